import { expect, it } from "vitest";
import { clopperPearson } from "./clopper-pearson.js";

// Newcombe (1998), Statistics in Medicine 17:857-872, table I, method 5.
it.each([
  [81, 263, 0.2527, 0.3676],
  [15, 148, 0.0578, 0.1617],
  [0, 20, 0, 0.1684],
  [1, 29, 0.0009, 0.1776],
])("gives the exact interval for %d of %d", (successes, n, low, high) => {
  const interval = clopperPearson(successes, n, 0.95);
  if ("status" in interval) throw new Error("expected an interval");
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
  expect(interval.estimate).toBe(successes / n);
});

it("mirrors itself, and is none without observations", () => {
  const interval = clopperPearson(20, 20, 0.95);
  if ("status" in interval) throw new Error("expected an interval");
  expect(interval.low).toBeCloseTo(1 - 0.1684, 4);
  expect(interval.high).toBe(1);
  expect(clopperPearson(0, 0, 0.95)).toEqual({ status: "none" });
});
