import { describe, expect, it } from "vitest";
import { errorBudget } from "./budget.js";

const day = (day: string, broken: number) => ({ day, broken });
const from = "2026-07-01";

describe("errorBudget", () => {
  it("allows what the target allows of what fell due, in whole people", () => {
    const asked = { days: [day("2026-07-01", 2)], from, asOf: "2026-07-14", frozen: false };
    expect(errorBudget({ ...asked, dueUnder: [{ target: 0.9, due: 430 }] }).allowed).toBe(43);
    expect(errorBudget({ ...asked, dueUnder: [{ target: 0.95, due: 2470 }] }).allowed).toBe(123);
    expect(errorBudget({ ...asked, dueUnder: [{ target: 1, due: 500 }] }).allowed).toBe(0);
  });

  it("adds up what each version of the promise allows", () => {
    const dueUnder = [
      { target: 0.9, due: 100 },
      { target: 0.8, due: 50 },
    ];
    expect(errorBudget({ dueUnder, days: [], from, asOf: "2026-07-14", frozen: false }).allowed).toBe(20);
  });

  it("names the day on which the first one too many broke", () => {
    const days = [day("2026-07-01", 3), day("2026-07-02", 2), day("2026-07-03", 1), day("2026-07-04", 4)];
    const budget = errorBudget({ dueUnder: [{ target: 0.9, due: 50 }], days, from, asOf: "2026-07-04", frozen: false });
    expect(budget).toMatchObject({ allowed: 5, used: 10, left: -5, reachedAt: "2026-07-03", forecast: false });
  });

  it("forecasts the day at the pace of the last week, and not when it lasts or is frozen", () => {
    const days = Array.from({ length: 7 }, (_, i) => day(`2026-07-0${i + 1}`, 2));
    const asked = { dueUnder: [{ target: 0.9, due: 200 }], days, from, asOf: "2026-07-07", frozen: false };
    expect(errorBudget(asked)).toMatchObject({ left: 6, reachedAt: "2026-07-11", forecast: true });
    expect(errorBudget({ ...asked, frozen: true })).toMatchObject({ reachedAt: null, forecast: false, frozen: true });
    const quiet = days.map((d) => ({ ...d, broken: 0 }));
    expect(errorBudget({ ...asked, days: quiet })).toMatchObject({ reachedAt: null, forecast: false });
  });

  it("takes the pace of calendar days: what rests on weekdays only is not forecast too soon", () => {
    const weekdays = ["06", "07", "08", "09", "10"].map((d) => day(`2026-07-${d}`, 2));
    const asked = { dueUnder: [{ target: 0.9, due: 200 }], days: weekdays, frozen: false };
    // 11 more at 10 a week last eight days.
    expect(errorBudget({ ...asked, from, asOf: "2026-07-12" })).toMatchObject({ left: 10, reachedAt: "2026-07-20" });
    // The window is five days old: 10 in five days.
    expect(errorBudget({ ...asked, from: "2026-07-06", asOf: "2026-07-10" })).toMatchObject({
      reachedAt: "2026-07-16",
    });
  });
});
