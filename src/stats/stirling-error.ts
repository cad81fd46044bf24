/**
 * What Stirling's formula leaves out: log gamma(x) = (x - 1/2) log x - x + log(2 pi)/2 + stirlingError(x), for x > 0.
 * With it, ratios of huge gamma functions are formed without cancelling huge logarithms. DLMF 5.11.1; Loader (2000).
 */
export const stirlingError = (x: number): number => {
  let shift = 0;
  let y = x;
  for (; y < 12; y++) shift += (y + 0.5) * Math.log1p(1 / y) - 1;
  return shift + series.reduceRight((sum, coefficient) => sum / (y * y) + coefficient, 0) / y;
};

/** B(2k) / (2k (2k - 1)); from y = 12 on, eight terms are exact to 2e-17. */
const series = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];
