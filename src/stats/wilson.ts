import { type Estimate, type None, none } from "./estimate.js";
import { normalQuantile } from "./normal.js";

/**
 * Wilson's score interval for the share successes / n. `effectiveN` (default n) sets its width when the n are not
 * independent; `critical` (default the normal quantile of `level`) may be a t-quantile. Stays in [0, 1], and with no
 * success its lower end is exactly 0. Wilson (1927); method 3 of Newcombe (1998).
 */
export const wilson = (
  successes: number,
  n: number,
  { level, effectiveN = n, critical = normalQuantile((1 + level) / 2) }: WilsonOptions,
): Estimate | None => {
  if (n <= 0 || effectiveN <= 0) return none;
  const estimate = Math.min(1, Math.max(0, successes / n));
  const weight = critical ** 2 / effectiveN;
  const centre = (estimate + weight / 2) / (1 + weight);
  const half = Math.sqrt(weight * estimate * (1 - estimate) + weight ** 2 / 4) / (1 + weight);
  // Rounding must not cut the estimate, or the end of the scale, out of the interval.
  const low = estimate === 0 ? 0 : Math.max(0, Math.min(estimate, centre - half));
  const high = estimate === 1 ? 1 : Math.min(1, Math.max(estimate, centre + half));
  return { estimate, low, high, level, n };
};

export type WilsonOptions = { readonly level: number; readonly effectiveN?: number; readonly critical?: number };
