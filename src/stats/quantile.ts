import { type None, none } from "./estimate.js";

/** A value and how often it occurs. */
export type Counted = { readonly value: number; readonly count: number };

/** The least value that at least a share q (0..1) of all counts do not exceed: always a value that occurred. Any order. */
export const quantile = (values: readonly Counted[], q: number): { readonly value: number } | None => {
  const total = values.reduce((sum, { count }) => sum + count, 0);
  if (total <= 0) return none;
  const ordered = values.filter(({ count }) => count > 0).sort((a, b) => a.value - b.value);
  // A hair less, so that 0.07 * 100 is the 7th and not, by rounding, the 8th.
  const need = q * total * (1 - 1e-12);
  let seen = 0;
  for (const { value, count } of ordered) {
    seen += count;
    if (seen >= need) return { value };
  }
  return { value: ordered.at(-1)!.value };
};
