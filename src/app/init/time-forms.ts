import { forms } from "../../interactions/time.sql.js";
import type { Looked } from "../../sources/model.js";
import { means, wordsOf } from "./column-words.js";

/** How a column writes times: `pattern` null where the usual forms do. */
export type TimeForm = {
  readonly pattern: string | null;
  readonly slash: "day first" | "month first";
  readonly ambiguous: boolean;
};

/** Forms that the mapping reads only when told: what they look like, and how to tell it. */
const told: readonly (readonly [RegExp, string])[] = [
  [/^[A-Z][a-z]{2} [A-Z][a-z]{2} \d{2} \d{2}:\d{2}:\d{2} [+-]\d{4} \d{4}$/, "EEE MMM dd HH:mm:ss Z yyyy"],
  [/^\d{2}\.\d{2}\.\d{2}$/, "dd.MM.yy"],
  [/^\d{2}\.\d{2}\.\d{2} \d{2}:\d{2}$/, "dd.MM.yy HH:mm"],
  [/^\d{2}\.\d{2}\.\d{2} \d{2}:\d{2}:\d{2}$/, "dd.MM.yy HH:mm:ss"],
  [/^\d{4}\d{2}\d{2}-\d{2}:\d{2}:\d{2}$/, "yyyyMMdd-HH:mm:ss"],
];
const twoDigitYear = /^(\d{1,2})\/(\d{1,2})\/\d{2}( \d{1,2}:\d{2}(:\d{2})?)?$/;

const regex = (form: keyof typeof forms) => {
  const text = forms[form];
  return text.startsWith("(?i)") ? new RegExp(text.slice(4), "i") : new RegExp(text);
};
const certain = (["iso", "slashedYearFirst", "slashed", "named"] as const).map(regex);
/** Plain digits are times only in a column whose name says so. */
const digits = (["compact", "seconds", "millis", "micros", "serial"] as const).map(regex);
const timeWord =
  /^(at|on|date|datum|time|timestamp|datetime|ts|tijd|zeit|data|fecha|when|day|tag)$|(datum|date|time|zeit|stamp)$/;

/** The form of a column's times, from the first records; null where it holds none. */
export const timeFormOf = (looked: Looked, column: number): TimeForm | null => {
  const { name, kind } = looked.columns[column]!;
  const values = looked.sample.map((record) => (record[column] ?? "").trim()).filter((value) => value !== "");
  if (values.length === 0 || kind === "boolean") return null;
  const plain = { pattern: null, slash: "day first", ambiguous: false } as const;
  if (kind === "instant" || kind === "local" || kind === "day") return plain;
  const most = (test: (value: string) => boolean) => values.filter(test).length >= 0.9 * values.length;
  const pattern = told.find(([is]) => most((value) => is.test(value)))?.[1];
  if (pattern !== undefined) return { ...plain, pattern };
  const order = slashOrder(values);
  if (most((value) => twoDigitYear.test(value))) {
    const clock = values.some((value) => /:\d{2}:/.test(value))
      ? " H:mm:ss"
      : values.some((value) => value.includes(":"))
        ? " H:mm"
        : "";
    return { pattern: (order.slash === "month first" ? "M/d/yy" : "d/M/yy") + clock, ...order };
  }
  const slashed = slashPattern(values, order.slash);
  if (slashed !== null) return { pattern: slashed, ...order };
  if (most((value) => certain.some((form) => form.test(value)))) return { pattern: null, ...order };
  const named =
    wordsOf(name).some((word) => timeWord.test(word)) ||
    (["made", "done", "promised"] as const).some((meaning) => means(name, meaning) && !means(name, "amount"));
  return named && !means(name, "id") && most((value) => digits.some((form) => form.test(value))) ? plain : null;
};

const clocks: readonly (readonly [RegExp, string])[] = [
  [/^$/, ""],
  [/^ \d{1,2}:\d{2}$/, " H:mm"],
  [/^ \d{1,2}:\d{2}:\d{2}$/, " H:mm:ss"],
  [/^ \d{1,2}:\d{2} [AaPp][Mm]$/, " h:mm a"],
  [/^ \d{1,2}:\d{2}:\d{2} [AaPp][Mm]$/, " h:mm:ss a"],
];

/** Dates like 03/04/2025 get their pattern written down: the next file may hold no day that gives the order away. */
export const slashPattern = (values: readonly string[], slash: TimeForm["slash"]): string | null => {
  const rests = values.map((value) => /^\d{1,2}\/\d{1,2}\/\d{4}(.*)$/.exec(value)?.[1]);
  const clock = clocks.find(([is]) => rests.every((rest) => rest !== undefined && is.test(rest)));
  return clock ? `${slash === "month first" ? "M/d/yyyy" : "d/M/yyyy"}${clock[1]}` : null;
};

/** Day or month first, where a value gives it away; dates with points or dashes have the day first everywhere. */
const slashOrder = (values: readonly string[]): Pick<TimeForm, "slash" | "ambiguous"> => {
  const parts = values.map((value) => /^(\d{1,2})\/(\d{1,2})\/\d{2,4}/.exec(value)).filter((match) => match !== null);
  const above = (i: number) => parts.some((match) => Number(match[i]) > 12);
  if (above(2) && !above(1)) return { slash: "month first", ambiguous: false };
  return { slash: "day first", ambiguous: parts.length > 0 && !above(1) };
};
