import type { Problem } from "../core/problem.js";
import { padToWidth, textWidth } from "../report/text-width.js";
import { visible } from "../report/visible.js";
import { counted } from "../report/words/entry.js";
import { excerpt } from "./excerpt.js";
import type { Look } from "./look.js";
import { finish, paints } from "./paint.js";
import { wrapped } from "./text-table.js";

export type ProblemsGiven = {
  readonly problems: readonly Problem[];
  /** How many files were looked at; 0 where the fault is in no file. */
  readonly files: number;
  readonly texts: ReadonlyMap<string, string>;
  /** What was done all the same. */
  readonly holds?: string;
};

const most = 50;
const pageWidth = 111;

/** All problems at once: where, what is wrong, the code; where something must be written, the lines and a caret (UI.md 6). */
export const renderProblems = (given: ProblemsGiven, look: Look): string => {
  const shown = given.problems.slice(0, most);
  const width = Math.min(look.width, pageWidth);
  const codeColumn = width - Math.max(...shown.map((each) => each.code.length));
  const lines = shown.flatMap((problem) => [
    ...headLines(problem, width, codeColumn, look),
    ...writeLines(problem, given.texts, look),
  ]);
  if (given.problems.length > most) lines.push(`and ${given.problems.length - most} more`);
  return finish([...lines, ...wrapped(summary(given), look.width)], look);
};

const headLines = (problem: Problem, width: number, codeColumn: number, look: Look): string[] => {
  const { bold, dim } = paints(look);
  const at = place(problem);
  // A file's reader names the file, for JSON and logs; here it stands before the sentence already.
  const sentence = problem.file === undefined ? problem.says : problem.says.replace(`${problem.file}: `, "");
  const says = `${at === "" ? "" : "  "}${visible(sentence)}`;
  if (textWidth(at + says) + 2 <= codeColumn)
    return [`${bold(at)}${padToWidth(says, codeColumn - textWidth(at), "left")}${dim(problem.code)}`];
  const lines = wrapped(`${at}${says}`, width);
  return [
    ...lines.map((line, i) => (i === 0 && at !== "" && line.startsWith(at) ? bold(at) + line.slice(at.length) : line)),
    dim(`    ${problem.code}`),
  ];
};

const place = (problem: Problem): string =>
  problem.file === undefined
    ? ""
    : [visible(problem.file, 120), problem.line, problem.line === undefined ? undefined : problem.column]
        .filter((part) => part !== undefined)
        .join(":");

const writeLines = (problem: Problem, texts: ProblemsGiven["texts"], look: Look): string[] => {
  if (problem.write === undefined) return [];
  const text = problem.file === undefined ? undefined : texts.get(problem.file);
  const write = visible(toDo(problem.write));
  if (text === undefined || problem.line === undefined || problem.column === undefined) return [`    ${write}`];
  return excerpt(text, {
    line: problem.line,
    column: problem.column,
    length: problem.length,
    says: write,
    width: look.width,
  });
};

const verbs =
  /^(add|ask|begin|check|compress|export|free|give|leave|make|mend|move|name|put|remove|rename|see|set|split|use|write|yield) /;

/** What to type gets "write" before it, a command "run"; what is a sentence already stays as it is. */
const toDo = (write: string): string => {
  if (verbs.test(write) || /^(its columns|keys look|kept init\b.* (writes|copies)) /.test(write)) return write;
  return `${/^kept [a-z]+( |$)/.test(write) ? "run" : "write"} ${write}`;
};

const summary = ({ problems, files, holds }: ProblemsGiven): string => {
  const faulty = new Set(problems.flatMap((each) => (each.file === undefined ? [] : [each.file]))).size;
  const where =
    files > 0 && faulty > 0
      ? ` in ${faulty} of ${counted(Math.max(files, faulty), String(Math.max(files, faulty)), "file", "files")}`
      : "";
  return `${counted(problems.length, String(problems.length), "problem", "problems")}${where}. ${holds ?? "Nothing was run."}  More: kept help ${problems[0]?.code ?? ""}`;
};

/** The same for a machine, on stdout. */
export const problemsJson = (problems: readonly Problem[]): string => `${JSON.stringify({ problems }, null, 2)}\n`;
