import { describe, expect, it } from "vitest";
import { poissonTest } from "./poisson-test.js";

const plain = (count: number, mean: number) => {
  let term = Math.exp(-mean);
  let atMost = term;
  for (let k = 1; k <= count; k++) {
    term *= mean / k;
    atMost += term;
  }
  return { atMost, atLeast: 1 - atMost + term };
};

describe("poissonTest", () => {
  it("agrees with the plain sum", () => {
    for (const mean of [0.2, 3, 17.5, 80])
      for (const count of [0, 1, 4, 20, 90]) {
        const test = poissonTest(count, mean);
        const expected = plain(count, mean);
        expect(test.atMost).toBeCloseTo(expected.atMost, 11);
        expect(test.atLeast).toBeCloseTo(expected.atLeast, 11);
      }
  });

  it("calls silence where many were expected unlikely", () => {
    expect(poissonTest(0, 12).atMost).toBeCloseTo(Math.exp(-12), 12);
    expect(poissonTest(0, 0)).toEqual({ atMost: 1, atLeast: 1 });
  });
});
