import { z } from "zod";
import { fail, ok } from "../../core/result.js";
import { oneOrMore } from "./list.js";
import { flag, readNumber } from "./number.js";
import { scalar } from "./scalar.js";
import { text } from "./text.js";

type Operator = ">" | ">=" | "<" | "<=";
export type Compared = { readonly equals: string } | { readonly operator: Operator; readonly number: number };

const json = { type: ["string", "number", "boolean"] };

/** A text that must be equal, or a comparison with a number: `>= 20`. */
const compared = scalar<Compared>({
  what: "a text or a comparison",
  examples: ["app", ">= 20"],
  json,
  parse: (t) => {
    const match = /^\s*(>=|<=|=>|=<|>|<|==?|!=)\s*(.*)$/s.exec(t);
    if (!match) {
      const plain = text().safeParse(t);
      return plain.success
        ? ok({ equals: t })
        : fail({ code: "spec.condition", must: "must be a text of 1 to 500 visible characters" });
    }
    const [, sign = "", rest = ""] = match;
    const number = readNumber(rest);
    if (sign === "!=")
      return fail({
        code: "spec.condition",
        must: "must be a text, or a comparison with > >= < <=",
        write: `write { not: ${rest.slice(0, 40)} }`,
      });
    if (sign.startsWith("=") && sign.length < 3 && !/[<>]/.test(sign))
      return fail({
        code: "spec.condition",
        must: "must be a text, or a comparison with > >= < <=",
        write: `write ${rest.slice(0, 40)} alone`,
      });
    if (sign === "=>" || sign === "=<")
      return fail({
        code: "spec.condition",
        must: "must be a text, or a comparison with > >= < <=",
        write: `write ${sign === "=>" ? ">=" : "<="} ${rest.slice(0, 40)}`,
      });
    return number === undefined
      ? fail({
          code: "spec.condition",
          must: "must be compared with a number",
          write: `write ${sign} 20, or ["${sign}..."] for the text itself`,
        })
      : ok({ operator: sign as Operator, number });
  },
});

const not = z.strictObject({ not: oneOrMore(text("cancelled")).describe("None of these texts.") });
const present = z.strictObject({ present: flag.describe("true: there is a value; false: there is none.") });

/** On an interaction: its channel, amount, score, text, source or a property. */
export const ConditionV1 = z.union([compared, z.array(text("Utrecht")).min(1).max(10_000), not, present]);
export type ConditionV1 = z.infer<typeof ConditionV1>;

/** The text or a list of texts; a comparison has no meaning on a raw column, whose values are texts. */
const rawText = scalar<string>({
  what: "a text",
  examples: ["delivered"],
  json,
  parse: (t) => {
    if (/^\s*(>=|<=|>|<)\s*-?[\d.]+\s*$/.test(t))
      return fail({
        code: "spec.condition",
        must: "must be a text: columns of a file are not compared as numbers",
        write: "make it a property, and write the comparison in the promise's where",
      });
    return t.length <= 500 ? ok(t) : fail({ code: "spec.text.long", must: "must be at most 500 characters long" });
  },
});

/** On a column of the record as it was read. */
export const RawConditionV1 = z.union([rawText, z.array(text("delivered")).min(1).max(10_000), not, present]);
export type RawConditionV1 = z.infer<typeof RawConditionV1>;

/** Field -> condition; all must hold. */
export const WhereV1 = z.record(text("store"), ConditionV1);
export type WhereV1 = z.infer<typeof WhereV1>;
