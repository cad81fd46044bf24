import type { Random } from "../../core/random.js";

/** How many happen when `mean` are expected. Knuth's product; above 30 the normal curve is near enough. */
export const poisson = (random: Random, mean: number): number => {
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.normal()));
  const floor = Math.exp(-mean);
  let n = 0;
  for (let product = random.uniform(); product > floor; product *= random.uniform()) n++;
  return n;
};

export const chance = (random: Random, share: number): boolean => random.uniform() < share;

/** One of the items, by their shares (which add up to 1). */
export const byShare = <T extends { readonly share: number }>(random: Random, items: readonly T[]): T => {
  let left = random.uniform();
  for (const item of items) {
    left -= item.share;
    if (left < 0) return item;
  }
  return items[items.length - 1]!;
};

/** A duration in seconds whose logarithm is normal: kitchens are often quick, and sometimes very late. */
export const logNormal = (random: Random, { median, sigma }: { median: number; sigma: number }): number =>
  median * Math.exp(sigma * random.normal());
