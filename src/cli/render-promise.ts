import type { PromiseAnswer } from "../report/answers.js";
import { budgetSays } from "../report/budget-says.js";
import { formatBounds, formatCount, formatDay, formatMeasured, formatRate, formatTarget } from "../report/format.js";
import { markName, marks } from "../report/marks.js";
import type { PromiseVerdict } from "../report/model.js";
import { visible } from "../report/visible.js";
import { listed } from "../report/words/entry.js";
import { say } from "../report/words/say.js";
import type { Look } from "./look.js";
import { nextSteps } from "./next-steps.js";
import { finish, paints } from "./paint.js";
import { shellWord } from "./render-check.js";
import { renderGroups } from "./render-groups.js";
import { sheetLines } from "./render-sheet.js";
import { wrapped } from "./text-table.js";

/** `kept promise NAME` (also `kept why NAME`): is it kept, for whom not, how has it been? */
export const renderPromise = (answer: PromiseAnswer, look: Look): string => {
  const { verdict } = answer;
  const paint = paints(look);
  const mark = marks[markName(verdict)];
  const budget = budgetSays(verdict, answer.asOf);
  const lines = [
    `${paint[mark.hue](`${look.marks === "ascii" ? mark.ascii : mark.mark} ${mark.word}`)}  ${paint.bold(`“${visible(verdict.says)}”`)}`,
    ...wrapped(
      visible(
        [published(answer), verdict.owner ?? "", verdict.value ? `Stands for: ${verdict.value}.` : ""]
          .filter(Boolean)
          .join(" "),
      ),
      look.width,
    ),
    "",
    ...wrapped(rateSays(verdict), look.width),
    ...wrapped(
      [budget.head, budget.detail]
        .filter(Boolean)
        .map((each) => visible(each))
        .join(", "),
      look.width,
    ),
    ...verdict.missing.flatMap((each) => wrapped(visible(each), look.width)),
    ...sheetLines(seriesSheet(answer), look),
    ...distributionLines(answer, look),
    ...renderGroups(verdict, look),
    "",
    ...nextSteps(
      [
        ["Who", `kept people ${shellWord(verdict.name)}`],
        ["Could", `kept design ${shellWord(verdict.name)}`],
        ...(answer.file === null
          ? []
          : ([["File", `${visible(answer.file)}${answer.line === null ? "" : `:${answer.line}`}`]] as const)),
      ],
      look,
      paint.dim,
    ),
  ];
  return finish(lines, look);
};

const published = ({ published: places, versions, asOf }: PromiseAnswer): string => {
  const current = versions[0];
  const since = current?.from ? ` since ${formatDay(current.from, { form: "plain", today: asOf })}` : "";
  return places.length > 0 ? `On ${listed(places)}${since}.` : since ? `In force${since}.` : "";
};

const rateSays = ({ keepRate, target, people, counts }: PromiseVerdict): string => {
  const who = people.letDown > 0 ? ` ${say("people.letDown", { n: people.letDown, atLeast: people.atLeast })}` : "";
  const waiting = counts.pending > 0 ? ` ${say("people.waiting", { n: counts.pending })}.` : "";
  if (!("status" in keepRate)) {
    const text = formatRate(keepRate, target);
    return `${text.estimate} kept, ${say("measure.between", text)}, of ${formatCount(keepRate.n)}; promised ${formatTarget(target)}.${who}${waiting}`;
  }
  if (keepRate.status === "unknown")
    return `We cannot say: ${say("measure.between", formatBounds(keepRate.bounds, target))} of ${formatCount(keepRate.n)}, because ${visible(keepRate.reason)}.${who}${waiting}`;
  return `We cannot say: ${keepRate.status === "insufficient" ? say("measure.few", keepRate) : say("measure.none", {})}.${who}${waiting}`;
};

const seriesSheet = ({ series, every, asOf, verdict }: PromiseAnswer) => ({
  says: [],
  title: say("series.title", { every }),
  columns: [
    { head: "FROM" },
    { head: "KEPT", align: "right" as const },
    { head: "BETWEEN" },
    { head: "PROMISED", align: "right" as const },
    { head: "DUE", align: "right" as const },
    { head: "" },
  ],
  rows: series.map((point) => {
    const rate =
      point.estimate === null || point.low === null || point.high === null
        ? null
        : formatRate({ estimate: point.estimate, low: point.low, high: point.high }, point.target);
    const remark = [
      point.unknown > 0 ? say("people.cannotJudge", { n: point.unknown }) : "",
      point.unfinished ? say("series.unfinished", point) : "",
      point.restated === null ? "" : say("change.restated", { was: formatTarget(Number(point.restated.toFixed(3))) }),
    ];
    return [
      formatDay(point.from, { form: "plain", today: asOf }),
      rate?.estimate ?? "–",
      rate?.range ?? "",
      formatTarget(point.target ?? verdict.target),
      formatCount(point.kept + point.broken),
      remark.filter(Boolean).join("; "),
    ];
  }),
});

const distributionLines = ({ distribution }: PromiseAnswer, look: Look): string[] => {
  if (distribution === null || distribution.median === null) return [];
  const { unit, median, p95, pending } = distribution;
  const half = say("distribution.half", {
    median: formatMeasured(median, unit),
    p95: p95 === null ? null : formatMeasured(p95, unit),
  });
  return [
    "",
    ...wrapped(
      `How long it took: ${half}${pending > 0 ? `; ${say("distribution.waiting", { n: pending })}` : ""}.`,
      look.width,
    ),
  ];
};
