import { formatCount } from "../format.js";
import { entry } from "./entry.js";

/** What would help most, and what is new. */
export const nextWords = {
  "help.group": entry((p: { group: string; says: string }) => `${p.group}: ${lower(p.says)}`, {
    group: "Utrecht",
    says: "Your food is in your hands within three minutes.",
  }),
  "help.spares": entry(
    (p: { low: number; high: number; who: string | null }) =>
      `Kept there as well as elsewhere, ${
        p.low === p.high ? formatCount(p.low) : `${formatCount(p.low)} to ${formatCount(p.high)}`
      } fewer times a week.${decides(p.who)}`,
    { low: 6, high: 11, who: "Kitchen · Amara" },
    { low: 1, high: 4, who: null },
  ),
  "help.source": entry((p: { source: string }) => `${p.source}: let the data come again`, { source: "Refunds ledger" }),
  "help.judged": entry(
    (p: { unknown: number; who: string | null }) =>
      `${formatCount(p.unknown)} that we cannot judge could be judged again.${decides(p.who)}`,
    { unknown: 23, who: "Finance · Lena" },
  ),
  "news.lost": entry((p: { says: string }) => `Verdict lost: ${lower(p.says)}`, {
    says: "Your money is back in five days.",
  }),
  "news.lostWhy": entry((p: { because: string }) => `${p.because}. Alerts are frozen, not quiet.`, {
    because: "Refunds ledger 5 days late",
  }),
  "news.broken": entry((p: { says: string }) => `Now broken: ${lower(p.says)}`, {
    says: "We answer you within the hour.",
  }),
  "news.kept": entry((p: { says: string }) => `Kept again: ${lower(p.says)}`, {
    says: "We answer you within the hour.",
  }),
  "news.from": entry((p: { before: string; now: string }) => `${p.before} yesterday, ${p.now} now.`, {
    before: "90.2%",
    now: "89.6%",
  }),
  "news.limit": entry((p: { says: string }) => `The limit is reached: ${lower(p.says)}`, {
    says: "Your food is in your hands within three minutes.",
  }),
  "news.limitWhy": entry(
    (p: { used: number; allowed: number }) =>
      `${formatCount(p.used)} times, of ${formatCount(p.allowed)} that the promise allows.`,
    {
      used: 124,
      allowed: 123,
    },
  ),
} as const;

/** Within a sentence, without its full stop. */
const lower = (says: string): string => `“${says.replace(/\.$/, "")}”`;
/** The person, where a team was named with its lead. */
const decides = (who: string | null): string => (who === null ? "" : ` ${who.split(" · ").at(-1)} decides.`);
