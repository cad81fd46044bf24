import { describe, expect, it } from "vitest";
import { keptByLimit } from "./kept-by-limit.js";

const ended = (value: number, n = 1) => ({ value, happened: 1, n });
const options = { level: 0.95, most: 100 };

describe("the share that each limit would have kept", () => {
  it("is the share that had ended by it, for what must end in time", () => {
    const points = keptByLimit([ended(1, 5), ended(2, 4), ended(3)], { ...options, direction: "most" });
    expect(points.map(({ limit, estimate }) => [limit, estimate])).toEqual([
      [1, expect.closeTo(0.5)],
      [2, expect.closeTo(0.9)],
      [3, 1],
    ]);
    for (const { estimate, low, high } of points) expect(low <= estimate && estimate <= high).toBe(true);
  });

  it("is the share that had not ended before it, for what must last", () => {
    const points = keptByLimit([ended(1, 5), ended(2, 4), ended(3)], { ...options, direction: "least" });
    expect(points.map(({ limit, estimate }) => [limit, estimate])).toEqual([
      [1, 1],
      [2, expect.closeTo(0.5)],
      [3, expect.closeTo(0.1)],
    ]);
  });

  it("counts what still lasts as lasting at least so long", () => {
    const [first, second] = keptByLimit([ended(1, 8), { value: 1.5, happened: 0, n: 1 }, ended(2, 1)], {
      ...options,
      direction: "most",
    });
    expect(first!.estimate).toBeCloseTo(0.8);
    expect(second!.estimate).toBe(1);
  });

  it("stays small for a long history, and finest near 100%", () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => ended(i + 1));
    const points = keptByLimit(rows, { ...options, direction: "most" });
    expect(points.length).toBeLessThan(260);
    expect(points.at(-1)!.limit).toBe(20_000);
    expect(points.at(-1)!.estimate - points.at(-2)!.estimate).toBeLessThan(0.002);
  });
});
