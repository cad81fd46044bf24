import type { PromiseVerdict } from "../model.js";

type Rate = PromiseVerdict["keepRate"];
export type Scale = { readonly low: number; readonly high: number };

const step = 0.05;
/** What could be anything would flatten all other rails: it leaves the scale with an arrow. */
const leastBound = 0.5;

/** One scale for all rails of a list: from a round number below everything known to 100 %. Ranges that could be anything may leave it. */
export const scaleFor = (rates: readonly Rate[], targets: readonly number[]): Scale => {
  const lows = rates.flatMap((rate) => ("status" in rate ? [] : [rate.low]));
  const bounds = rates.flatMap((rate) =>
    "status" in rate && rate.status === "unknown" ? [Math.max(leastBound, rate.bounds.low)] : [],
  );
  const least = Math.min(...lows, ...bounds, ...targets, 0.95);
  return { low: Math.max(0, Math.floor((1 - (1 - least) * 1.25 + 1e-9) / step) * step), high: 1 };
};

/** A share's place on a scale, in percent of its width. */
export const placed = (share: number, scale: Scale): number =>
  Math.round(Math.max(0, Math.min(100, ((share - scale.low) / (scale.high - scale.low)) * 100)) * 100) / 100;
