import { betaQuantile } from "./beta-quantile.js";
import { type Estimate, type None, none } from "./estimate.js";

/**
 * The exact interval for the share successes / n: it covers at least `level`, usually more, so it is wider than Wilson's.
 * Fractional counts are allowed, as Korn & Graubard (1998) use it. Clopper & Pearson (1934).
 */
export const clopperPearson = (successes: number, n: number, level: number): Estimate | None => {
  if (n <= 0) return none;
  const tail = (1 - level) / 2;
  return {
    estimate: successes / n,
    low: successes <= 0 ? 0 : betaQuantile(tail, successes, n - successes + 1),
    high: successes >= n ? 1 : betaQuantile(1 - tail, successes + 1, n - successes),
    level,
    n,
  };
};
