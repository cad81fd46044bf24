/** Alert when a `share` of the window's budget is gone within `longMs`, in a window of 30 days. */
type BasePair = { readonly share: number; readonly longMs: number; readonly severity: "page" | "ticket" };

const hour = 3_600_000;
const month = 30 * 24 * hour;

/** Google SRE workbook, chapter 5, table 5-6, and its 10 % in a day as slok/sloth has it. */
const basePairs: readonly BasePair[] = [
  { share: 0.02, longMs: hour, severity: "page" },
  { share: 0.05, longMs: 6 * hour, severity: "page" },
  { share: 0.1, longMs: 24 * hour, severity: "ticket" },
  { share: 0.1, longMs: 72 * hour, severity: "ticket" },
];

/** A short window asks its question more often, so it must be surer: every rule errs about equally often per window. */
const alphaPerWindow = 0.001;

/** One alert rule: both windows must burn at least `burn` times the allowed rate. */
export type BurnPair = {
  readonly severity: "page" | "ticket";
  readonly share: number;
  readonly longMs: number;
  /** A twelfth of the long one: once the trouble is over, the alert ends soon. */
  readonly shortMs: number;
  readonly burn: number;
  /** How unlikely a count must be, at a rate of exactly the target, to be more than chance. */
  readonly alpha: number;
};

/** Broken over the last tenth of the window, against what is left of the budget: sees what the pairs miss where traffic is tiny. */
export type BackstopWindow = { readonly severity: "page"; readonly longMs: number; readonly alpha: number };

export type BurnWindows = { readonly pairs: readonly BurnPair[]; readonly backstop: BackstopWindow };

/**
 * The pairs for one target and window, fastest first. The base pairs scale with the window; a pair whose burn exceeds
 * 1 / (1 - target), the burn when everything breaks, cannot fire and is left out. If no page is left, the fastest is one.
 * A target of 1 has no budget to burn: only the backstop.
 */
export const burnWindows = ({ target, windowMs }: { target: number; windowMs: number }): BurnWindows => {
  const backstop = { severity: "page", longMs: Math.round(windowMs / 10), alpha: alphaPerWindow / 10 } as const;
  if (target >= 1) return { pairs: [], backstop };
  const largest = 1 / (1 - target);
  const pairs = basePairs
    .map(({ severity, share, longMs }): BurnPair => {
      const long = (longMs * windowMs) / month;
      return {
        severity,
        share,
        longMs: Math.round(long),
        shortMs: Math.round(long / 12),
        burn: (share * month) / longMs,
        alpha: (alphaPerWindow * longMs) / month,
      };
    })
    .filter(({ burn }) => burn <= largest);
  const [fastest, ...others] = pairs;
  return { pairs: fastest ? [{ ...fastest, severity: "page" }, ...others] : [], backstop };
};
