import { type BurnTest, beyondChance, type DueCounts } from "./burn-alert.js";
import type { BackstopWindow } from "./burn-windows.js";

/** The last tenth of the window; the budget of the whole window; what was broken in it before its last tenth. */
export type BackstopCounts = { readonly last: DueCounts; readonly allowed: number; readonly usedBefore: number };

/**
 * The alarm for what the pairs miss: with little traffic their short windows are empty and their rates jump. It fires when
 * the budget is gone and the last tenth of the window broke more than chance explains. It asks for no short window.
 */
export const burnBackstop = (
  backstop: BackstopWindow,
  { last, allowed, usedBefore }: BackstopCounts,
  test: BurnTest,
): { fires: boolean; p: number } => {
  const { p, clear } = beyondChance(last, backstop.alpha, test);
  return { fires: clear && usedBefore + last.broken > allowed, p };
};
