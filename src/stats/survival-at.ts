import { type Estimate, type None, none } from "./estimate.js";
import type { SurvivalCurve, SurvivalStep } from "./kaplan-meier.js";
import { normalQuantile } from "./normal.js";
import { wilson } from "./wilson.js";

/** `designEffect` (default 1) multiplies the variance where the waits of one customer hang together. */
export type SurvivalOptions = { readonly level: number; readonly designEffect?: number };

/**
 * The share met within `time`, 1 - S(time), with its log(-log) interval. `unseen` after the last time anybody was watched,
 * unless all are met: the share reached so far is then a lower bound only.
 */
export const shareMetBy = (
  curve: SurvivalCurve,
  time: number,
  options: SurvivalOptions,
): Estimate | None | { readonly status: "unseen"; readonly reached: number; readonly lastTime: number } => {
  if (curve.n <= 0) return none;
  const index = lastStepAt(curve.steps, time);
  const met = 1 - (curve.steps[index]?.survival ?? 1);
  if (time > curve.lastTime && met < 1) return { status: "unseen", reached: met, lastTime: curve.lastTime };
  const band = survivalBand(curve, index, options);
  return { estimate: met, low: 1 - band.high, high: 1 - band.low, level: options.level, n: curve.n };
};

/**
 * The interval of the survival after a step (index -1: before the first), on the scale log(-log S), so that it stays in [0, 1].
 * Kalbfleisch & Prentice (1980). Where Greenwood's variance is 0 or undefined, at both ends of the curve, it still has a width.
 */
export const survivalBand = (
  curve: SurvivalCurve,
  index: number,
  { level, designEffect = 1 }: SurvivalOptions,
): { low: number; high: number } => {
  const step = curve.steps[index];
  if (!step) {
    // None of those watched at least until the first event had met: Wilson's bound for 0 of them.
    return { low: 1 - noneOf((curve.steps[0]?.atRisk ?? curve.lastAtRisk) / designEffect, level), high: 1 };
  }
  if (step.survival <= 0) {
    // Survival only falls, so the bound before the last step still holds.
    const high =
      index > 0
        ? survivalBand(curve, index - 1, { level, designEffect }).high
        : noneOf(step.atRisk / designEffect, level);
    return { low: 0, high };
  }
  const logSurvival = Math.log(step.survival);
  const half = (normalQuantile((1 + level) / 2) * Math.sqrt(step.greenwood * designEffect)) / -logSurvival;
  return { low: Math.exp(logSurvival * Math.exp(half)), high: Math.exp(logSurvival * Math.exp(-half)) };
};

const noneOf = (n: number, level: number): number => {
  const interval = wilson(0, n, { level });
  return "status" in interval ? 1 : interval.high;
};

/** The index of the last step at or before a time; -1 before the first. */
const lastStepAt = (steps: readonly SurvivalStep[], time: number): number => {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]!.time <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
