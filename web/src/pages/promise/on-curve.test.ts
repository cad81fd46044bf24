import { describe, expect, it } from "vitest";
import { limitText, readLimit, readShare } from "./limit-text.js";
import { keptAt, limitFor } from "./on-curve.js";

const point = (limit: number, estimate: number) => ({ limit, estimate, low: estimate, high: estimate });

describe("reading a curve of what could be promised", () => {
  const faster = { better: "less" as const, points: [point(10, 0.5), point(20, 0.9), point(30, 1)] };
  const higher = { better: "more" as const, points: [point(1, 1), point(4, 0.8), point(9, 0.3)] };

  it("takes the limit that promises no more than was kept", () => {
    expect(keptAt(faster, 25)?.estimate).toBe(0.9);
    expect(keptAt(faster, 5)).toBeNull();
    expect(keptAt(higher, 3)?.estimate).toBe(0.8);
  });

  it("finds the tightest limit that would have kept a share", () => {
    expect(limitFor(faster, 0.9)).toBe(20);
    expect(limitFor(higher, 0.8)).toBe(4);
    expect(limitFor({ ...faster, points: faster.points.slice(0, 1) }, 0.9)).toBeNull();
  });
});

describe("a limit as it is typed", () => {
  it("reads back as it was written, in each unit", () => {
    for (const [limit, unit, text] of [
      [188_000, "ms", "3m8s"],
      [2 * 86_400_000, "ms", "2d"],
      [1.5, "days", "1d12h"],
      [5, "working days", "5d"],
      [4, "score", "4"],
    ] as const) {
      expect(limitText(limit, unit)).toBe(text);
      expect(readLimit(text, unit)).toBe(limit);
    }
    expect(readLimit("soon", "ms")).toBeNull();
    expect(readLimit("", "score")).toBeNull();
  });

  it("takes a share as percent or number", () => {
    expect([readShare("95%"), readShare("95"), readShare("0.95"), readShare("0"), readShare("x")]).toEqual([
      0.95,
      0.95,
      0.95,
      null,
      null,
    ]);
  });
});
