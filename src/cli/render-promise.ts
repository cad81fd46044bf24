import type { PromiseAnswer } from "../report/answers.js";
import { markName, marks } from "../report/marks.js";
import { promiseSays, seriesSheet } from "../report/sheets/promise.js";
import { visible } from "../report/visible.js";
import type { Look } from "./look.js";
import { type NextStep, nextSteps } from "./next-steps.js";
import { finish, paints } from "./paint.js";
import { shellWord } from "./render-check.js";
import { renderGroups } from "./render-groups.js";
import { sheetLines } from "./render-sheet.js";
import { wrapped } from "./text-table.js";

/** `kept promise NAME` (also `kept why NAME`): is it kept, how has it been, for whom not? */
export const renderPromise = (answer: PromiseAnswer, look: Look): string => {
  const { verdict } = answer;
  const paint = paints(look);
  const mark = marks[markName(verdict)];
  const steps: NextStep[] = [
    ["Who", `kept people ${shellWord(verdict.name)}`],
    ["Could", `kept design ${shellWord(verdict.name)}`],
  ];
  if (answer.file !== null)
    steps.push(["File", `${visible(answer.file)}${answer.line === null ? "" : `:${answer.line}`}`]);
  const lines = [
    paint[mark.hue](`${look.marks === "ascii" ? mark.ascii : mark.mark} ${mark.word}`),
    ...wrapped(`“${visible(verdict.says)}”`, look.width).map(paint.bold),
    ...promiseSays(answer).flatMap((each) => wrapped(visible(each), look.width)),
    ...(answer.series.length > 0 ? sheetLines(seriesSheet(answer), look) : []),
    ...renderGroups(verdict, look),
    "",
    ...nextSteps(steps, look, paint.dim),
  ];
  return finish(lines, look);
};
