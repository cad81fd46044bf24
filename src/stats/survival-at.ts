import { type Estimate, type None, none } from "./estimate.js";
import type { SurvivalCurve, SurvivalStep } from "./kaplan-meier.js";
import { normalQuantile } from "./normal.js";

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
  const step = lastStepAt(curve.steps, time);
  const met = step ? 1 - step.survival : 0;
  if (time > curve.lastTime && met < 1) return { status: "unseen", reached: met, lastTime: curve.lastTime };
  const band = survivalBand(step, options);
  return { estimate: met, low: 1 - band.high, high: 1 - band.low, level: options.level, n: curve.n };
};

/** The interval of the survival after a step, on the scale log(-log S), so that it stays in [0, 1]. Kalbfleisch & Prentice (1980). */
export const survivalBand = (
  step: SurvivalStep | undefined,
  { level, designEffect = 1 }: SurvivalOptions,
): { low: number; high: number } => {
  // Before the first event, and once all are met, Greenwood's variance is 0 or undefined: no interval comes from it.
  if (!step) return { low: 1, high: 1 };
  if (step.survival <= 0) return { low: 0, high: 0 };
  const logSurvival = Math.log(step.survival);
  const half = (normalQuantile((1 + level) / 2) * Math.sqrt(step.greenwood * designEffect)) / -logSurvival;
  return { low: Math.exp(logSurvival * Math.exp(half)), high: Math.exp(logSurvival * Math.exp(-half)) };
};

const lastStepAt = (steps: readonly SurvivalStep[], time: number): SurvivalStep | undefined => {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]!.time <= time) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1];
};
