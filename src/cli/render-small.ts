import type {
  DemoAnswer,
  DoctorAnswer,
  EraseAnswer,
  ExplainAnswer,
  ImportAnswer,
  InitAnswer,
  ReportAnswer,
} from "../report/answers.js";
import { formatCount, formatDurationMs } from "../report/format.js";
import type { Sheet } from "../report/sheet.js";
import { visible } from "../report/visible.js";
import { say } from "../report/words/say.js";
import type { Look } from "./look.js";
import { nextSteps } from "./next-steps.js";
import { finish, paints } from "./paint.js";
import { renderCheck } from "./render-check.js";
import { sheetLines } from "./render-sheet.js";
import { wrapped } from "./text-table.js";

/** The short answers: what was done, and what to type next. */
export const renderImport = (answer: ImportAnswer, look: Look): string => {
  const sum = (of: "rows" | "files" | "unchanged" | "quarantined"): number =>
    answer.sources.reduce((total, each) => total + each[of], 0);
  const sheet: Sheet = {
    says: [
      say("import.done", {
        rows: sum("rows"),
        files: sum("files"),
        unchanged: sum("unchanged"),
        unread: sum("quarantined"),
      }),
    ],
    columns: [
      { head: "SOURCE", most: 24 },
      { head: "FILES", align: "right" },
      { head: "UNCHANGED", align: "right" },
      { head: "READ", align: "right" },
      { head: "TWICE", align: "right" },
      { head: "UNREAD", align: "right" },
      { head: "" },
    ],
    rows: answer.sources.map((each) => [
      each.name,
      formatCount(each.files),
      formatCount(each.unchanged),
      formatCount(each.rows),
      formatCount(each.duplicates),
      formatCount(each.quarantined),
      each.says ?? "",
    ]),
  };
  const unread = answer.sources.some((each) => each.quarantined > 0);
  const steps = [["Next", "kept check"], ...(unread ? [["Unread", "kept sources --quarantine"]] : [])] as [
    string,
    string,
  ][];
  return finish([...sheetLines(sheet, look), ...nextSteps(steps, look, paints(look).dim)], look);
};

export const renderInit = (answer: InitAnswer, look: Look): string => {
  const { bold, dim } = paints(look);
  const sample: Sheet | null = answer.sample && {
    says: [],
    title: "The first rows, as Kept reads them",
    columns: answer.sample.columns.map((head) => ({ head: head.toUpperCase(), most: 28 })),
    rows: answer.sample.rows,
  };
  const promise = answer.promise
    ? [...wrapped(`A first promise: “${visible(answer.promise.says)}” ${visible(answer.promise.because)}`, look.width)]
    : [];
  return finish(
    [
      bold(
        answer.written.length > 0
          ? `Wrote ${answer.written.map((each) => visible(each)).join(", ")}.`
          : "Nothing was written.",
      ),
      ...answer.found.flatMap((each) => wrapped(visible(each), look.width)),
      ...(sample ? sheetLines(sample, look) : []),
      ...(promise.length > 0 ? ["", ...promise] : []),
      "",
      ...nextSteps(
        [
          ["Next", "kept import"],
          ["Then", "kept check"],
        ],
        look,
        dim,
      ),
    ],
    look,
  );
};

export const renderErase = (answer: EraseAnswer, look: Look): string => {
  const rows = answer.removed.reduce((sum, each) => sum + each.rows, 0);
  const sheet: Sheet = {
    says: [say("erase.done", { rows, left: answer.left })],
    columns: [{ head: "WHERE" }, { head: "ROWS", align: "right" }],
    rows: answer.removed.map((each) => [each.what, formatCount(each.rows)]),
    notes: [
      ...(answer.where ?? []).map((each) => `Still in ${each}`),
      ...(answer.files ?? []).map(
        (each) => `Your own file ${each} still holds this person; an import leaves those rows out.`,
      ),
      `Proof ${answer.proof}`,
    ],
  };
  return finish(sheetLines(sheet, look), look);
};

export const renderReport = (answer: ReportAnswer, look: Look): string =>
  finish(
    [
      paints(look).bold(visible(answer.finding)),
      `Written to ${visible(answer.path, 1_000)} (${formatCount(Math.ceil(answer.bytes / 1000))} kB)`,
    ],
    look,
  );

export const renderDemo = (answer: DemoAnswer, look: Look): string =>
  finish(
    [
      ...renderCheck(answer.check, look).trimEnd().split("\n"),
      "",
      ...nextSteps(
        [
          ["Report", visible(answer.report, 1_000)],
          ["Folder", visible(answer.directory, 1_000)],
        ],
        look,
        paints(look).dim,
      ),
    ],
    look,
  );

export const renderDoctor = (answer: DoctorAnswer, look: Look): string => {
  const { bold, dim } = paints(look);
  const wrong = answer.checks.filter((each) => each.state !== "fine").length;
  return finish(
    [
      bold(wrong === 0 ? "All is well." : `${wrong} of ${answer.checks.length} need a look.`),
      "",
      ...answer.checks.flatMap((each) => [
        ...wrapped(`${stateWords[each.state].padEnd(6)}  ${visible(each.name, 40)}: ${visible(each.says)}`, look.width),
        ...(each.instead === null
          ? []
          : wrapped(visible(each.instead), look.width - 8).map((line) => dim(`        ${line}`))),
      ]),
    ],
    look,
  );
};

const stateWords = { fine: "fine", attention: "look", wrong: "wrong" } as const;

/** The SQL is printed as it is, so that it can be run elsewhere; what the steps yield follows. */
export const renderExplain = (answer: ExplainAnswer, look: Look): string => {
  const { bold, dim } = paints(look);
  const sql = answer.sql === "" ? [] : answer.sql.split("\n").map((line) => visible(line, 10_000));
  const parameters = Object.entries(answer.parameters).map(([name, value]) =>
    dim(`-- ${visible(name)} = ${visible(value)}`),
  );
  // Without a query they are listed, and nothing was counted.
  const steps =
    answer.query === ""
      ? ["", ...answer.steps.flatMap((step) => sheetLines(queriesSheet(step), look))]
      : answer.steps.flatMap((step) => sheetLines(stepSheet(step), look));
  return finish(
    [bold(visible(answer.says)), ...(sql.length > 0 ? ["", ...parameters, ...sql] : parameters), ...steps],
    look,
  );
};

const queriesSheet = (step: ExplainAnswer["steps"][number]): Sheet => ({
  says: [],
  columns: [{ head: "QUERY" }, { head: "ANSWERS" }],
  rows: step.sample,
});

const stepSheet = (step: ExplainAnswer["steps"][number]): Sheet => ({
  says: [],
  title: `${step.name}: ${formatCount(step.rows)} rows${step.ms > 0 ? ` in ${formatDurationMs(step.ms)}` : ""}`,
  columns: step.columns.map((head) => ({ head, most: 48 })),
  rows: step.sample,
});
