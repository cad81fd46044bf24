import { type Estimate, type None, none } from "./estimate.js";
import { normalCdf } from "./normal.js";
import { wilson } from "./wilson.js";

/** A share with the number of independent trials that it is worth (`effectiveN`, default n). */
export type Share = { readonly successes: number; readonly n: number; readonly effectiveN?: number };

/** The first share minus the second. `p`: how likely so large a difference is, in either direction, if there is none. */
export type Difference = Estimate & { readonly p: number };

/**
 * Interval: Newcombe's hybrid of two Wilson intervals (1998, method 10), which stays in [-1, 1] and needs no correction at 0 and 1.
 * p: the score test with pooled share. Both use the effective n. The two groups must not share trials.
 */
export const differenceOfProportions = (a: Share, b: Share, level: number): Difference | None => {
  const one = wilson(a.successes, a.n, { level, effectiveN: a.effectiveN ?? a.n });
  const two = wilson(b.successes, b.n, { level, effectiveN: b.effectiveN ?? b.n });
  if ("status" in one || "status" in two) return none;
  const estimate = one.estimate - two.estimate;
  return {
    estimate,
    low: estimate - Math.hypot(one.estimate - one.low, two.high - two.estimate),
    high: estimate + Math.hypot(one.high - one.estimate, two.estimate - two.low),
    level,
    n: a.n + b.n,
    p: scoreTest(a, b, estimate),
  };
};

const scoreTest = (a: Share, b: Share, difference: number): number => {
  const effectiveA = a.effectiveN ?? a.n;
  const effectiveB = b.effectiveN ?? b.n;
  const pooled = ((a.successes / a.n) * effectiveA + (b.successes / b.n) * effectiveB) / (effectiveA + effectiveB);
  const variance = pooled * (1 - pooled) * (1 / effectiveA + 1 / effectiveB);
  // All alike: nothing speaks for a difference.
  return variance > 0 ? Math.min(1, 2 * normalCdf(-Math.abs(difference) / Math.sqrt(variance))) : 1;
};
