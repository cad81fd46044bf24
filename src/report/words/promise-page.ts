import { formatCount, formatDay, formatTarget } from "../format.js";
import { counted, entry, listed } from "./entry.js";

const times = (n: number): string => (n === 1 ? "once" : `${formatCount(n)} times`);

/** What stands on one promise's own page besides its verdict. */
export const promisePageWords = {
  "promise.window": entry(
    (p: { days: number; broken: number; left: number; allowed: number; target: number }) => {
      const during = `In ${p.days} days it was`;
      if (p.broken === 0) return `${during} never.`;
      if (p.left < 0)
        return `${during} ${times(p.broken)}: ${formatCount(-p.left)} more than a ${formatTarget(p.target)} promise allows.`;
      return `${during} ${times(p.broken)}: a ${formatTarget(p.target)} promise allows ${formatCount(p.allowed)}.`;
    },
    { days: 28, broken: 152, left: -29, allowed: 123, target: 0.95 },
    { days: 28, broken: 1, left: 42, allowed: 43, target: 0.9 },
    { days: 28, broken: 0, left: 43, allowed: 43, target: 0.9 },
  ),
  "promise.times": entry(
    (p: { days: number; broken: number }) => `In ${p.days} days it was ${p.broken === 0 ? "never" : times(p.broken)}.`,
    { days: 28, broken: 4 },
  ),
  "promise.cannotSay": entry((p: { because: string }) => `We cannot say: ${p.because}.`, {
    because: "refunds ledger 5 days late",
  }),
  "promise.nothingDue": entry(
    (p: { pending: number }) =>
      p.pending === 0 ? "Nothing fell due." : `Nothing fell due; ${formatCount(p.pending)} not due yet.`,
    { pending: 0 },
    { pending: 3 },
  ),
  "promise.published": entry(
    (p: { places: readonly string[]; since: string | null; before: string | null; today: string }) => {
      const since =
        p.since === null ? "" : ` since ${formatDay(p.since, { form: "plain", today: p.today, year: "always" })}`;
      const where = p.places.length > 0 ? `On ${listed(p.places)}${since}` : since ? `In force${since}` : "";
      return where === "" ? "" : `${where}${p.before === null ? "" : `; ${p.before} before`}.`;
    },
    { places: ["menu boards", "the app"], since: "2026-01-01", before: "within 5 min", today: "2026-07-14" },
    { places: [], since: null, before: null, today: "2026-07-14" },
  ),
  "promise.stood": entry(
    (p: { from: string | null; to: string | null }) => {
      const day = (iso: string) => formatDay(iso, { form: "plain", year: "always" });
      if (p.from === null) return p.to === null ? "Ever since it was made" : `Until ${day(p.to)}`;
      return p.to === null ? `Since ${day(p.from)}` : `${day(p.from)} to ${day(p.to)}`;
    },
    { from: "2026-01-01", to: null },
    { from: "2025-01-01", to: "2025-12-31" },
    { from: null, to: null },
  ),
  "promise.owed": entry(
    (p: { times: number; cost: string | null; total: string | null }) =>
      p.cost === null || p.total === null
        ? `Owed ${times(p.times)}.`
        : `Owed ${formatCount(p.times)} × ${p.cost}: ${p.total}.`,
    { times: 152, cost: "€2.50", total: "€380" },
    { times: 1, cost: null, total: null },
  ),
  "promise.half": entry(
    (p: { half: string; most: string | null }) =>
      `half within ${p.half}${p.most === null ? "" : `, 19 of 20 within ${p.most}`}`,
    { half: "2 min 20 s", most: "3 min 08 s" },
    { half: "2 contacts", most: null },
  ),
  "promise.waiting": entry(
    (p: { n: number }) => `${counted(p.n, formatCount(p.n), "is", "are")} still waiting, not counted until due.`,
    { n: 2 },
  ),
  "promises.page": entry(
    (p: { promises: number; broken: number; unknown: number; kept: number }) => {
      if (p.promises === 0) return "No promise has been written down yet.";
      const parts = [
        p.broken ? `${p.broken} ${p.broken === 1 ? "is" : "are"} broken` : "",
        p.unknown ? `${p.unknown} we cannot judge` : "",
        p.kept ? `${p.kept} ${p.kept === 1 ? "is" : "are"} kept` : "",
      ].filter(Boolean);
      return `Of ${counted(p.promises, formatCount(p.promises), "promise", "promises")}, ${listed(parts)}.`;
    },
    { promises: 6, broken: 2, unknown: 1, kept: 3 },
    { promises: 1, broken: 0, unknown: 0, kept: 1 },
    { promises: 0, broken: 0, unknown: 0, kept: 0 },
  ),
} as const;
