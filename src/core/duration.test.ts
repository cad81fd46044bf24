import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDuration, parseDuration, roughMs } from "./duration.js";

const read = (text: string) => {
  const parsed = parseDuration(text);
  return parsed.ok ? parsed.value : parsed.error;
};

describe("parseDuration", () => {
  it("reads the short form", () => {
    expect(read("3m")).toEqual({ months: 0, days: 0, ms: 180_000 });
    expect(read("1h30m")).toEqual({ months: 0, days: 0, ms: 5_400_000 });
    expect(read("28d")).toEqual({ months: 0, days: 28, ms: 0 });
    expect(read("2w")).toEqual({ months: 0, days: 14, ms: 0 });
    expect(read(" 1 h 30 m ")).toEqual({ months: 0, days: 0, ms: 5_400_000 });
    expect(read("250ms")).toEqual({ months: 0, days: 0, ms: 250 });
  });

  it("takes m for minutes and mo for months, in either case", () => {
    expect(read("6mo")).toEqual({ months: 6, days: 0, ms: 0 });
    expect(read("6M")).toEqual({ months: 0, days: 0, ms: 360_000 });
    expect(read("1y2mo3d")).toEqual({ months: 14, days: 3, ms: 0 });
  });

  it("reads ISO 8601, in which M before the T is months", () => {
    expect(read("PT3M")).toEqual({ months: 0, days: 0, ms: 180_000 });
    expect(read("P3M")).toEqual({ months: 3, days: 0, ms: 0 });
    expect(read("P1Y2M10DT2H30M5S")).toEqual({ months: 14, days: 10, ms: 9_005_000 });
    expect(read("p28d")).toEqual({ months: 0, days: 28, ms: 0 });
    expect(read("P2W")).toEqual({ months: 0, days: 14, ms: 0 });
  });

  it("takes half a day for twelve hours, and refuses half a month", () => {
    expect(read("1.5d")).toEqual({ months: 0, days: 1, ms: 43_200_000 });
    expect(read("1.5mo")).toBe("write months and years as whole numbers");
  });

  it.each([
    "",
    "3",
    "m",
    "3x",
    "-3m",
    "3m-",
    "P",
    "PT",
    "P1DT",
    "PT3",
    "P.D",
    "P1.2.3D",
    "P1.D",
    "1..5h",
    "3m garbage",
    "١٢m",
    "1e3s",
    "Infinityd",
    "NaNm",
  ])("refuses %j", (text) => {
    expect(parseDuration(text).ok).toBe(false);
  });

  it("refuses what would leave the engine's range of dates", () => {
    expect(parseDuration("199y").ok).toBe(true);
    expect(parseDuration("300y").ok).toBe(false);
    expect(parseDuration(`${"9".repeat(400)}d`).ok).toBe(false);
  });

  it("never throws and never gives what is not a number", () => {
    const letters = fc.constantFrom(..."0123456789.PTYMWDHSpmsohdwy -+e");
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 12 }), (text) => {
        const parsed = parseDuration(text);
        if (!parsed.ok) return;
        const { months, days, ms } = parsed.value;
        for (const part of [months, days, ms]) expect(Number.isSafeInteger(part) && part >= 0).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("formatDuration", () => {
  it("writes what people write", () => {
    expect(formatDuration({ months: 0, days: 0, ms: 180_000 })).toBe("3m");
    expect(formatDuration({ months: 24, days: 0, ms: 0 })).toBe("2y");
    expect(formatDuration({ months: 0, days: 0, ms: 0 })).toBe("0s");
  });

  it("is read back as the same length", () => {
    const length = fc.record({
      months: fc.integer({ min: 0, max: 1200 }),
      days: fc.integer({ min: 0, max: 20_000 }),
      ms: fc.integer({ min: 0, max: 400_000_000 }),
    });
    fc.assert(
      fc.property(length, (duration) => {
        expect(read(formatDuration(duration))).toEqual(duration);
      }),
    );
  });
});

describe("roughMs", () => {
  it("counts a month as a twelfth of 365.25 days", () => {
    expect(roughMs({ months: 12, days: 0, ms: 0 })).toBe(365.25 * 86_400_000);
  });
});
