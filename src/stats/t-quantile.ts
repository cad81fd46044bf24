import { betaQuantile } from "./beta-quantile.js";

/** The t below which a share p of Student's distribution with `degrees` > 0 degrees of freedom lies. */
export const tQuantile = (p: number, degrees: number): number => {
  if (p < 0.5) return -tQuantile(1 - p, degrees);
  const share = betaQuantile(2 * p - 1, 0.5, degrees / 2);
  return Math.sqrt((degrees * share) / (1 - share));
};
