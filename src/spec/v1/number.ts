import { fail, ok } from "../../core/result.js";
import { scalar } from "./scalar.js";

const digits = /^[+-]?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d{1,2})?$/;

/** A finite number, or undefined. */
export const readNumber = (text: string): number | undefined => {
  const t = text.trim();
  return digits.test(t) && Number.isFinite(Number(t)) ? Number(t) : undefined;
};

const commaHint = (t: string) =>
  /^\s*\d+,\d+\s*%?\s*$/.test(t) ? { write: `write ${t.trim().replace(",", ".")}` } : {};

/** A number from `least` on. */
export const number = (options: { example: number; least?: number; whole?: "whole" }) =>
  scalar({
    what: options.whole ? "a whole number" : "a number",
    examples: [options.example],
    json: {
      type: options.whole ? "integer" : "number",
      ...(options.least === undefined ? {} : { minimum: options.least }),
    },
    parse: (t) => {
      const value = readNumber(t);
      const must = `must be ${options.whole ? "a whole number" : "a number"}${options.least === undefined ? "" : ` from ${options.least} on`}`;
      if (value === undefined)
        return fail({
          code: "spec.number",
          must,
          ...{ write: `write for example ${options.example}`, ...commaHint(t) },
        });
      if ((options.whole && !Number.isSafeInteger(value)) || (options.least !== undefined && value < options.least))
        return fail({ code: "spec.number", must });
      return ok(value);
    },
  });

/** A share as percent or number, in 0..1; undefined when it is neither. */
const readShare = (text: string): number | undefined => {
  const percent = /^\s*(.+?)\s*%\s*$/.exec(text);
  const value = readNumber(percent ? percent[1]! : text);
  // 95 / 100 is 0.95 exactly as 0.95 is; 28.000000000000004 % is not written by anyone.
  return value === undefined ? undefined : percent ? Number((value / 100).toPrecision(15)) : value;
};

const percentJson = {
  anyOf: [
    { type: "number", exclusiveMinimum: 0, maximum: 1 },
    { type: "string", pattern: "^\\s*(\\d+(\\.\\d+)?|\\.\\d+)\\s*%?\\s*$" },
  ],
};

/** The rate promised: above 0, at most 1. */
export const target = scalar({
  what: "a share",
  examples: ["95%"],
  json: percentJson,
  parse: (t) => {
    const share = readShare(t);
    const code = "spec.target.unit";
    if (share === undefined)
      return fail({ code, must: "must be a share", ...{ write: "write 95% or 0.95", ...commaHint(t) } });
    const percent = t.includes("%");
    if (share > 1 && share <= 100 && !percent)
      return fail({
        code,
        must: "must be a share",
        write: `write ${t.trim()}% or ${Number((share / 100).toPrecision(12))}`,
      });
    if (share > 1 || share <= 0)
      return fail({ code, must: "must be a share above 0 and at most 100%", write: "write 95% or 0.95" });
    // 0.95% is 0.0095: a promise to let nearly everyone down was meant as 95 %.
    if (percent && share < 0.01)
      return fail({
        code,
        must: "must be a share",
        write: `write ${Number((share * 10_000).toPrecision(12))}% or ${Number((share * 100).toPrecision(12))}`,
      });
    return ok(share);
  },
});

/** The level of the intervals: above 50 %, under 100 %. */
export const confidence = scalar({
  what: "a share",
  examples: ["95%"],
  json: percentJson,
  parse: (t) => {
    const share = readShare(t);
    if (share !== undefined && share > 0.5 && share < 1) return ok(share);
    const meant =
      share !== undefined && share > 50 && share < 100
        ? `write ${t.trim()}% or ${Number((share / 100).toPrecision(12))}`
        : "write 95% or 0.95";
    return fail({ code: "spec.share", must: "must be a share above 50% and under 100%", write: meant });
  },
});

/** How far two values may differ: a share of the larger (`1%`) or an amount (`0.05`). */
export const margin = scalar({
  what: "a margin",
  examples: ["1%", 0.05],
  json: {
    anyOf: [
      { type: "number", minimum: 0 },
      { type: "string", pattern: "^\\s*(\\d+(\\.\\d+)?|\\.\\d+)\\s*%?\\s*$" },
    ],
  },
  parse: (t) => {
    const value = readShare(t);
    if (value === undefined || value < 0 || (t.includes("%") && value >= 1))
      return fail({
        code: "spec.number",
        must: "must be a share under 100%, or an amount",
        ...{ write: "write 1% or 0.05", ...commaHint(t) },
      });
    return ok(t.includes("%") ? { relative: value } : { absolute: value });
  },
});

/** yes or no, as YAML 1.2 writes it. */
export const flag = scalar({
  what: "true or false",
  examples: [true],
  json: { type: "boolean" },
  parse: (t) => {
    if (/^(true|false)$/i.test(t)) return ok(t.toLowerCase() === "true");
    const meant = /^(yes|on|y)$/i.test(t) ? "true" : /^(no|off|n)$/i.test(t) ? "false" : undefined;
    return fail({
      code: "spec.value.choice",
      must: "must be true or false",
      ...(meant ? { write: `write ${meant}` } : {}),
    });
  },
});
