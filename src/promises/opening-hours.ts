import type { DateTime } from "luxon";
import type { Block, Calendar } from "./model.js";

/** The opening hours of one local day, in minutes after local midnight. */
export const blocksOf = (calendar: Calendar, day: DateTime): readonly Block[] =>
  calendar.exceptions[day.toISODate()!] ?? calendar.week[day.weekday - 1] ?? [];

/** A wall-clock minute of a local day as an instant; 24:00 is the next midnight. A time that a clock change skips moves forward. */
export const minuteOfDay = (day: DateTime, minute: number): number =>
  minute >= 1440
    ? day.plus({ days: 1 }).startOf("day").toMillis()
    : day.set({ hour: Math.floor(minute / 60), minute: minute % 60, second: 0, millisecond: 0 }).toMillis();
