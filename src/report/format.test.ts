import { describe, expect, it } from "vitest";
import {
  daysBetween,
  formatBounds,
  formatCount,
  formatDay,
  formatDurationMs,
  formatLength,
  formatMeasured,
  formatRate,
  formatShare,
  formatTarget,
  localParts,
} from "./format.js";

const dayMs = 86_400_000;

const rate = (estimate: number, low: number, high: number, target?: number): string => {
  const text = formatRate({ estimate, low, high }, target);
  return `${text.estimate} ${text.range}`;
};

describe("rates", () => {
  it("have one decimal when the range is narrow and none when it is wider than five points", () => {
    expect(rate(2318 / 2470, 0.9283, 0.9473, 0.95)).toBe("93.8% 92.8–94.7");
    expect(rate(0.7, 0.61, 0.79, 0.95)).toBe("70% 61–79");
  });
  it("get one decimal more when rounding would move a bound onto or across the target", () => {
    expect(rate(0.851, 0.79, 0.896, 0.9)).toBe("85.1% 79.0–89.6");
    expect(rate(0.9483, 0.9466, 0.94996, 0.95)).toBe("94.830% 94.660–94.996");
    expect(formatBounds({ low: 0.701, high: 0.954 }, 0.95).range).toBe("70.1–95.4");
  });
  it("keep a bound that lies exactly on the target as it is", () => {
    expect(rate(0.8, 0.7, 0.9, 0.9)).toBe("80% 70–90");
  });
  it("are 100% only when all were kept and 0% only when none were", () => {
    expect(rate(1, 0.96, 1, 0.9)).toBe("100% 96.0–100");
    expect(rate(0.9996, 0.998, 0.9999)).toBe("99.96% 99.80–99.99");
    expect(rate(0.9999999, 0.999, 0.99999999)).toBe("99.999% 99.900–99.999");
    expect(rate(0.0004, 0.0001, 0.002)).toBe("0.04% 0.01–0.20");
    expect(rate(0, 0, 0.03)).toBe("0% 0–3.0");
  });
  it("print targets as written and round coverage down", () => {
    expect([formatTarget(0.95), formatTarget(0.995), formatTarget(0.07)]).toEqual(["95%", "99.5%", "7%"]);
    expect([formatShare(0.94), formatShare(0.9999), formatShare(1), formatShare(0.002), formatShare(0)]).toEqual([
      "94%",
      "99.9%",
      "100%",
      "under 1%",
      "0%",
    ]);
  });
});

describe("counts, durations and days", () => {
  it("prints counts in full to 99,999 and three figures beyond", () => {
    expect([0, 1141, 99_999, 310_000, 1_240_000, 20_000_000, 999_700].map(formatCount)).toEqual([
      "0",
      "1,141",
      "99,999",
      "310 k",
      "1.24 M",
      "20.0 M",
      "1.00 M",
    ]);
  });
  it("prints durations in at most two units, without 60 s or 24 h", () => {
    const texts = [161_000, 23_100_000, 500, 0, 59_600, 3_599_900, 86_399_000, 100 * 3_600_000].map(formatDurationMs);
    expect(texts).toEqual(["2 min 41 s", "6 h 25 min", "0.5 s", "0 s", "1 min", "1 h", "1 day", "4 days 4 h"]);
  });
  it("names what was measured", () => {
    expect(formatMeasured(2, "days")).toBe("2 days late");
    expect(formatMeasured(-1, "days")).toBe("1 day early");
    expect(formatMeasured(0, "days")).toBe("on the day");
    expect(formatMeasured(1, "contacts")).toBe("1 contact");
  });
  it("names days early or late in at most two units, and a length of working days as no lateness", () => {
    expect([1.43, 0.92, -0.29, 1 / dayMs].map((days) => formatMeasured(days, "days"))).toEqual([
      "1 day 10 h late",
      "22 h 05 min late",
      "6 h 58 min early",
      "under 1 min late",
    ]);
    expect([1, 3].map((days) => formatMeasured(days, "working days"))).toEqual(["1 working day", "3 working days"]);
    expect([formatLength(0.25, "days"), formatLength(0.5, "score"), formatLength(2, "contacts")]).toEqual([
      "6 h",
      "0.5",
      "2 contacts",
    ]);
  });
  it("prints days with the year only if it is not this one", () => {
    expect(formatDay("2026-07-14", { today: "2026-11-21" })).toBe("Tue 14 July");
    expect(formatDay("2026-07-14", { today: "2026-11-21", year: "always" })).toBe("Tue 14 July 2026");
    expect(formatDay("2025-07-04", { form: "plain", today: "2026-01-01" })).toBe("4 July 2025");
    expect(daysBetween("2026-06-17", "2026-07-15")).toBe(28);
  });
  it("shows an instant in the company's zone", () => {
    expect(localParts("2026-07-14T22:30:00Z", "Europe/Amsterdam")).toEqual({ day: "2026-07-15", time: "00:30" });
  });
});
