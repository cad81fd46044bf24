import { placed, type Scale, scaleFor as scaleOf } from "../../../src/report/html/scale.js";
import type { Estimate } from "./estimate.js";

export { placed, type Scale };

/** One scale for all rails of a list, as in the report: from a round number below everything known to 100%. */
export const scaleFor = (rates: readonly Estimate[], targets: readonly number[]): Scale =>
  scaleOf(
    rates.map((rate) => ("status" in rate && rate.status === "suppressed" ? { status: "none" } : rate) as never),
    targets,
  );
