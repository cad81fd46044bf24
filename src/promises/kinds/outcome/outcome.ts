import { isFulfilled, isMeant } from "../../conditions.js";
import { dueAt } from "../../due.js";
import type { Terms } from "../../model.js";
import type { Ending, KindPlain } from "../kind.js";

export const outcomePlain: KindPlain<Extract<Terms, { kind: "outcome" }>> = ({
  made,
  history,
  terms,
  definition,
}): Ending => {
  const due = definition.met ? dueAt(made.at, terms.within ?? { months: 0, days: 0, ms: 0 }, definition) : made.at;
  const met = definition.met ? history.find((one) => isMeant(definition.met, one) && one.at >= made.at) : made;
  const seen = met?.at ?? null;
  if (!met || met.at > due) return { due, outcome: "broken", settled: due, seen, measured: null };
  const fulfilled = isFulfilled(terms.expects, met);
  return {
    due,
    outcome: fulfilled === null ? "unknown" : fulfilled ? "kept" : "broken",
    settled: met.at,
    seen,
    measured: null,
  };
};
