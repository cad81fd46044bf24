/**
 * Sums over clusters (customers), each with n_i trials and k_i successes: all that the variance of a clustered share
 * needs, so one aggregate query yields it, whatever the number of clusters.
 */
export type ClusterSums = {
  readonly clusters: number;
  /** Sum of n_i. */
  readonly n: number;
  /** Sum of k_i. */
  readonly k: number;
  /** Sum of n_i squared. */
  readonly nn: number;
  /** Sum of n_i k_i. */
  readonly nk: number;
  /** Sum of k_i squared. */
  readonly kk: number;
};

/**
 * How many times the variance of k / n exceeds that of n independent trials, at least 1. `between` is what the data say;
 * `kish` is the largest it could be, were each cluster of one mind. docs/methods/design-effect.md says why they are mixed.
 */
export type DesignEffect = {
  readonly deff: number;
  /** n / deff: as many independent trials would tell as much. */
  readonly effectiveN: number;
  /** Null where nothing varies, or there are fewer than two clusters. */
  readonly between: number | null;
  readonly kish: number;
};

/**
 * Kish's bound weighs this much against the square of the number of rarer outcomes: all after none, nearly nothing after ten.
 * Without it the first failure would *raise* the lower end of the interval, as it seems to show that clusters are not of one mind.
 */
const kishWeight = 8;

/** Rao & Scott (1992) for `between`; Kish (1965) for `kish`. For n > 0. */
export const designEffect = (sums: ClusterSums): DesignEffect => {
  const { n, k, nn } = sums;
  const kish = nn / n;
  const between = betweenClusters(sums);
  const evidence = Math.min(k, n - k) ** 2;
  const mixed = between === null ? kish : (kishWeight * kish + evidence * between) / (kishWeight + evidence);
  const deff = Math.max(1, mixed);
  return { deff, effectiveN: n / deff, between, kish };
};

/** The variance of the ratio estimator (Taylor-linearised) over that of independent trials, p(1-p)/(n-1). */
const betweenClusters = ({ clusters, n, k, nn, nk, kk }: ClusterSums): number | null => {
  if (clusters < 2 || k <= 0 || k >= n) return null;
  const p = k / n;
  // The sum of squared residuals k_i - p n_i.
  const residuals = kk - 2 * p * nk + p * p * nn;
  const variance = ((clusters / (clusters - 1)) * residuals) / n ** 2;
  return variance / ((p * (1 - p)) / (n - 1));
};
