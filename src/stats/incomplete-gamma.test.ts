import { expect, it } from "vitest";
import { incompleteGamma } from "./incomplete-gamma.js";

it("is the exponential distribution for a = 1", () => {
  for (const x of [0.01, 0.7, 2, 9, 40]) {
    expect(incompleteGamma(1, x).upper / Math.exp(-x)).toBeCloseTo(1, 12);
    expect(incompleteGamma(1, x).lower).toBeCloseTo(-Math.expm1(-x), 14);
  }
});

it("is the chi-squared distribution of the tables: 5 % lies above 3.841459 with one degree of freedom, above 18.30704 with ten", () => {
  expect(incompleteGamma(0.5, 3.841458820694124 / 2).upper).toBeCloseTo(0.05, 12);
  expect(incompleteGamma(5, 18.307038053275146 / 2).upper).toBeCloseTo(0.05, 12);
});

it("stays close to one half at the mean of a million", () => {
  // P(a, a) = 1/2 + 1/(3 sqrt(2 pi a)) + ..., DLMF 8.11.12
  expect(incompleteGamma(1e6, 1e6).lower).toBeCloseTo(0.5 + 1 / (3 * Math.sqrt(2 * Math.PI * 1e6)), 7);
});
