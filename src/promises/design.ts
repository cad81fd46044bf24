import { type ClusterSums, designEffect } from "../stats/design-effect.js";
import { kaplanMeier } from "../stats/kaplan-meier.js";
import { survivalQuantile } from "../stats/survival-quantile.js";

/** How long it took or has lasted so far, with how many: rows of `survival_counts` in the promise's unit. */
export type Lasted = { readonly value: number; readonly happened: number; readonly late: number; readonly n: number };

/** `most`: kept up to the limit (a time, a count of contacts). `least`: kept from the limit on (a score, a quiet time). */
export type Direction = "most" | "least";

export type Promisable = {
  readonly target: number;
  readonly limit: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly backtest: { readonly due: number; readonly kept: number } | null;
};

export const designTargets = [0.8, 0.9, 0.95, 0.99] as const;

/**
 * For each target the tightest limit that the history would have kept: Kaplan-Meier, so that what still lasts counts as
 * lasting at least so long. The backtest sets the limit on the first two thirds (by when they were made) and tries it on the
 * last. docs/methods/promise-design.md.
 */
export const designOptions = (
  rows: readonly Lasted[],
  options: { direction: Direction; level: number; targets: readonly number[]; clusters: ClusterSums | null },
): readonly Promisable[] => {
  const deff = options.clusters && options.clusters.n > 0 ? designEffect(options.clusters).deff : 1;
  const early = rows.filter((r) => !r.late);
  const late = rows.filter((r) => r.late);
  return options.targets.map((target) => {
    const found = tightest(rows, { target, ...options, deff });
    const tried = tightest(early, { target, ...options, deff });
    return { target, ...found, backtest: tried.limit === null ? null : backtest(late, tried.limit, options.direction) };
  });
};

const tightest = (
  rows: readonly Lasted[],
  options: { target: number; direction: Direction; level: number; deff: number },
): { limit: number | null; low: number | null; high: number | null } => {
  const curve = kaplanMeier(
    rows.map((r) => ({ time: r.value, events: r.happened ? r.n : 0, censored: r.happened ? 0 : r.n })),
  );
  // What must last is broken by what ends early: all but the target may have ended by the limit.
  // A little more, so that a value at which exactly so many have ended is not the limit: the next one still keeps the target.
  const share = options.direction === "most" ? options.target : 1 - options.target + 1e-9;
  const found = survivalQuantile(curve, share, { level: options.level, designEffect: options.deff });
  return "status" in found
    ? { limit: null, low: null, high: null }
    : { limit: found.estimate, low: found.low, high: found.high };
};

/** Of those whose end is known, or that have passed the limit already; the others are left out. */
const backtest = (
  rows: readonly Lasted[],
  limit: number,
  direction: Direction,
): { due: number; kept: number } | null => {
  let due = 0;
  let kept = 0;
  for (const { value, happened, n } of rows) {
    const passed = direction === "most" ? value > limit : value >= limit;
    if (!happened && !passed) continue;
    due += n;
    kept += passed === (direction === "least") ? n : 0;
  }
  return due === 0 ? null : { due, kept };
};

/** Which share a limit would have kept. */
export const wouldKeep = (rows: readonly Lasted[], limit: number, direction: Direction): number | null => {
  const tried = backtest(rows, limit, direction);
  return tried === null ? null : tried.kept / tried.due;
};
