import { describe, expect, it } from "vitest";
import { burnAlert, burnRate } from "./burn-alert.js";
import { burnBackstop } from "./burn-backstop.js";
import { burnWindows } from "./burn-windows.js";

const windowMs = 30 * 86_400_000;
const { pairs, backstop } = burnWindows({ target: 0.99, windowMs });
const [hourly] = pairs;
const counts = (long: [due: number, broken: number], short: [due: number, broken: number]) => ({
  long: { due: long[0], broken: long[1] },
  short: { due: short[0], broken: short[1] },
});

describe("burnAlert", () => {
  it("fires when both windows burn at the pair's rate beyond chance", () => {
    const alert = burnAlert(hourly!, counts([100, 20], [10, 3]), { target: 0.99 });
    expect(alert.fires).toBe(true);
    expect(alert.burn).toBeCloseTo(20, 10);
    expect(alert.p).toBeLessThan(1e-10);
  });

  it("ends soon after the trouble: a short window that no longer burns does not fire", () => {
    expect(burnAlert(hourly!, counts([100, 20], [10, 1]), { target: 0.99 }).fires).toBe(false);
    expect(burnAlert(hourly!, counts([100, 20], [0, 0]), { target: 0.99 }).fires).toBe(false);
  });

  it("does not fire below the pair's rate, however sure it is", () => {
    expect(burnAlert(hourly!, counts([100_000, 14_000], [8_000, 1_200]), { target: 0.99 }).fires).toBe(false);
    expect(burnAlert(hourly!, counts([100_000, 14_500], [8_000, 1_200]), { target: 0.99 }).fires).toBe(true);
  });

  it("asks for three broken: two of two is no alarm, three of three is", () => {
    // Two of two at 99.99 % happen once in a hundred million: it is the minimum that holds back.
    expect(burnAlert(hourly!, counts([2, 2], [1, 1]), { target: 0.9999 }).fires).toBe(false);
    expect(burnAlert(hourly!, counts([2, 2], [1, 1]), { target: 0.9999, minimum: 2 }).fires).toBe(true);
    expect(burnAlert(hourly!, counts([3, 3], [1, 1]), { target: 0.99 }).fires).toBe(true);
  });

  it("is not startled by chance: three of three at a target of 80 % happens once in 125", () => {
    const [daily] = burnWindows({ target: 0.8, windowMs }).pairs;
    const few = burnAlert(daily!, counts([3, 3], [1, 1]), { target: 0.8 });
    expect(few.fires).toBe(false);
    expect(few.p).toBeCloseTo(1 / 125, 12);
    expect(burnAlert(daily!, counts([7, 7], [1, 1]), { target: 0.8 }).fires).toBe(true);
  });

  it("counts commitments of one customer that hang together as fewer", () => {
    const same = counts([7, 7], [1, 1]);
    const [daily] = burnWindows({ target: 0.8, windowMs }).pairs;
    expect(burnAlert(daily!, same, { target: 0.8, designEffect: 3 }).fires).toBe(false);
  });
});

describe("burnRate", () => {
  it("is 1 where the budget lasts exactly as long as the window, and 0 without anything due", () => {
    expect(burnRate({ due: 200, broken: 10 }, 0.95)).toBeCloseTo(1, 12);
    expect(burnRate({ due: 0, broken: 0 }, 0.95)).toBe(0);
  });
});

describe("burnBackstop", () => {
  it("fires without a short window once the budget is gone, as in eight days of outage with four due", () => {
    expect(
      burnBackstop(backstop, { last: { due: 4, broken: 4 }, allowed: 0.4, usedBefore: 0 }, { target: 0.99 }).fires,
    ).toBe(true);
  });

  it("waits while budget is left, and while it may be chance", () => {
    expect(
      burnBackstop(backstop, { last: { due: 400, broken: 20 }, allowed: 40, usedBefore: 5 }, { target: 0.99 }).fires,
    ).toBe(false);
    expect(
      burnBackstop(backstop, { last: { due: 400, broken: 7 }, allowed: 40, usedBefore: 39 }, { target: 0.99 }).fires,
    ).toBe(false);
    expect(
      burnBackstop(backstop, { last: { due: 400, broken: 20 }, allowed: 40, usedBefore: 25 }, { target: 0.99 }).fires,
    ).toBe(true);
  });
});
