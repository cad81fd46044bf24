import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalWidths, histogram, timeWidthsMs } from "./histogram.js";

const once = (values: readonly number[]) => values.map((value) => ({ value, count: 1 }));

describe("histogram", () => {
  it("puts the limit on an edge, a value equal to it on the near side, and the far tail in one open bin", () => {
    const waits = [10, 30, 90, 150, 170, 180, 181, 200, 240, 330, 9000].map((seconds) => ({
      value: seconds * 1000,
      count: seconds === 9000 ? 1 : 50,
    }));
    const result = histogram(waits, { limit: 180_000, widths: timeWidthsMs, bins: 12 });
    if ("status" in result) throw new Error("expected bins");
    expect(result.width).toBe(30_000);
    expect(result.bins[0]).toEqual({ from: 0, to: 30_000, count: 100 });
    expect(result.bins.at(-1)).toEqual({ from: 330_000, to: null, count: 1 });
    const within = result.bins.filter(({ to }) => to !== null && to <= 180_000);
    expect(within.reduce((total, { count }) => total + count, 0)).toBe(300);
  });

  it("covers both sides of a limit of 0 days late", () => {
    const result = histogram(once([-20, -12, -11, -3, 0, 1, 4]), { limit: 0, widths: decimalWidths, bins: 10 });
    if ("status" in result) throw new Error("expected bins");
    expect(result.bins.some(({ to }) => to === 0)).toBe(true);
    expect(result.bins.filter(({ to }) => to !== null && to <= 0).reduce((total, { count }) => total + count, 0)).toBe(
      5,
    );
  });

  it("counts every value exactly once, on the right side of the limit, whatever they are", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ value: fc.integer({ min: -1000, max: 100_000 }), count: fc.integer({ min: 1, max: 9 }) }),
          { minLength: 1 },
        ),
        fc.integer({ min: -500, max: 5000 }),
        (values, limit) => {
          const result = histogram(values, { limit, widths: decimalWidths, bins: 12 });
          if ("status" in result) throw new Error("expected bins");
          const near = result.bins
            .filter(({ to }) => to !== null && to <= limit)
            .reduce((total, { count }) => total + count, 0);
          const all = result.bins.reduce((total, { count }) => total + count, 0);
          expect(near).toBe(
            values.filter(({ value }) => value <= limit).reduce((total, { count }) => total + count, 0),
          );
          expect(all).toBe(values.reduce((total, { count }) => total + count, 0));
          expect(result.n).toBe(all);
          expect(result.bins.length).toBeLessThanOrEqual(16);
          result.bins.slice(1).forEach((bin, i) => {
            expect(bin.from).toBe(result.bins[i]!.to);
          });
        },
      ),
      { numRuns: 300, seed: 4 },
    );
  });

  it("is none without values", () => {
    expect(histogram([], { limit: 5, widths: decimalWidths, bins: 10 })).toEqual({ status: "none" });
  });
});
