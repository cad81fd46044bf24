import { describe, expect, it } from "vitest";
import { incompleteBeta } from "./incomplete-beta.js";

describe("incompleteBeta", () => {
  // R 4.2.2, pbeta(x, a, b).
  it.each([
    [0.01, 0.5, 0.5, 6.37685608585198e-2],
    [0.9, 2, 0.5, 5.41469739275585e-1],
    [0.01, 30, 0.5, 1.03078154662093e-61],
    [0.2, 30, 0.5, 1.22652197141588e-22],
    [0.999, 30, 0.5, 8.07237306159537e-1],
    [0.5, 500, 0.5, 1.08872024717521e-152],
    [0.9, 500, 0.5, 1.04536779383547e-24],
  ])("agrees with R at x=%d, a=%d, b=%d", (x, a, b, expected) => {
    expect(incompleteBeta(x, a, b).lower / expected).toBeCloseTo(1, 11);
  });

  // mpmath 1.3.0 at 40 digits.
  it.each([
    [0.949, 95_000, 5_000, 0.07405516535981252, 0.9259448346401875],
    [0.000001, 3, 1_000_000, 0.08030167298125865, 0.9196983270187413],
    [0.001, 0.3, 1_000, 0.9156926274373691, 0.08430737256263092],
    [0.3, 2.5, 7.25, 0.6604822735819073, 0.33951772641809275],
  ])("keeps ten digits in both tails at x=%d, a=%d, b=%d", (x, a, b, lower, upper) => {
    const tails = incompleteBeta(x, a, b);
    expect(tails.lower / lower).toBeCloseTo(1, 10);
    expect(tails.upper / upper).toBeCloseTo(1, 10);
  });

  it("is one half at the mean of a symmetric distribution, also with a hundred million observations", () => {
    expect(incompleteBeta(0.5, 5e7, 5e7).lower).toBeCloseTo(0.5, 10);
  });

  it("is 0 and 1 at the ends", () => {
    expect(incompleteBeta(0, 2, 3)).toEqual({ lower: 0, upper: 1 });
    expect(incompleteBeta(1, 2, 3)).toEqual({ lower: 1, upper: 0 });
  });
});
