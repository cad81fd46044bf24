import { formatCount, formatShare } from "../format.js";
import { counted, entry } from "./entry.js";

/** What has arrived, what is missing, and where the numbers come from. */
export const sourceWords = {
  "sources.complete": entry(
    (p: { complete: number; all: number }) =>
      p.complete === p.all
        ? `${p.all === 1 ? "The source is" : `All ${p.all} sources are`} complete.`
        : `${p.complete} of ${p.all} sources ${p.all === 1 ? "is" : "are"} complete.`,
    { complete: 5, all: 6 },
    { complete: 2, all: 2 },
    { complete: 1, all: 1 },
  ),
  "sources.arrived": entry(
    (p: { source: string; share: number }) => `${formatShare(p.share)} of the ${p.source} data has arrived`,
    { source: "tills", share: 0.94 },
  ),
  "sources.unreadable": entry(
    (p: { n: number }) => `${counted(p.n, formatCount(p.n), "record", "records")} could not be read`,
    { n: 3 },
    { n: 1 },
  ),
  "sources.judges": entry((p: { n: number }) => `${formatCount(p.n)} cannot be judged because of it`, { n: 22 }),
  "tally.caption": entry(
    (p: { each: number; by: "day" | "week"; days: number }) =>
      `The last ${p.days} days. ${p.each === 1 ? "One square is one person" : `One square is ${p.each} people`} let down that ${p.by}. Solid: the last ${p.by === "day" ? "seven days" : "week"}. Hatched: ${p.by}s with data missing.`,
    { each: 1, by: "day", days: 28 },
    { each: 10, by: "week", days: 90 },
  ),
  "series.unfinished": entry(
    (p: { pending: number }) => (p.pending > 0 ? `${formatCount(p.pending)} not due yet` : "not finished"),
    { pending: 57 },
    { pending: 0 },
  ),
  "series.title": entry((p: { every: "day" | "week" | "month" | "quarter" }) => `Kept, ${p.every} by ${p.every}`, {
    every: "week",
  }),
  "distribution.half": entry(
    (p: { median: string; p95: string | null }) =>
      `half within ${p.median}${p.p95 ? `, 19 of 20 within ${p.p95}` : ""}`,
    {
      median: "2 min 20 s",
      p95: "3 min 08 s",
    },
  ),
  "distribution.cannotSay": entry((p: { n: number }) => `${formatCount(p.n)} cannot say`, { n: 12 }),
  "distribution.waiting": entry((p: { n: number }) => `${formatCount(p.n)} still waiting, not counted until due`, {
    n: 2,
  }),
  "foot.asOf": entry(
    (p: { asOf: string; knownAt: string | null }) =>
      `As of ${p.asOf}${p.knownAt ? `, as we knew it on ${p.knownAt}` : ""}`,
    {
      asOf: "Tue 14 July 2026",
      knownAt: "Fri 10 July 2026",
    },
  ),
  "foot.made": entry((p: { version: string; hash: string }) => `Kept ${p.version} · questions ${p.hash}`, {
    version: "0.1.0",
    hash: "4f1c09a2",
  }),
  "import.done": entry(
    (p: { rows: number; files: number; unchanged: number; unread: number }) => {
      if (p.files === p.unchanged)
        return `Nothing new: ${counted(p.unchanged, formatCount(p.unchanged), "file is", "files are")} unchanged.`;
      const read = `${counted(p.rows, formatCount(p.rows), "new interaction", "new interactions")} read from ${counted(p.files, formatCount(p.files), "file", "files")}${p.unchanged ? `; ${formatCount(p.unchanged)} unchanged` : ""}.`;
      return p.unread === 0
        ? read
        : `${read} ${counted(p.unread, formatCount(p.unread), "record", "records")} could not be read.`;
    },
    { rows: 1_240_000, files: 12, unchanged: 3, unread: 0 },
    { rows: 0, files: 15, unchanged: 15, unread: 0 },
    { rows: 0, files: 1, unchanged: 0, unread: 395 },
  ),
  "run.stopped": entry((p: { says: string }) => `Stopped.${p.says ? ` ${p.says}` : ""}`, {
    says: "1.24 M rows are kept; run again to go on.",
  }),
  "erase.done": entry(
    (p: { rows: number; left: number }) =>
      p.left === 0
        ? `Removed everywhere: ${counted(p.rows, formatCount(p.rows), "row", "rows")}. Nothing is left.`
        : `${formatCount(p.left)} rows still mention this person.`,
    {
      rows: 214,
      left: 0,
    },
    { rows: 10, left: 2 },
  ),
} as const;
