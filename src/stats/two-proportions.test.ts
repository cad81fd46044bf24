import { describe, expect, it } from "vitest";
import { random } from "../core/random.js";
import { differenceOfProportions } from "./two-proportions.js";

describe("differenceOfProportions", () => {
  // Newcombe (1998), Statistics in Medicine 17:873-890, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])("gives Newcombe's interval for %d/%d - %d/%d", (a, m, b, n, low, high) => {
    const difference = differenceOfProportions({ successes: a, n: m }, { successes: b, n }, 0.95);
    if ("status" in difference) throw new Error("expected a difference");
    expect(difference.low).toBeCloseTo(low, 4);
    expect(difference.high).toBeCloseTo(high, 4);
    expect(difference.n).toBe(m + n);
  });

  it("gives the p-value of the Cookie Cats test on day 7: 8,502/44,700 against 8,279/45,489, chi-squared 10.013", () => {
    const day7 = differenceOfProportions({ successes: 8502, n: 44_700 }, { successes: 8279, n: 45_489 }, 0.95);
    if ("status" in day7) throw new Error("expected a difference");
    // Published: p .001554, [.003121, .013282] (Wald).
    expect(day7.p).toBeCloseTo(0.001554, 6);
    expect(day7.low).toBeCloseTo(0.003121, 4);
    expect(day7.high).toBeCloseTo(0.013282, 4);
  });

  it("is wider and less sure with fewer effective trials", () => {
    const plain = differenceOfProportions({ successes: 90, n: 100 }, { successes: 80, n: 100 }, 0.95);
    const clustered = differenceOfProportions(
      { successes: 90, n: 100, effectiveN: 50 },
      { successes: 80, n: 100, effectiveN: 40 },
      0.95,
    );
    if ("status" in plain || "status" in clustered) throw new Error("expected differences");
    expect(clustered.estimate).toBeCloseTo(plain.estimate, 12);
    expect(clustered.high - clustered.low).toBeGreaterThan(1.3 * (plain.high - plain.low));
    expect(clustered.p).toBeGreaterThan(2 * plain.p);
  });

  it("calls equal groups different in about one case of twenty", () => {
    const stream = random(11);
    const group = (n: number) => {
      let successes = 0;
      for (let i = 0; i < n; i++) if (stream.uniform() < 0.9) successes++;
      return { successes, n };
    };
    let called = 0;
    for (let i = 0; i < 2000; i++) {
      const difference = differenceOfProportions(group(150), group(400), 0.95);
      if (!("status" in difference) && difference.p <= 0.05) called++;
    }
    expect(called / 2000).toBeGreaterThan(0.035);
    expect(called / 2000).toBeLessThan(0.065);
  });

  it("sees no difference where all are alike, and is none without trials", () => {
    expect(differenceOfProportions({ successes: 5, n: 5 }, { successes: 9, n: 9 }, 0.95)).toMatchObject({
      estimate: 0,
      p: 1,
    });
    expect(differenceOfProportions({ successes: 0, n: 0 }, { successes: 9, n: 9 }, 0.95)).toEqual({ status: "none" });
  });
});
