import { describe, expect, it } from "vitest";
import { cellsOf, type Distribution } from "./distribution-option.js";
import { isHatched, lowest, type Point, pointSays } from "./series-option.js";

const point = (part: Partial<Point>): Point => ({
  from: "2026-06-01",
  to: "2026-06-08",
  kept: 95,
  broken: 5,
  unknown: 0,
  pending: 0,
  estimate: 0.95,
  low: 0.89,
  high: 0.98,
  low50: 0.93,
  high50: 0.965,
  target: 0.95,
  coverage: 1,
  unfinished: false,
  restated: null,
  ...part,
});

describe("keep rate over time", () => {
  it("leaves a gap where nothing can be said, and where data are missing", () => {
    expect([point({}), point({ estimate: null }), point({ coverage: 0.6 })].map(isHatched)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it("begins its scale at a round number below the data, and never above what was promised", () => {
    expect(lowest([point({})])).toBe(0.85);
    expect(lowest([point({ low: 0.99, estimate: 1, target: 0.9 })])).toBe(0.85);
    expect(lowest([point({ low: 0, estimate: 0.02 })])).toBe(0);
  });

  it("says each period with its range, its number and what is not in it", () => {
    expect(pointSays(point({ unknown: 3, unfinished: true, pending: 7 }))).toBe(
      "1 June: 95% (89–98) of 100\n3 we cannot judge\nnot finished, 7 not due yet",
    );
    expect(pointSays(point({ estimate: null, low: null, high: null }))).toMatch(/Cannot say/);
  });
});

describe("how long it took", () => {
  const of: Distribution = {
    unit: "ms",
    limit: 20,
    bins: [
      { from: 0, to: 10, kept: 4, broken: 0, pending: 2 },
      { from: 10, to: 20, kept: 0, broken: 0, pending: 0 },
      { from: 20, to: null, kept: 0, broken: 3, pending: 0 },
    ],
    unknown: 0,
    pending: 2,
    median: 8,
    p95: 25,
  };

  it("stacks what still waits on what is over, and gives the open end the width of the others", () => {
    expect(cellsOf(of)).toEqual([
      { from: 0, to: 10, low: 0, n: 4, is: "kept" },
      { from: 0, to: 10, low: 4, n: 2, is: "pending" },
      { from: 20, to: 30, low: 0, n: 3, is: "broken" },
    ]);
  });

  it("puts what cannot be judged into a column of its own at the end", () => {
    expect(cellsOf({ ...of, unknown: 5 }).at(-1)).toEqual({ from: 40, to: 50, low: 0, n: 5, is: "unknown" });
  });
});
