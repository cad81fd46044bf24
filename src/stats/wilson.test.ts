import { describe, expect, it } from "vitest";
import { wilson } from "./wilson.js";

describe("wilson", () => {
  // Newcombe (1998), Statistics in Medicine 17:857-872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("gives Newcombe's interval for %d of %d", (successes, n, low, high) => {
    const interval = wilson(successes, n, { level: 0.95 });
    expect(interval).toMatchObject({ estimate: successes / n, level: 0.95, n });
    if ("status" in interval) throw new Error("expected an interval");
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it("widens with a smaller effective n and leaves the estimate and n as they are", () => {
    const plain = wilson(90, 100, { level: 0.95 });
    const clustered = wilson(90, 100, { level: 0.95, effectiveN: 40.5 });
    if ("status" in plain || "status" in clustered) throw new Error("expected intervals");
    expect(clustered).toMatchObject({ estimate: 0.9, n: 100 });
    expect(clustered.low).toBeLessThan(plain.low);
    expect(clustered.high).toBeGreaterThan(plain.high);
  });

  it("reaches exactly 0 and 1 where nothing or everything succeeded", () => {
    expect(wilson(0, 7, { level: 0.95 })).toMatchObject({ low: 0 });
    expect(wilson(7, 7, { level: 0.95 })).toMatchObject({ high: 1 });
    expect(wilson(7, 7, { level: 0.95, effectiveN: 3.3 })).toMatchObject({ high: 1 });
  });

  it("is none without observations", () => {
    expect(wilson(0, 0, { level: 0.95 })).toEqual({ status: "none" });
  });
});
