import { bisect } from "./bisect.js";
import { incompleteBeta } from "./incomplete-beta.js";

/** The x with I_x(a, b) = p, for a, b > 0. By bisection: slow (some 60 evaluations) and sure. */
export const betaQuantile = (p: number, a: number, b: number): number => {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  return bisect(0, 1, (x) => {
    const { lower, upper } = incompleteBeta(x, a, b);
    // Compare in the tail that carries the digits.
    return p < 0.5 ? lower >= p : upper <= 1 - p;
  });
};
