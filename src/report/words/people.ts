import { formatCount } from "../format.js";
import { counted, entry } from "./entry.js";

const people = (n: number): string => counted(n, formatCount(n), "person was", "people were");
const during = (period: string | undefined): string => (period ? ` ${period}` : "");

/** Who was let down: the headline of every screen. `period`: `this week`, `in 28 days`. */
export const peopleWords = {
  "people.letDown": entry(
    (p: { n: number; atLeast: boolean; period?: string }) =>
      `${p.atLeast ? "At least " : ""}${people(p.n)} let down${during(p.period)}.`,
    { n: 196, atLeast: true },
    { n: 1, atLeast: false, period: "this week" },
  ),
  "people.fewLetDown": entry(
    (p: { below: number; period?: string }) => `Fewer than ${p.below} people were let down${during(p.period)}.`,
    { below: 5, period: "this week" },
  ),
  "people.sum": entry(
    (p: { counts: readonly number[]; people: number }) => {
      const sum = p.counts.reduce((all, n) => all + n, 0);
      return `${p.counts.map(formatCount).join(" + ")} is ${formatCount(sum)}, of ${people(p.people).replace(/ (was|were)$/, "")}: who was let down by several promises counts once.`;
    },
    { counts: [31, 7, 3, 1], people: 41 },
  ),
  "people.none": entry(
    (p: { period?: string }) => `Nobody was let down${during(p.period)}.`,
    { period: "this week" },
    {},
  ),
  "people.noneKnown": entry(
    (p: { unknown: number; period?: string }) =>
      p.unknown === 0
        ? `Nobody we know of was let down${during(p.period)}, but data are missing.`
        : `Nobody we know of was let down${during(p.period)}, but ${formatCount(p.unknown)} we cannot judge.`,
    { unknown: 22, period: "in 28 days" },
    { unknown: 0 },
  ),
  "people.nothingDue": entry((p: { period?: string }) => `Nothing fell due${during(p.period)}.`, {
    period: "in 28 days",
  }),
  "people.times": entry(
    (p: { people: number; times: number }) =>
      p.people === p.times
        ? counted(p.people, formatCount(p.people), "person", "people")
        : `${counted(p.people, formatCount(p.people), "person", "people")} (${formatCount(p.times)} times)`,
    { people: 41, times: 44 },
    { people: 1, times: 1 },
  ),
  "people.due": entry(
    (p: { due: number; people: number; kept: number; broken: number; unknown: number }) => {
      const fell = `${counted(p.due, formatCount(p.due), "promise", "promises")} fell due to ${counted(p.people, formatCount(p.people), "person", "people")}`;
      const parts = [`${formatCount(p.kept)} ${p.kept === 1 ? "was" : "were"} kept`, `${formatCount(p.broken)} broken`];
      return p.unknown === 0
        ? `${fell}: ${parts.join(" and ")}.`
        : `${fell}: ${parts.join(", ")}, and ${formatCount(p.unknown)} we cannot judge.`;
    },
    { due: 1141, people: 806, kept: 1075, broken: 44, unknown: 22 },
    { due: 1, people: 1, kept: 1, broken: 0, unknown: 0 },
  ),
  "people.before": entry(
    (p: { before: number; now: number; atLeast: boolean; realChange: boolean; days: number }) => {
      const was = `${p.atLeast ? "at least " : ""}${counted(p.before, formatCount(p.before), "person", "people")}`;
      const change = p.realChange
        ? `${formatCount(Math.abs(p.now - p.before))} ${p.now > p.before ? "more" : "fewer"} now`
        : "no real change";
      return `${p.days === 7 ? "The week before" : `In the ${p.days} days before`} it was ${was}: ${change}.`;
    },
    { before: 38, now: 41, atLeast: false, realChange: false, days: 7 },
    { before: 60, now: 41, atLeast: true, realChange: true, days: 28 },
  ),
  "people.more": entry((p: { n: number }) => `and ${formatCount(p.n)} more`, { n: 12 }),
  "people.waiting": entry((p: { n: number }) => `${formatCount(p.n)} not due yet`, { n: 112 }),
  "people.cannotJudge": entry((p: { n: number }) => `${formatCount(p.n)} cannot be judged`, { n: 22 }),
  "people.notShown": entry((p: { below: number }) => `fewer than ${p.below} people, not shown`, { below: 5 }),
} as const;
