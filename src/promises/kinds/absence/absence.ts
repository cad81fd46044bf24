import { isMeant } from "../../conditions.js";
import { dueAt } from "../../due.js";
import { elapsedOn } from "../../elapsed.js";
import type { Terms } from "../../model.js";
import type { KindPlain } from "../kind.js";

export const absencePlain: KindPlain<Extract<Terms, { kind: "absence" }>> = ({ made, history, terms, definition }) => {
  const due = dueAt(made.at, terms.within, definition);
  const came = history.find((one) => isMeant(definition.counts, one) && one.at > made.at);
  const measured = came ? elapsedOn(definition, { from: made.at, to: came.at }) : null;
  if (came && came.at <= due) return { due, outcome: "broken", settled: came.at, seen: came.at, measured };
  return { due, outcome: "kept", settled: due, seen: null, measured };
};
