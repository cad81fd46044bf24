import { stirlingError } from "./stirling-error.js";

/**
 * The regularised incomplete gamma function: `lower` = P(a, x) and `upper` = Q(a, x), each accurate in its own tail.
 * For a > 0, x >= 0. Series DLMF 8.11.4, continued fraction 8.9.2; time grows with sqrt(a).
 */
export const incompleteGamma = (a: number, x: number): { lower: number; upper: number } => {
  if (x <= 0) return { lower: 0, upper: 1 };
  const excess = (x - a) / a;
  const factor = Math.sqrt(a / (2 * Math.PI)) * Math.exp(-a * (excess - Math.log1p(excess)) - stirlingError(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let k = 1; term > 1e-17 * sum; k++) {
      term *= x / (a + k);
      sum += term;
    }
    const lower = Math.min(1, factor * sum);
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, factor * gammaFraction(a, x));
  return { lower: 1 - upper, upper };
};

const gammaFraction = (a: number, x: number): number => {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < 100_000; k++) {
    b += 2;
    d = 1 / (b - k * (k - a) * d);
    c = b - (k * (k - a)) / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) return fraction;
  }
  throw new Error(`the incomplete gamma function does not converge at a=${a}, x=${x}`);
};
