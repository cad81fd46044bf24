import { isMeant, textOf } from "../../conditions.js";
import { dueAt } from "../../due.js";
import type { Terms } from "../../model.js";
import type { Interaction, KindPlain } from "../kind.js";

type Effort = Extract<Terms, { kind: "effort" }>;

export const effortPlain: KindPlain<Effort> = ({ made, history, terms, definition }) => {
  const due = dueAt(made.at, terms.within, definition);
  const met = history.find((one) => isMeant(definition.met, one) && one.at >= made.at);
  const until = Math.min(met?.at ?? due, due);
  const counted = history.filter((one) => isMeant(definition.counts, one) && one.at >= made.at && one.at <= until);
  const steps = terms.of === "contacts" ? counted : changes(counted, terms);
  const exceeded = steps[terms.atMost];
  const measured = steps.length;
  if (exceeded) return { due, outcome: "broken", settled: exceeded.at, seen: exceeded.at, measured };
  const inTime = definition.met === null || (met !== undefined && met.at <= due);
  if (inTime) return { due, outcome: "kept", settled: until, seen: null, measured };
  return { due, outcome: "broken", settled: due, seen: met?.at ?? null, measured };
};

/** The contacts at which the agent or the channel is another than at the contact before; contacts without one are passed over. */
const changes = (counted: readonly Interaction[], terms: Effort): readonly Interaction[] => {
  const of = (one: Interaction) => textOf(one, terms.of === "channels" ? "channel" : (terms.handover ?? ""));
  const named = counted.filter((one) => of(one) !== "");
  return named.filter((one, i) => i > 0 && of(one) !== of(named[i - 1]!));
};
