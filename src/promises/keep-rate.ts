import type { z } from "zod";
import { clusteredProportion } from "../stats/clustered-proportion.js";
import type { Counts, KeepRate } from "./verdict.js";

/** Counts by verdict with the sums over people that the design effect takes: a row of `promise_counts` and its like. */
export type CountedRow = {
  readonly kept: number;
  readonly broken: number;
  readonly pending: number;
  readonly void: number;
  readonly unknown: number;
  readonly people: number;
  readonly let_down: number;
  readonly clusters: number;
  readonly nn: number;
  readonly nk: number;
  readonly kk: number;
};

export const countsOf = ({ kept, broken, pending, void: voided, unknown }: CountedRow): z.infer<typeof Counts> => ({
  kept,
  broken,
  pending,
  void: voided,
  unknown,
});

export const sumsOf = (row: CountedRow) => ({
  clusters: row.clusters,
  n: row.kept + row.broken,
  k: row.kept,
  nn: row.nn,
  nk: row.nk,
  kk: row.kk,
});

/** How certain a rate must be before it is said. */
export type Demand = { readonly minimum: number; readonly level: number; readonly target: number };

/**
 * What is not in the counts: commitments that should have arrived but did not, about so many, and the sentence why. `loose`:
 * records that could not be read, and nobody knows whom they are about: each may make one commitment `kept` (or `broken`) after all.
 */
export type Missing = {
  readonly commitments: number;
  readonly reason: string | null;
  readonly loose?: { readonly n: number; readonly mayBe: "kept" | "broken" };
};

export type Rated = {
  readonly keepRate: z.infer<typeof KeepRate>;
  readonly verdict: "kept" | "broken" | "unknown";
  readonly certain: boolean;
};

/**
 * The keep rate with its interval on the effective n, and the verdict. What is unknown or missing is taken as all broken, then
 * as all kept: if that decides against or for the target either way, the verdict stands; if not, nobody can say (truth 1).
 */
export const rateOf = (row: CountedRow, demand: Demand, missing: Missing): Rated => {
  const { kept, broken, unknown } = row;
  const n = kept + broken;
  const unseen = unknown + missing.commitments;
  if (n + unseen === 0) return { keepRate: { status: "none" }, verdict: "unknown", certain: false };
  const loose = missing.loose ?? { n: 0, mayBe: "kept" };
  const [lost, won] = loose.mayBe === "kept" ? [0, Math.min(loose.n, broken)] : [Math.min(loose.n, kept), 0];
  const bounds = { low: (kept - lost) / (n + unseen), high: (kept + unseen + won) / (n + unseen) };
  const { target } = demand;
  if (bounds.low < target && bounds.high >= target && unseen + lost + won > 0)
    return {
      keepRate: {
        status: "unknown",
        reason: missing.reason ?? `${unknown} of ${n + unknown} cannot be judged`,
        bounds,
        n: n + unknown,
      },
      verdict: "unknown",
      certain: false,
    };
  if (n < demand.minimum)
    return { keepRate: { status: "insufficient", have: n, need: demand.minimum }, verdict: "unknown", certain: false };
  const rate = clusteredProportion(sumsOf(row), demand.level);
  const half = clusteredProportion(sumsOf(row), 0.5);
  if ("status" in rate || "status" in half)
    return { keepRate: { status: "insufficient", have: row.clusters, need: 2 }, verdict: "unknown", certain: false };
  const { estimate, low, high, level, effectiveN } = rate;
  const isKept = estimate >= target;
  return {
    keepRate: { estimate, low, high, low50: half.low, high50: half.high, level, n, effectiveN },
    verdict: isKept ? "kept" : "broken",
    certain: isKept ? low >= target : high < target,
  };
};
