/** The share of a standard normal distribution below z, accurate in the lower tail. Series: Marsaglia (2004); fraction: DLMF 7.9.1. */
export const normalCdf = (z: number): number => (z <= 0 ? lowerTail(-z) : 1 - lowerTail(z));

/** The z below which a share p of a standard normal distribution lies, for 0 < p < 1. */
export const normalQuantile = (p: number): number => {
  if (p > 0.5) return -normalQuantile(1 - p);
  // Newton on the logarithm: log of the tail is concave, so every step from this start stays on one side.
  let z = Math.sqrt(-2 * Math.log(2 * p));
  for (let i = 0; i < 50; i++) {
    const tail = lowerTail(z);
    const step = (Math.log(tail / p) * tail) / density(z);
    z += step;
    if (Math.abs(step) < 1e-15 * (1 + z)) break;
  }
  return z === 0 ? 0 : -z;
};

const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

const lowerTail = (z: number): number => {
  if (z > 3) {
    let fraction = z;
    for (let k = 60; k > 0; k--) fraction = z + k / fraction;
    return density(z) / fraction;
  }
  let term = z;
  let sum = z;
  for (let k = 3; term > 1e-18 * sum; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return 0.5 - density(z) * sum;
};
