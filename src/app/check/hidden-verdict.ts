import { DateTime } from "luxon";
import type { PromiseVerdict } from "../../promises/verdict.js";
import { ownerSays } from "../owner-says.js";
import { fewestPeople } from "../people/let-down.js";
import type { Judgings, PromiseJudging } from "./judgings.js";

const says = `fewer than ${fewestPeople} people, not shown`;

/** A promise over a group so small that any number would be about somebody. */
export const hiddenVerdict = (all: Judgings, { definition, judging }: PromiseJudging): PromiseVerdict => {
  const day = (date: Date) => DateTime.fromJSDate(date, { zone: all.workspace.company.timezone }).toISODate()!;
  return {
    name: definition.name,
    says: definition.says,
    kind: definition.kind,
    value: definition.value,
    owner: definition.owner,
    ownerSays: ownerSays(all.workspace, definition.owner),
    target: definition.target,
    window: { from: day(judging.from), to: day(judging.to) },
    verdict: "unknown",
    certain: false,
    counts: { kept: 0, broken: 0, pending: 0, void: 0, unknown: 0 },
    people: { letDown: 0, atLeast: true, due: 0 },
    keepRate: { status: "unknown", reason: says, bounds: { low: 0, high: 1 }, n: 0 },
    budget: null,
    alerts: [],
    coverage: 1,
    missing: [`${says.charAt(0).toUpperCase()}${says.slice(1)}`],
    segments: [],
  };
};

/** How many were let down is not told; the rest is about enough people. */
export const withoutPeople = (verdict: PromiseVerdict): PromiseVerdict => ({
  ...verdict,
  people: { ...verdict.people, letDown: 0, atLeast: true },
  missing: [...verdict.missing, `How many were let down is not shown: fewer than ${fewestPeople} people`],
});
