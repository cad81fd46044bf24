import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialAtLeast, binomialTest } from "./binomial-test.js";

/** All probabilities by the recurrence P(k+1) = P(k) (n-k)/(k+1) p/(1-p): slow and obviously right. */
const probabilities = (n: number, p: number): number[] => {
  const result = [(1 - p) ** n];
  for (let k = 0; k < n; k++) result.push((((result[k]! * (n - k)) / (k + 1)) * p) / (1 - p));
  return result;
};
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("binomialTest", () => {
  it("gives the p-value of Conover's Mendel example as in R's binom.test: 682 of 925 against 3/4", () => {
    expect(binomialTest(682, 925, 0.75).twoSided).toBeCloseTo(0.3825, 4);
  });

  it("agrees with the plain sums in every tail", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.nat(60),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, x, p) => {
          const k = Math.min(x, n);
          const all = probabilities(n, p);
          const test = binomialTest(k, n, p);
          expect(test.atMost).toBeCloseTo(sum(all.slice(0, k + 1)), 10);
          expect(test.atLeast).toBeCloseTo(sum(all.slice(k)), 10);
          expect(test.twoSided).toBeCloseTo(Math.min(1, sum(all.filter((one) => one <= all[k]! * (1 + 1e-7)))), 9);
        },
      ),
      { numRuns: 300, seed: 2 },
    );
  });

  it("is certain of nothing without trials", () => {
    expect(binomialTest(0, 0, 0.3)).toEqual({ atMost: 1, atLeast: 1, twoSided: 1 });
  });

  it("knows the sure cases p = 0 and p = 1", () => {
    expect(binomialTest(1, 5, 0)).toMatchObject({ atLeast: 0, twoSided: 0 });
    expect(binomialTest(5, 5, 1)).toMatchObject({ atLeast: 1, atMost: 1, twoSided: 1 });
  });

  it("falls as effective counts shrink the evidence, between whole counts too", () => {
    const full = binomialAtLeast(12, 60, 0.1);
    const half = binomialAtLeast(6, 30, 0.1);
    const between = binomialAtLeast(8.5, 42.5, 0.1);
    expect(full).toBeLessThan(between);
    expect(between).toBeLessThan(half);
  });
});
