import { describe, expect, it } from "vitest";
import { normalCdf, normalQuantile } from "./normal.js";

// mpmath 1.3.0 at 40 digits.
describe("normalCdf", () => {
  it.each([
    [-8, 6.220960574271784e-16],
    [-3.5, 0.00023262907903552504],
    [-2.9, 0.0018658133003840384],
    [-1.96, 0.024997895148220435],
    [-0.5, 0.3085375387259869],
    [0.5, 0.6914624612740131],
  ])("has ten digits at %d", (z, share) => {
    expect(normalCdf(z) / share).toBeCloseTo(1, 11);
  });
});

describe("normalQuantile", () => {
  it.each([
    [0.025, -1.9599639845400543],
    [0.975, 1.9599639845400543],
    [1e-6, -4.753424308822899],
    [0.999, 3.0902323061678136],
    [1e-12, -7.034483825301132],
    [0.3, -0.5244005127080408],
    [0.5, 0],
  ])("is right at %d", (share, z) => {
    expect(normalQuantile(share)).toBeCloseTo(z, 12);
  });
});
