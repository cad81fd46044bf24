import { describe, expect, it } from "vitest";
import { burnWindows } from "./burn-windows.js";

const day = 86_400_000;
const burns = (target: number) =>
  burnWindows({ target, windowMs: 30 * day }).pairs.map(({ burn }) => Number(burn.toFixed(4)));

describe("burnWindows", () => {
  it("gives the workbook's pairs for 30 days: 14.4, 6, 3 and 1 times, in 1 h, 6 h, 1 d and 3 d", () => {
    const { pairs } = burnWindows({ target: 0.999, windowMs: 30 * day });
    expect(pairs.map(({ longMs, shortMs }) => [longMs / 3_600_000, shortMs / 60_000])).toEqual([
      [1, 5],
      [6, 30],
      [24, 120],
      [72, 360],
    ]);
    expect(burns(0.999)).toEqual([14.4, 6, 3, 1]);
    expect(pairs.map(({ severity }) => severity)).toEqual(["page", "page", "ticket", "ticket"]);
  });

  it("leaves out what cannot happen: 14.4 times under 93.06 %, 6 times under 83.33 %", () => {
    expect(burns(0.9306)).toEqual([14.4, 6, 3, 1]);
    expect(burns(0.93)).toEqual([6, 3, 1]);
    expect(burns(0.8334)).toEqual([6, 3, 1]);
    expect(burns(0.83)).toEqual([3, 1]);
    expect(burns(0.5)).toEqual([1]);
  });

  it("always has a page: the fastest pair that can fire", () => {
    expect(burnWindows({ target: 0.8, windowMs: 30 * day }).pairs.map(({ severity }) => severity)).toEqual([
      "page",
      "ticket",
    ]);
  });

  it("scales the windows and keeps the burns: a pair uses up the same share of any budget", () => {
    const { pairs, backstop } = burnWindows({ target: 0.99, windowMs: 7 * day });
    expect(pairs.map(({ longMs }) => longMs / 60_000)).toEqual([14, 84, 336, 1008]);
    for (const { share, longMs, burn } of pairs) expect((burn * longMs) / (7 * day)).toBeCloseTo(share, 12);
    expect(backstop.longMs).toBe(60_480_000);
  });

  it("asks a shorter window to be surer, in proportion to its length", () => {
    const { pairs, backstop } = burnWindows({ target: 0.99, windowMs: 28 * day });
    expect(backstop.alpha).toBe(1e-4);
    for (const { longMs, alpha } of pairs) expect(alpha / longMs).toBeCloseTo(backstop.alpha / backstop.longMs, 20);
  });

  it("has only the backstop where nothing may break", () => {
    expect(burnWindows({ target: 1, windowMs: 30 * day }).pairs).toEqual([]);
  });
});
