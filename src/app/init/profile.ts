import type { Problem } from "../../core/problem.js";
import { fail, ok, type Result } from "../../core/result.js";
import type { FoundFile } from "../../sources/find-files.js";
import type { Looked, ReadOptions } from "../../sources/model.js";
import type { Reader } from "../../sources/reader/open-reader.js";
import { profiledColumns, type profileParts, profileSql } from "./profile.sql.js";
import { type TimeForm, timeFormOf } from "./time-forms.js";

/** What the values of one column look like, over the first 300,000 records. Times are in milliseconds, as if in UTC. */
export type ColumnProfile = {
  readonly name: string;
  readonly filled: number;
  readonly distinct: number;
  /** Values that are numbers, with a decimal point and with a decimal comma. */
  readonly points: number;
  readonly commas: number;
  readonly emails: number;
  /** Values of four words and more. */
  readonly worded: number;
  readonly length: number;
  readonly top: readonly string[];
  readonly time:
    | (TimeForm & {
        readonly times: number;
        readonly first: number;
        readonly last: number;
        readonly median: number /** Values without a time of day, or with 00:00. */;
        readonly midnights: number;
      })
    | null;
};

/** `source`: files with the same columns, of which `file`, the largest, was looked at. */
export type FileProfile = {
  readonly file: FoundFile;
  readonly looked: Looked;
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
};

export const guessAll: ReadOptions = {
  format: null,
  delimiter: null,
  encoding: null,
  header: true,
  skipLines: 0,
  sheet: null,
};

/** What a file holds, by one question to all of its columns. */
export const profileOf = async (
  reader: Reader,
  file: FoundFile,
  read: ReadOptions = guessAll,
): Promise<Result<FileProfile, Problem>> => {
  const asked = await reader.ask({ path: file.real, file: file.path, read }, profileSql);
  if (!asked.ok) return fail(asked.error);
  const { looked, answer } = asked.value;
  const columns = looked.columns.slice(0, profiledColumns).map((column, i) =>
    columnProfile(looked, i, {
      parts: JSON.parse(answer[`p${i}`]!) as string[],
      top: JSON.parse(answer[`t${i}`]!) as string[],
      name: column.name,
    }),
  );
  return ok({ file, looked, rows: Number(answer.rows), columns });
};

const columnProfile = (
  looked: Looked,
  i: number,
  answer: { parts: readonly string[]; top: readonly string[]; name: string },
): ColumnProfile => {
  const at = (part: (typeof profileParts)[number]) => Number(answer.parts[order[part]]);
  const form = timeFormOf(looked, i);
  const isTime = form !== null && at("times") >= 0.8 * at("filled") && at("times") > 0;
  return {
    name: answer.name,
    filled: at("filled"),
    distinct: at("distinct"),
    points: at("points"),
    commas: at("commas"),
    emails: at("emails"),
    worded: at("worded"),
    length: at("length"),
    top: answer.top,
    time: isTime
      ? {
          ...form,
          times: at("times"),
          first: at("first"),
          last: at("last"),
          median: at("median"),
          midnights: at("midnights"),
        }
      : null,
  };
};

const order: Readonly<Record<(typeof profileParts)[number], number>> = {
  filled: 0,
  distinct: 1,
  points: 2,
  commas: 3,
  emails: 4,
  worded: 5,
  length: 6,
  times: 7,
  first: 8,
  last: 9,
  median: 10,
  midnights: 11,
};
