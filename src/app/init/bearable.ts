import { wilson } from "../../stats/wilson.js";

/** Limits that people write on menu boards, in milliseconds with the way to write them. */
export const roundLimits: readonly { readonly ms: number; readonly text: string; readonly says: string }[] = [
  ...[10, 30].map((n) => ({ ms: n * 1_000, text: `${n}s`, says: `${n} seconds` })),
  ...[1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45].map((n) => ({
    ms: n * 60_000,
    text: `${n}m`,
    says: n === 1 ? "one minute" : `${n} minutes`,
  })),
  ...[1, 2, 3, 4, 6, 8, 12, 24].map((n) => ({
    ms: n * 3_600_000,
    text: `${n}h`,
    says: n === 1 ? "one hour" : `${n} hours`,
  })),
  ...[2, 3, 4, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180].map((n) => ({
    ms: n * 86_400_000,
    text: `${n}d`,
    says: `${n} days`,
  })),
  { ms: 365 * 86_400_000, text: "365d", says: "a year" },
];

export type Limit = (typeof roundLimits)[number];
export type Borne = { readonly limit: Limit; readonly target: number; readonly kept: number; readonly due: number };

const level = 0.95;
const surely = (kept: number, due: number): number => {
  const interval = wilson(kept, due, { level });
  return "low" in interval ? interval.low : 0;
};

const usual = [0.99, 0.98, 0.97, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05];

/** The share that was kept, rounded down to one that people promise; null under one in twenty. */
export const bearableTarget = (kept: number, due: number): number | null =>
  usual.find((target) => due > 0 && target <= kept / due) ?? null;

/**
 * The tightest round limit under which the history surely (lower end of Wilson's interval) keeps 95 %. Where too many are never
 * met for that, the limit beyond which hardly more are met (within 5 % of the best rate), with the target that it bears.
 * Limits so long that fewer than half of the occasions are due yet are left out: they would be judged by the oldest alone.
 */
export const bearableLimit = (
  limits: readonly { readonly limit: Limit; readonly due: number; readonly kept: number }[],
): Borne | null => {
  const most = Math.max(0, ...limits.map((one) => one.due));
  const able = limits.filter((one) => one.due >= 10 && one.due >= most / 2);
  const full = able.find((one) => surely(one.kept, one.due) >= 0.95);
  if (full) return { ...full, target: 0.95 };
  const best = Math.max(0, ...able.map((one) => one.kept / one.due));
  const near = able.find((one) => one.kept > 0 && one.kept / one.due >= 0.95 * best);
  const target = near && usual.find((share) => share <= surely(near.kept, near.due));
  return near && target ? { ...near, target } : null;
};
