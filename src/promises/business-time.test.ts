import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { businessTime, type Stretch, stretchesIn } from "./business-time.js";
import { elapsedOn } from "./elapsed.js";
import type { Calendar } from "./model.js";

const office = (zone: string): Calendar => {
  const weekday = [
    { from: 540, to: 750 },
    { from: 810, to: 1080 },
  ];
  // On Sundays at night, when clocks change.
  const sunday = [{ from: 0, to: 180 }];
  return {
    name: "office",
    zone,
    week: [weekday, weekday, weekday, weekday, weekday, [], sunday],
    exceptions: { "2011-12-26": [], "2012-05-05": [{ from: 600, to: 660 }] },
  };
};
const dayAt = (day: string, zone: string) => DateTime.fromISO(day, { zone }).toMillis();
const none = { days: 0, ms: 0 };

describe("a business clock written out", () => {
  // Samoa left out a day at the end of 2011; Lord Howe changes by half an hour; in Havana the midnight of a change comes twice.
  it.each(["Europe/Amsterdam", "America/New_York", "America/Havana", "Australia/Lord_Howe", "Pacific/Apia", "UTC"])(
    "counts a gap of years in %s as long as day by day",
    (zone) => {
      const calendar = office(zone);
      const [from, to] = [dayAt("2009-03-02", zone), dayAt("2014-03-05", zone)];
      const time = businessTime(
        calendar,
        [
          { from, to: from },
          { from: to, to },
        ],
        none,
      );
      const i = time.blockFrom.indexOf(from + 9 * 3_600_000);
      const j = time.blockFrom.indexOf(to + 9 * 3_600_000);
      expect(j - i).toBeLessThan(100);
      const timed = { calendar, versions: [] };
      expect(time.openBefore[j]! - time.openBefore[i]!).toBe(elapsedOn(timed, { from, to }));
      const inDays = { calendar, versions: [{ terms: { kind: "absence", within: { months: 0, days: 1, ms: 0 } } }] };
      const number = (midnight: number) => time.dayNumber[time.dayFrom.indexOf(midnight)]!;
      expect((number(to) - number(from)) * 86_400_000).toBe(elapsedOn(inDays as never, { from, to }));
    },
  );

  it.each(["Europe/Amsterdam", "America/Havana", "Pacific/Apia"])("ascends in %s", (zone) => {
    const time = businessTime(office(zone), [{ from: dayAt("2009-03-02", zone), to: dayAt("2013-03-05", zone) }], none);
    for (const values of [time.blockFrom, time.openBefore, time.dayFrom, time.dayTo, time.dayNumber])
      expect(values).toEqual([...new Set(values)].sort((a, b) => a - b));
  });

  it("is short for few days centuries apart, and long enough for what is due after each", () => {
    const days = ["1900-01-01", "2026-06-15", "2299-12-31"].map((day) => Date.parse(day));
    const time = businessTime(
      office("Europe/Amsterdam"),
      days.map((day): Stretch => ({ from: day, to: day })),
      { days: 10, ms: 40 * 3_600_000 },
    );
    expect(time.blockFrom.length).toBeLessThan(300);
    for (const day of days)
      expect(time.dayFrom.filter((from) => from > day && from < day + 29 * 86_400_000).length).toBeGreaterThan(15);
  });

  it("ends when it never opens again", () => {
    const closed = { ...office("UTC"), week: [[], [], [], [], [], [], []], exceptions: {} };
    expect(businessTime(closed, [{ from: 0, to: 0 }], { days: 3, ms: 1 }).blockFrom).toEqual([]);
  });

  it("takes days less than two weeks apart as one stretch", () => {
    const day = 86_400_000;
    expect(stretchesIn([30, -3, 10, 0, 23, 44])).toEqual([
      { from: -3 * day, to: 31 * day - 1 },
      { from: 44 * day, to: 45 * day - 1 },
    ]);
  });
});
