import { expect, it } from "vitest";
import { quantile } from "./quantile.js";

const once = (values: readonly number[]) => values.map((value) => ({ value, count: 1 }));

it("gives R's quantile(type = 1) of 1 to 20", () => {
  const values = once(Array.from({ length: 20 }, (_, i) => 20 - i));
  expect(quantile(values, 0.5)).toEqual({ value: 10 });
  expect(quantile(values, 0.95)).toEqual({ value: 19 });
  expect(quantile(values, 0.951)).toEqual({ value: 20 });
  // 0.07 * 100 is 7.000000000000001 in doubles.
  expect(quantile(once(Array.from({ length: 100 }, (_, i) => i + 1)), 0.07)).toEqual({ value: 7 });
  expect(quantile(values, 0)).toEqual({ value: 1 });
  expect(quantile(values, 1)).toEqual({ value: 20 });
});

it("counts a value as often as it occurs", () => {
  const values = [
    { value: 7, count: 90 },
    { value: -2, count: 0 },
    { value: 9, count: 10 },
  ];
  expect(quantile(values, 0.9)).toEqual({ value: 7 });
  expect(quantile(values, 0.91)).toEqual({ value: 9 });
  expect(quantile(values, 0)).toEqual({ value: 7 });
});

it("is none without values", () => {
  expect(quantile([], 0.5)).toEqual({ status: "none" });
  expect(quantile([{ value: 3, count: 0 }], 0.5)).toEqual({ status: "none" });
});
