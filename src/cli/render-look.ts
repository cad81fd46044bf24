import type { AddAnswer, LookAnswer } from "../app/upload/answers.js";
import { formatCount } from "../report/format.js";
import type { Sheet } from "../report/sheet.js";
import { visible } from "../report/visible.js";
import type { Look } from "./look.js";
import { nextSteps } from "./next-steps.js";
import { finish, paints } from "./paint.js";
import { renderCheck } from "./render-check.js";
import { sheetLines } from "./render-sheet.js";
import { wrapped } from "./text-table.js";

/** What is in a file: its columns and what they are taken for, rows as they would be read, promises. */
export const renderLook = (answer: LookAnswer, look: Look): string => {
  const { bold, dim } = paints(look);
  const columns: Sheet = {
    says: [],
    columns: [{ head: "COLUMN", most: 28 }, { head: "VALUES", most: 48 }, { head: "USED AS" }],
    rows: answer.columns.map((each) => [each.name, each.values.join(", "), each.use === "nothing" ? "" : each.use]),
  };
  const sample: Sheet | null = answer.sample && {
    says: [],
    title: "The first rows, as Kept reads them",
    columns: answer.sample.columns.map((head) => ({ head: head.toUpperCase(), most: 28 })),
    rows: answer.sample.rows,
  };
  return finish(
    [
      bold(`${visible(answer.file.name)}: ${formatCount(answer.file.rows)} rows, ${answer.file.format}`),
      ...(answer.blocked === null ? [] : wrapped(visible(answer.blocked), look.width)),
      ...sheetLines(columns, look),
      ...(sample ? sheetLines(sample, look) : []),
      "",
      ...answer.promises.flatMap((each) =>
        wrapped(`${each.name}: “${visible(each.says)}” ${visible(each.because)}`, look.width),
      ),
      "",
      ...(answer.blocked === null ? nextSteps([["Next", `kept add ${visible(answer.file.path)}`]], look, dim) : []),
    ],
    look,
  );
};

export const renderAdd = (answer: AddAnswer, look: Look): string => {
  const rows = answer.imported.sources.reduce((sum, each) => sum + each.rows, 0);
  const said = `Wrote ${answer.written.map(visible).join(", ")}; ${formatCount(rows)} interactions of ${answer.source} taken in.`;
  return finish(
    [paints(look).bold(said), ...(answer.check ? ["", renderCheck(answer.check, look).trimEnd()] : [])],
    look,
  );
};
