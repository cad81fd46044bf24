import { expect, it } from "vitest";
import { bisect } from "./bisect.js";

it("finds the point at which a condition turns true, however small it is", () => {
  expect(bisect(0, 2, (x) => x * x >= 2)).toBeCloseTo(Math.SQRT2, 14);
  expect(bisect(0, 1, (x) => x >= 3e-12) / 3e-12).toBeCloseTo(1, 12);
});
