import { binomialAtLeast } from "./binomial-test.js";
import type { BurnPair } from "./burn-windows.js";

/** Of `due` that fell due in a window, `broken` were not kept. */
export type DueCounts = { readonly due: number; readonly broken: number };

export type BurnTest = {
  readonly target: number;
  /** Fewer broken than this is no alarm, whatever their share. */
  readonly minimum?: number;
  /** Divides the counts before the test, where several of one customer hang together. */
  readonly designEffect?: number;
};

export type BurnAlert = {
  readonly fires: boolean;
  /** Broken over what the target allows in the long window: 1 uses up the budget exactly by the window's end. */
  readonly burn: number;
  /** How likely so many would break at a rate of exactly the target. */
  readonly p: number;
};

const defaultMinimum = 3;

/**
 * Whether one pair of windows alerts: both burn at least the pair's rate, at least `minimum` are broken, and an exact binomial
 * test rules out chance. Nothing due in the short window is no evidence that it goes on: no alarm (the backstop sees to that).
 */
export const burnAlert = (pair: BurnPair, counts: { long: DueCounts; short: DueCounts }, test: BurnTest): BurnAlert => {
  const burn = burnRate(counts.long, test.target);
  const { p, clear } = beyondChance(counts.long, pair.alpha, test);
  const burning = burn >= pair.burn && burnRate(counts.short, test.target) >= pair.burn;
  return { fires: burning && clear, burn, p };
};

/** Nothing due burns nothing. A target of 1 allows nothing: any break burns without end. */
export const burnRate = ({ due, broken }: DueCounts, target: number): number =>
  broken <= 0 || due <= 0 ? 0 : broken / due / (1 - target);

/** At least the minimum is broken, and more than chance explains at a rate of exactly the target. */
export const beyondChance = (
  { due, broken }: DueCounts,
  alpha: number,
  { target, minimum = defaultMinimum, designEffect = 1 }: BurnTest,
): { p: number; clear: boolean } => {
  const p = binomialAtLeast(broken / designEffect, due / designEffect, 1 - target);
  return { p, clear: broken >= minimum && p <= alpha };
};
