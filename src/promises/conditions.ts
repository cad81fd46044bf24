import type { Condition, Pattern } from "./model.js";

/** The fields of an interaction that conditions look at; empty text and null mean missing. */
export type Happened = {
  readonly type: string;
  readonly source: string;
  readonly channel: string;
  readonly amount: number | null;
  readonly score: number | null;
  readonly text: string;
  readonly properties: Readonly<Record<string, string>>;
};

export const textOf = (happened: Happened, field: string): string => {
  if (field === "channel" || field === "text" || field === "source") return happened[field];
  if (field === "amount" || field === "score") return happened[field] === null ? "" : String(happened[field]);
  return Object.hasOwn(happened.properties, field) ? happened.properties[field]! : "";
};

/** A decimal number, with an exponent perhaps; nothing else counts as one. */
export const numberOf = (happened: Happened, field: string): number | null => {
  const text = textOf(happened, field);
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : null;
};

const compare = {
  ">": (a: number, b: number) => a > b,
  ">=": (a: number, b: number) => a >= b,
  "<": (a: number, b: number) => a < b,
  "<=": (a: number, b: number) => a <= b,
};

/** True, false, or null when what is needed to tell is missing. */
const answer = (happened: Happened, c: Condition): boolean | null => {
  const text = textOf(happened, c.field);
  switch (c.test) {
    case "present":
      return text !== "";
    case "missing":
      return text === "";
    case "compare": {
      const number = numberOf(happened, c.field);
      return number === null ? null : compare[c.operator](number, c.number);
    }
    case "in":
      return text === "" ? null : c.values.includes(text);
    case "not":
      return text === "" ? null : !c.values.includes(text);
  }
};

/** Whether an interaction is meant: a missing value fulfils only `not` and `missing`. */
export const isMeant = (pattern: Pattern | null, happened: Happened): boolean =>
  pattern?.types.includes(happened.type) === true &&
  pattern.where.every((c) => answer(happened, c) ?? c.test === "not");

/** Whether what was expected came: false if one thing did not, null if that cannot be told. */
export const isFulfilled = (expects: readonly Condition[], happened: Happened): boolean | null => {
  const answers = expects.map((c) => answer(happened, c));
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
};
