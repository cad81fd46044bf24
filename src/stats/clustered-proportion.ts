import { type ClusterSums, designEffect } from "./design-effect.js";
import { type Estimate, type Insufficient, type None, none } from "./estimate.js";
import { normalQuantile } from "./normal.js";
import { tQuantile } from "./t-quantile.js";
import { wilson } from "./wilson.js";

/** A share with an interval that allows for many trials of the same cluster. */
export type ClusteredProportion = Estimate & { readonly effectiveN: number; readonly deff: number };

/**
 * Wilson's interval on the effective n. Its critical value is widened by t(clusters - 1) / t(n - 1), because the design
 * effect is itself estimated from few clusters (Korn & Graubard 1998); without clustering it is plain Wilson.
 * One cluster says nothing about others: insufficient.
 */
export const clusteredProportion = (sums: ClusterSums, level: number): ClusteredProportion | Insufficient | None => {
  if (sums.n <= 0) return none;
  if (sums.clusters < 2) return { status: "insufficient", have: sums.clusters, need: 2 };
  const { deff, effectiveN } = designEffect(sums);
  const share = (1 + level) / 2;
  const widened = sums.clusters === sums.n ? 1 : tQuantile(share, sums.clusters - 1) / tQuantile(share, sums.n - 1);
  const interval = wilson(sums.k, sums.n, { level, effectiveN, critical: normalQuantile(share) * widened });
  return "status" in interval ? interval : { ...interval, effectiveN, deff };
};
