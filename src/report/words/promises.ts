import { formatCount, formatDay } from "../format.js";
import { counted, entry } from "./entry.js";

/** How the promises stand, and what may still happen to them. */
export const promiseWords = {
  "promises.tally": entry(
    (p: { broken: number; unknown: number; kept: number }) => {
      const parts: string[] = [];
      const noun = (n: number): string => (parts.length === 0 ? ` ${n === 1 ? "promise" : "promises"}` : "");
      if (p.broken) parts.push(`${p.broken}${noun(p.broken)} broken`);
      if (p.unknown) parts.push(`${p.unknown}${noun(p.unknown)} we cannot judge`);
      if (p.kept) parts.push(`${p.kept}${noun(p.kept)} kept`);
      return parts.length ? `${parts.join(", ")}.` : "No promise has been declared yet.";
    },
    { broken: 2, unknown: 1, kept: 3 },
    { broken: 0, unknown: 0, kept: 1 },
    { broken: 0, unknown: 0, kept: 0 },
  ),
  "promises.title": entry(
    (p: { n: number }) =>
      counted(p.n, p.n < smallNumbers.length ? smallNumbers[p.n]! : String(p.n), "promise", "promises"),
    { n: 6 },
    { n: 1 },
    { n: 40 },
  ),
  "promises.states": entry(
    (p: { broken: number; unknown: number; kept: number }) =>
      [p.broken ? `${p.broken} broken` : "", p.unknown ? `${p.unknown} cannot say` : "", p.kept ? `${p.kept} kept` : ""]
        .filter(Boolean)
        .join(" · "),
    { broken: 2, unknown: 1, kept: 3 },
  ),
  "measure.of": entry((p: { n: number }) => `of ${formatCount(p.n)}`, { n: 2470 }),
  "measure.between": entry((p: { low: string; high: string }) => `between ${p.low} and ${p.high}%`, {
    low: "92.8",
    high: "94.7",
  }),
  "measure.couldBeAny": entry((p: { n: number }) => `could be any · of ${formatCount(p.n)}`, { n: 87 }),
  "measure.few": entry(
    (p: { have: number; need: number }) => `${formatCount(p.have)} so far; a verdict needs ${formatCount(p.need)}`,
    { have: 12, need: 30 },
  ),
  "measure.none": entry((_: object) => "nothing fell due", {}),
  "budget.over": entry(
    (p: { over: number; since?: string; today?: string }) =>
      `${formatCount(p.over)} over${p.since ? `, since ${dayOf(p.since, p.today)}` : ""}`,
    { over: 29, since: "2026-07-04", today: "2026-07-14" },
  ),
  "budget.overLimit": entry((p: { over: number }) => `${formatCount(p.over)} over the limit`, { over: 29 }),
  "budget.since": entry((p: { day: string; today?: string }) => `since ${dayOf(p.day, p.today)}`, {
    day: "2026-07-04",
    today: "2026-07-14",
  }),
  "budget.left": entry(
    (p: { left: number; allowed: number }) => `${formatCount(p.left)} of ${formatCount(p.allowed)}`,
    { left: 14, allowed: 43 },
  ),
  "budget.leftLong": entry(
    (p: { left: number; allowed: number }) => `${formatCount(p.left)} of ${formatCount(p.allowed)} left`,
    { left: 14, allowed: 43 },
  ),
  "budget.sentence": entry(
    (p: { left: number; allowed: number }) =>
      p.left < 0
        ? `${formatCount(-p.left)} more were let down than the promise allows (${formatCount(p.allowed)}).`
        : p.left === 0
          ? `Nobody more may be let down (of ${formatCount(p.allowed)}).`
          : `${formatCount(p.left)} more ${p.left === 1 ? "person" : "people"} may be let down (of ${formatCount(p.allowed)}).`,
    { left: 14, allowed: 43 },
    { left: -29, allowed: 123 },
    { left: 0, allowed: 3 },
  ),
  "budget.frozen": entry(
    (p: { because: string }) => (p.because ? `frozen: ${p.because}` : "frozen: data are missing"),
    { because: "ledger 5 days late" },
  ),
  "budget.forecast": entry(
    (p: { day: string; today?: string }) => `at this pace the limit is reached on ${formatDay(p.day, p)}`,
    { day: "2026-07-23", today: "2026-07-14" },
  ),
  "verdict.tooClose": entry((_: object) => "too close to call", {}),
  "group.more": entry(
    (p: { n: number; differing: number }) =>
      `and ${counted(p.n, formatCount(p.n), "more group", "more groups")}${p.differing === 0 ? "" : `, ${formatCount(p.differing)} of them not chance`}`,
    { n: 288, differing: 41 },
    { n: 1, differing: 0 },
  ),
  "group.notChance": entry((_: object) => "not chance", {}),
  "change.none": entry((_: object) => "no real change", {}),
  "change.restated": entry((p: { was: string }) => `corrected since (was ${p.was})`, { was: "93.1%" }),
  "period.rolling": entry(
    (p: { days: number; to: string }) =>
      `${counted(p.days, String(p.days), "day", "days")} to ${formatDay(p.to, { year: "always" })}`,
    { days: 28, to: "2026-07-14" },
  ),
  "period.between": entry(
    (p: { from: string; to: string }) =>
      `${formatDay(p.from, { form: "plain", today: p.to })} to ${formatDay(p.to, { year: "always" })}`,
    {
      from: "2026-06-01",
      to: "2026-06-30",
    },
  ),
} as const;

const smallNumbers = [
  "No",
  "One",
  "Two",
  "Three",
  "Four",
  "Five",
  "Six",
  "Seven",
  "Eight",
  "Nine",
  "Ten",
  "Eleven",
  "Twelve",
];
const dayOf = (day: string, today: string | undefined): string =>
  formatDay(day, { form: "plain", ...(today ? { today } : {}) });
