import { betaFactor, incompleteBeta } from "./incomplete-beta.js";

/** How likely it is, if each of n independent trials succeeds with probability p, to see a count at least as extreme. */
export type ExactTest = {
  /** P(X <= successes). */
  readonly atMost: number;
  /** P(X >= successes). */
  readonly atLeast: number;
  /** All counts that are no likelier than this one, on both sides (as R's binom.test). */
  readonly twoSided: number;
};

/**
 * Exact. `successes` and `n` may be fractional (effective counts): then `atMost` and `atLeast` are the incomplete beta
 * function between the whole counts, and `twoSided` is twice the smaller tail, as no single count has a probability.
 */
export const binomialTest = (successes: number, n: number, p: number): ExactTest => {
  const atLeast = binomialAtLeast(successes, n, p);
  const atMost = binomialAtLeast(n - successes, n, 1 - p);
  const whole = Number.isInteger(successes) && Number.isInteger(n);
  const twoSided = whole
    ? noLikelier({ successes, n, p, atMost, atLeast })
    : Math.min(1, 2 * Math.min(atMost, atLeast));
  return { atMost, atLeast, twoSided };
};

/** P(X >= successes) for X ~ Binomial(n, p), also between whole counts. */
export const binomialAtLeast = (successes: number, n: number, p: number): number => {
  if (successes <= 0) return 1;
  if (successes > n || p <= 0) return 0;
  return incompleteBeta(p, successes, n - successes + 1).lower;
};

/** P(X = k), for whole 0 <= k <= n. */
const probability = (k: number, n: number, p: number): number => {
  if (p <= 0) return k === 0 ? 1 : 0;
  if (p >= 1) return k === n ? 1 : 0;
  if (k === 0) return Math.exp(n * Math.log1p(-p));
  if (k === n) return Math.exp(n * Math.log(p));
  return (betaFactor(p, k, n - k) * n) / (k * (n - k));
};

type Observed = { successes: number; n: number; p: number; atMost: number; atLeast: number };

const noLikelier = ({ successes, n, p, atMost, atLeast }: Observed): number => {
  const mean = n * p;
  // Equal probabilities must count as equal in spite of rounding: the same margin as R's.
  const limit = probability(successes, n, p) * (1 + 1e-7);
  const isRare = (k: number) => probability(k, n, p) <= limit;
  if (successes < mean) return Math.min(1, atMost + binomialAtLeast(first(Math.ceil(mean), n + 1, isRare), n, p));
  if (successes > mean) {
    const fromEnd = first(n - Math.floor(mean), n + 1, (failures) => isRare(n - failures));
    return Math.min(1, atLeast + binomialAtLeast(fromEnd, n, 1 - p));
  }
  return 1;
};

/** The first whole number in [low, high) with a property that all after it share; `high` if none has it. */
const first = (low: number, high: number, holds: (k: number) => boolean): number => {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
};
