import fc from "fast-check";
import { expect, it } from "vitest";
import { betaQuantile } from "./beta-quantile.js";
import { incompleteBeta } from "./incomplete-beta.js";

it("undoes the incomplete beta function", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      fc.double({ min: 1, max: 1e5, noNaN: true }),
      fc.double({ min: 1, max: 1e5, noNaN: true }),
      (p, a, b) => {
        expect(incompleteBeta(betaQuantile(p, a, b), a, b).lower).toBeCloseTo(p, 8);
      },
    ),
    { numRuns: 200, seed: 1 },
  );
});

it("is the closed form where one parameter is 1", () => {
  expect(betaQuantile(0.025, 1, 20)).toBeCloseTo(1 - 0.975 ** (1 / 20), 14);
  expect(betaQuantile(0.975, 20, 1)).toBeCloseTo(0.975 ** (1 / 20), 14);
});
