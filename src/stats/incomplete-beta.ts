import { stirlingError } from "./stirling-error.js";

/**
 * The regularised incomplete beta function: `lower` = I_x(a, b) and `upper` = 1 - lower, each accurate in its own tail.
 * For 0 <= x <= 1 and a, b > 0. Time grows with sqrt(max(a, b)). DLMF 8.17.22 by Lentz's method; the factor before
 * the fraction is formed from deviances (Loader 2000), so that it keeps its digits when a and b are in the millions.
 */
export const incompleteBeta = (x: number, a: number, b: number): { lower: number; upper: number } => {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x >= 1) return { lower: 1, upper: 0 };
  const factor = betaFactor(x, a, b);
  // The fraction converges fast on the near side of the mean only; the other side is its mirror image.
  if (x < (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, (factor / a) * betaFraction(x, a, b));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, (factor / b) * betaFraction(1 - x, b, a));
  return { lower: 1 - upper, upper };
};

/** x^a (1-x)^b / B(a, b). */
export const betaFactor = (x: number, a: number, b: number): number => {
  const n = a + b;
  const deviance = relativeEntropy(a, n * x) + relativeEntropy(b, n * (1 - x));
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return Math.sqrt(((a / n) * b) / (2 * Math.PI)) * Math.exp(errors - deviance);
};

/** a log(a/m) - a + m: how far a count lies from its mean. */
const relativeEntropy = (a: number, m: number): number => {
  const excess = (m - a) / a;
  return a * (excess - Math.log1p(excess));
};

const betaFraction = (x: number, a: number, b: number): number => {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) return fraction;
  }
  throw new Error(`the incomplete beta function does not converge at x=${x}, a=${a}, b=${b}`);
};

const away = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);
