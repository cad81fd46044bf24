import { describe, expect, it } from "vitest";
import { designOptions, wouldKeep } from "./design.js";

/** 100 commitments that took 1 to 100 minutes, the first two thirds early. */
const hundred = Array.from({ length: 100 }, (_, i) => ({ value: i + 1, happened: 1, late: i % 3 === 2 ? 1 : 0, n: 1 }));
const options = { direction: "most" as const, level: 0.95, targets: [0.8, 0.95, 0.99], clusters: null };

describe("designOptions", () => {
  it("finds the tightest time that the history would have kept", () => {
    const [eighty, ninetyFive, ninetyNine] = designOptions(hundred, options);
    expect([eighty!.limit, ninetyFive!.limit, ninetyNine!.limit]).toEqual([80, 95, 99]);
    expect(ninetyFive!.low!).toBeLessThan(95);
    expect(ninetyFive!.high === null || ninetyFive!.high >= 95).toBe(true);
  });

  it("tries the limit of the first two thirds on the last", () => {
    const [eighty] = designOptions(hundred, options);
    expect(eighty!.backtest!.due).toBe(33);
    expect(eighty!.backtest!.kept / 33).toBeCloseTo(0.8, 1);
  });

  it("takes what still lasts as lasting at least so long", () => {
    const waiting = hundred.map((r) => (r.value > 90 ? { ...r, value: 90.5, happened: 0 } : r));
    const [eighty, ninetyFive] = designOptions(waiting, options);
    expect(eighty!.limit).toBe(80);
    expect(ninetyFive!.limit).toBeNull();
    expect(wouldKeep(waiting, 80, "most")).toBe(0.8);
  });

  it("asks for the longest quiet and the highest score where more is better", () => {
    const scores = [5, 5, 5, 5, 4, 4, 4, 3, 2, 1].map((value) => ({ value, happened: 1, late: 0, n: 10 }));
    const [eighty] = designOptions(scores, { ...options, direction: "least", targets: [0.8] });
    expect(wouldKeep(scores, eighty!.limit!, "least")!).toBeGreaterThanOrEqual(0.8);
    expect(wouldKeep(scores, eighty!.limit! + 1, "least")!).toBeLessThan(0.8);
  });
});
