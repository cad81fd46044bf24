import { isMeant } from "../../conditions.js";
import { dueAt } from "../../due.js";
import { elapsedOn } from "../../elapsed.js";
import type { Terms } from "../../model.js";
import type { KindPlain } from "../kind.js";

export const durationPlain: KindPlain<Extract<Terms, { kind: "duration" }>> = ({
  made,
  history,
  terms,
  definition,
}) => {
  const due = dueAt(made.at, terms.within, definition);
  const met = history.find((one) => isMeant(definition.met, one) && one.at >= made.at);
  const kept = met !== undefined && met.at <= due;
  return {
    due,
    outcome: kept ? "kept" : "broken",
    settled: kept ? met.at : due,
    seen: met?.at ?? null,
    measured: met ? elapsedOn(definition, { from: made.at, to: met.at, terms }) : null,
  };
};
