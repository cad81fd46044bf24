import { incompleteGamma } from "./incomplete-gamma.js";

/** How likely a count at most, or at least, as large is when events happen independently and `mean` are expected. Exact. */
export const poissonTest = (count: number, mean: number): { atMost: number; atLeast: number } => ({
  atMost: count < 0 ? 0 : incompleteGamma(count + 1, mean).upper,
  atLeast: count <= 0 ? 1 : incompleteGamma(count, mean).lower,
});
