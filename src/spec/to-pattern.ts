import type { Condition, Pattern } from "../promises/model.js";
import type { ConditionV1, WhereV1 } from "./v1/condition.js";
import type { PatternV1 } from "./v1/pattern.js";

export const toPattern = (written: PatternV1, where: WhereV1 = {}): Pattern => {
  const more = toConditions(where);
  if (typeof written === "string") return { types: [written], where: more };
  if (Array.isArray(written)) return { types: [...new Set(written)], where: more };
  const one = written as Exclude<PatternV1, string | string[]>;
  return { types: [...new Set(one.type)], where: [...toConditions(one.where ?? {}), ...more] };
};

export const toConditions = (where: WhereV1): Condition[] =>
  Object.entries(where).map(([field, written]) => toCondition(field, written));

const toCondition = (field: string, written: ConditionV1): Condition => {
  if (Array.isArray(written)) return { field, test: "in", values: written };
  if ("equals" in written) return { field, test: "in", values: [written.equals] };
  if ("operator" in written) return { field, test: "compare", operator: written.operator, number: written.number };
  if ("not" in written) return { field, test: "not", values: written.not };
  return { field, test: written.present ? "present" : "missing" };
};
