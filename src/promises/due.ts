import { DateTime } from "luxon";
import type { Duration } from "../core/duration.js";
import type { Calendar, PromiseDefinition } from "./model.js";
import { blocksOf, minuteOfDay } from "./opening-hours.js";

type PromiseClock = Pick<PromiseDefinition, "calendar" | "zone" | "endOfDay">;

/**
 * The last instant at which something made at `made` is still in time, on the promise's own clock: slow and plain, the
 * measure for `due.sql.ts`. Months, then days, then the rest. On a business calendar the n-th day is the n-th working day
 * after the day it was made, until that day closes; the rest is time within opening hours.
 */
export const dueAt = (made: number, within: Duration, clock: PromiseClock): number => {
  const { calendar, zone } = clock;
  const at = calendar
    ? afterOpenTime(
        calendar,
        afterWorkingDays(calendar, plainDays(made, { months: within.months, days: 0 }, zone), within.days),
        within.ms,
      )
    : plainDays(made, within, zone) + within.ms;
  return clock.endOfDay ? endOfLocalDay(at, zone) : at;
};

const plainDays = (from: number, d: { months: number; days: number }, zone: string): number =>
  d.months === 0 && d.days === 0
    ? from
    : DateTime.fromMillis(from, { zone }).plus({ months: d.months }).plus({ days: d.days }).toMillis();

export const endOfLocalDay = (at: number, zone: string): number =>
  DateTime.fromMillis(at, { zone }).startOf("day").plus({ days: 1 }).startOf("day").toMillis() - 1;

const afterWorkingDays = (calendar: Calendar, from: number, days: number): number => {
  if (days === 0) return from;
  let day = DateTime.fromMillis(from, { zone: calendar.zone }).startOf("day");
  for (let left = days; left > 0; ) {
    day = day.plus({ days: 1 }).startOf("day");
    if (open(calendar, day).length > 0) left--;
  }
  return open(calendar, day).at(-1)!.to;
};

const afterOpenTime = (calendar: Calendar, from: number, ms: number): number => {
  if (ms === 0) return from;
  let left = ms;
  for (
    let day = DateTime.fromMillis(from, { zone: calendar.zone }).startOf("day");
    ;
    day = day.plus({ days: 1 }).startOf("day")
  ) {
    for (const block of open(calendar, day)) {
      const start = Math.max(block.from, from);
      if (start >= block.to) continue;
      if (left <= block.to - start) return start + left;
      left -= block.to - start;
    }
  }
};

const open = (calendar: Calendar, day: DateTime): readonly { from: number; to: number }[] =>
  blocksOf(calendar, day)
    .map((b) => ({ from: minuteOfDay(day, b.from), to: minuteOfDay(day, b.to) }))
    .filter((b) => b.to > b.from);
