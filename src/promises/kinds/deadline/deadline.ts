import { DateTime } from "luxon";
import { isMeant, textOf } from "../../conditions.js";
import type { Terms } from "../../model.js";
import type { KindPlain } from "../kind.js";

type Deadline = Extract<Terms, { kind: "deadline" }>;

export const deadlinePlain: KindPlain<Deadline> = ({ made, history, terms, definition }) => {
  const given = dueOf(textOf(made, terms.by), terms, definition.zone);
  if (given === null) return { due: made.at, outcome: "unknown", settled: made.at, seen: made.at, measured: null };
  const began = DateTime.fromMillis(made.at, { zone: definition.zone }).startOf("day").toMillis();
  const met = history.find((one) => isMeant(definition.met, one) && one.at >= began);
  const kept = met !== undefined && met.at <= given;
  return {
    due: given,
    outcome: kept ? "kept" : "broken",
    settled: kept ? Math.min(Math.max(met.at, made.at), given) : given,
    seen: met?.at ?? null,
    measured: met ? met.at - given : null,
  };
};

/** A grace of months counts 30 days each. Null: the text is no date. */
const dueOf = (text: string, terms: Deadline, zone: string): number | null => {
  const at = DateTime.fromISO(text.replace(" ", "T"), { zone });
  if (text === "" || !at.isValid) return null;
  const days = terms.grace ? terms.grace.days + 30 * terms.grace.months : 0;
  const rest = terms.grace?.ms ?? 0;
  const wholeDay = terms.means === "day" || (terms.means === "auto" && text.length === 10);
  return wholeDay
    ? at
        .startOf("day")
        .plus({ days: days + 1 })
        .startOf("day")
        .toMillis() -
        1 +
        rest
    : at.toMillis() + days * 86_400_000 + rest;
};
