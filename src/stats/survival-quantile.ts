import { type None, none } from "./estimate.js";
import type { SurvivalCurve } from "./kaplan-meier.js";
import { type SurvivalOptions, survivalBand } from "./survival-at.js";

/** A time with its interval; `high` is null where the data end before the interval does. */
export type TimeEstimate = {
  readonly estimate: number;
  readonly low: number;
  readonly high: number | null;
  readonly level: number;
  readonly n: number;
};

/** So many never got there: `reached` is the share met by `lastTime`. */
export type Unreached = { readonly status: "unreached"; readonly reached: number; readonly lastTime: number };

/**
 * The tightest time within which at least `share` (0..1) are met. Its interval holds the times whose own interval for the
 * share met holds `share` (Brookmeyer & Crowley 1982, log(-log) form). Where the curve is flat at `share`, the first such time.
 */
export const survivalQuantile = (
  curve: SurvivalCurve,
  share: number,
  options: SurvivalOptions,
): TimeEstimate | Unreached | None => {
  if (curve.n <= 0) return none;
  // A share of exactly 8 in 10 must count as 80 %, though 1 - 0.9 * 8/9 * ... is a hair off.
  const open = 1 - share + 1e-12;
  let estimate: number | null = null;
  let low: number | null = null;
  let high: number | null = null;
  for (const [index, step] of curve.steps.entries()) {
    const band = survivalBand(curve, index, options);
    if (low === null && band.low <= open) low = step.time;
    if (estimate === null && step.survival <= open) estimate = step.time;
    if (high === null && band.high <= open) high = step.time;
    if (high !== null) break;
  }
  const { level } = options;
  if (estimate === null) {
    return { status: "unreached", reached: 1 - (curve.steps.at(-1)?.survival ?? 1), lastTime: curve.lastTime };
  }
  return { estimate, low: low ?? estimate, high, level, n: curve.n };
};
