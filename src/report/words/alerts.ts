import { daysBetween, formatCount, formatDay, formatDurationMs } from "../format.js";
import { counted, entry } from "./entry.js";

const letDown = (p: { people: number | null; atLeast: boolean }): string =>
  p.people === null
    ? "Fewer than 5 people were"
    : `${p.atLeast ? "At least " : ""}${counted(p.people, formatCount(p.people), "person was", "people were")}`;

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** A day of the coming week by its name alone. */
const dayAhead = (day: string, today: string): string => {
  const ahead = daysBetween(today, day);
  return ahead === 0
    ? "today"
    : ahead > 0 && ahead < 7
      ? `on ${weekdays[new Date(`${day}T12:00:00Z`).getUTCDay()]}`
      : `on ${formatDay(day, { today })}`;
};

/** What alerts say, wherever they arrive. */
export const alertWords = {
  "alert.burn": entry(
    (p: {
      people: number | null;
      atLeast: boolean;
      long: string;
      over: number;
      reachedAt: string | null;
      today: string;
    }) => {
      const what = `${letDown(p)} let down in ${p.long}`;
      if (p.over > 0) return `${what}; that is ${formatCount(p.over)} over what the promise allows.`;
      return p.reachedAt === null
        ? `${what}.`
        : `${what}; at this pace the limit is reached ${dayAhead(p.reachedAt, p.today)}.`;
    },
    { people: 31, atLeast: false, long: "6 hours", over: 0, reachedAt: "2026-07-16", today: "2026-07-14" },
    { people: 31, atLeast: true, long: "2.8 days", over: 29, reachedAt: "2026-07-04", today: "2026-07-14" },
    { people: 1, atLeast: false, long: "34 minutes", over: 0, reachedAt: "2026-07-30", today: "2026-07-14" },
    { people: null, atLeast: false, long: "6 hours", over: 0, reachedAt: "2026-07-14", today: "2026-07-14" },
    { people: 7, atLeast: false, long: "6 hours", over: 0, reachedAt: null, today: "2026-07-14" },
  ),
  "alert.broken": entry(
    (p: { low: string; high: string; n: number; target: string }) =>
      `The promise is broken: between ${p.low} and ${p.high}% kept, of ${formatCount(p.n)}; ${p.target} was promised.`,
    { low: "92.8", high: "94.7", n: 2470, target: "95%" },
  ),
  "alert.silent": entry(
    (p: { trouble: string; promises: number }) =>
      p.promises === 0
        ? `${p.trouble}.`
        : `${p.trouble}. ${counted(p.promises, formatCount(p.promises), "promise rests", "promises rest")} on it; ${p.promises === 1 ? "its alerts stand" : "their alerts stand"} still until it is back.`,
    { trouble: "Tills 1 day late: nothing since Tue 14 July", promises: 2 },
    { trouble: "Tills 1 day late: nothing since Tue 14 July", promises: 1 },
    { trouble: "Calls 3 days late: nothing since Sun 12 July", promises: 0 },
  ),
  "alert.owner": entry(
    (p: { owner: string | null }) => (p.owner === null ? "Nobody owns it yet." : `${p.owner} owns it.`),
    { owner: "Kitchen · Amara" },
    { owner: null },
  ),
  "alert.frozen": entry((p: { because: string }) => `It stands still, because data are missing: ${p.because}.`, {
    because: "Tills 1 day late: nothing since Tue 14 July",
  }),
  "alert.resolved": entry((p: { lastedMs: number }) => `Over after ${formatDurationMs(p.lastedMs)}.`, {
    lastedMs: 11_400_000,
  }),
  "alert.escalated": entry((p: { openMs: number }) => `Nobody has taken it on for ${formatDurationMs(p.openMs)}.`, {
    openMs: 1_800_000,
  }),
  "alert.reminded": entry((p: { openMs: number }) => `It still goes on, since ${formatDurationMs(p.openMs)}.`, {
    openMs: 86_400_000,
  }),
  "alert.raised": entry((_: object) => "It got worse.", {}),
  "alert.acknowledged": entry((p: { by: string }) => `${p.by} has taken it on.`, { by: "Amara" }),
  "alert.test": entry((p: { company: string }) => `This is a test from Kept at ${p.company}. Nobody was let down.`, {
    company: "Quick Kitchen",
  }),
  "alerts.open": entry(
    (p: { open: number; frozen: number }) =>
      p.open === 0
        ? "Nothing to look at just now."
        : `${counted(p.open, formatCount(p.open), "thing", "things")} to look at${p.frozen === 0 ? "" : `; ${formatCount(p.frozen)} ${p.frozen === 1 ? "stands" : "stand"} still because data are missing`}.`,
    { open: 3, frozen: 1 },
    { open: 0, frozen: 0 },
  ),
} as const;
