import { isMeant } from "../../conditions.js";
import { dueAt } from "../../due.js";
import type { Terms } from "../../model.js";
import type { KindPlain } from "../kind.js";

const untilAsked = { months: 0, days: 30, ms: 0 };

export const scorePlain: KindPlain<Extract<Terms, { kind: "score" }>> = ({ made, history, terms, definition }) => {
  const due = definition.made ? dueAt(made.at, terms.within ?? untilAsked, definition) : made.at;
  const answer = definition.made
    ? history.find((one) => isMeant(definition.met, one) && one.score !== null && one.at >= made.at)
    : made;
  if (!answer || answer.score === null || answer.at > due)
    return { due, outcome: "void", settled: due, seen: null, measured: null };
  return {
    due,
    outcome: answer.score >= terms.atLeast ? "kept" : "broken",
    settled: answer.at,
    seen: answer.at,
    measured: answer.score,
  };
};
