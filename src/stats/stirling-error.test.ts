import { expect, it } from "vitest";
import { stirlingError } from "./stirling-error.js";

// mpmath 1.3.0 at 40 digits: loggamma(x) - ((x - 1/2) log x - x + log(2 pi) / 2).
it.each([
  [0.01, 1.4340079537031842],
  [0.5, 0.15342640972002736],
  [1, 0.08106146679532726],
  [3, 0.02767792568499834],
  [100, 0.0008333305556349147],
])("gives what Stirling's formula lacks at %d", (x, expected) => {
  expect(stirlingError(x)).toBeCloseTo(expected, 14);
});
