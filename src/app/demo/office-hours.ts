import type { Day, Weekday } from "./days.js";

/** When the social desk is open, in seconds after midnight: the calendar `desk` of the example's kept.yaml, in plain code. */
const week: Readonly<Record<Weekday, readonly [number, number] | null>> = {
  Mon: [9 * 3600, 18 * 3600],
  Tue: [9 * 3600, 18 * 3600],
  Wed: [9 * 3600, 18 * 3600],
  Thu: [9 * 3600, 18 * 3600],
  Fri: [9 * 3600, 18 * 3600],
  Sat: [10 * 3600, 16 * 3600],
  Sun: null,
};
const holidays = new Set([
  "2025-12-25",
  "2025-12-26",
  "2026-01-01",
  "2026-04-06",
  "2026-04-27",
  "2026-05-14",
  "2026-05-25",
]);

export type Moment = { readonly day: Day; readonly seconds: number };

export const deskHours = (day: Day): readonly [number, number] | null =>
  holidays.has(day.name) ? null : week[day.weekday];

/** The moment at which `length` seconds of opening hours have passed; null after the last of `days`. */
export const afterOpenSeconds = (days: readonly Day[], from: Moment, length: number): Moment | null => {
  let left = length;
  for (let index = from.day.index; index < days.length; index++) {
    const hours = deskHours(days[index]!);
    if (hours === null) continue;
    const start = index === from.day.index ? Math.max(from.seconds, hours[0]) : hours[0];
    if (start >= hours[1]) continue;
    if (start + left <= hours[1]) return { day: days[index]!, seconds: start + left };
    left -= hours[1] - start;
  }
  return null;
};
