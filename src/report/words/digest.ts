import { formatCount, formatDay } from "../format.js";
import { counted, entry } from "./entry.js";

const fewest = 5;

/** The week on one page, by mail. */
export const digestWords = {
  "digest.title": entry(
    (p: { people: number | null; atLeast: boolean; to: string }) =>
      `${
        p.people === null
          ? `Fewer than ${fewest} people were`
          : p.people === 0
            ? p.atLeast
              ? "Nobody we know of was"
              : "Nobody was"
            : `${p.atLeast ? "At least " : ""}${counted(p.people, formatCount(p.people), "person was", "people were")}`
      } let down in the week to ${formatDay(p.to)}.`,
    { people: 41, atLeast: true, to: "2026-07-14" },
    { people: null, atLeast: false, to: "2026-07-14" },
    { people: 0, atLeast: false, to: "2026-07-14" },
    { people: 0, atLeast: true, to: "2026-07-14" },
  ),
  "digest.hidden": entry((p: { to: string }) => `The week to ${formatDay(p.to)}, promise by promise.`, {
    to: "2026-07-14",
  }),
  "digest.none": entry((_: object) => "None of these promises is yours yet.", {}),
  "digest.week": entry(
    (p: { people: number | null; atLeast: boolean }) =>
      p.people === null
        ? `This week fewer than ${fewest} people were let down.`
        : p.people === 0
          ? `This week nobody ${p.atLeast ? "we know of " : ""}was let down.`
          : `This week ${p.atLeast ? "at least " : ""}${counted(p.people, formatCount(p.people), "person was", "people were")} let down.`,
    { people: 41, atLeast: false },
    { people: null, atLeast: false },
    { people: 0, atLeast: true },
  ),
  "digest.rate": entry(
    (p: { estimate: string; low: string; high: string; n: number; target: string }) =>
      `${p.estimate} kept, between ${p.low} and ${p.high}%, of ${formatCount(p.n)}; ${p.target} was promised.`,
    { estimate: "93.8%", low: "92.8", high: "94.7", n: 2470, target: "95%" },
  ),
  "digest.open": entry((p: { n: number }) => `${counted(p.n, formatCount(p.n), "alert is", "alerts are")} open:`, {
    n: 2,
  }),
  "digest.missing": entry((_: object) => "What we do not know:", {}),
} as const;
