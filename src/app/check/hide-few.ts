import { isFew } from "./few-people.js";

/**
 * Counts of people for those who may not open them: 1 to 4 are hidden (null), and where only one is hidden the smallest of the
 * others too, so that it cannot be got by subtraction.
 */
export const hideFew = (counts: readonly number[]): readonly (number | null)[] => {
  const hidden = new Set(counts.flatMap((n, i) => (isFew(n) ? [i] : [])));
  if (hidden.size === 1) {
    const shown = counts.flatMap((n, i) => (n > 0 && !hidden.has(i) ? [{ n, i }] : []));
    const next = shown.sort((a, b) => a.n - b.n)[0];
    if (next) hidden.add(next.i);
  }
  return counts.map((n, i) => (hidden.has(i) ? null : n));
};
