import { DateTime } from "luxon";

/** One local day: its name as `2026-07-14`, and what is needed to turn its clock times into instants. */
export type Day = { readonly index: number; readonly name: string; readonly weekday: Weekday; readonly noonMs: number };
export const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
export type Weekday = (typeof weekdays)[number];

/** All days from `first` to `last`, both included. */
export const daysBetween = (first: string, last: string, zone: string): readonly Day[] => {
  const days: Day[] = [];
  for (
    let noon = DateTime.fromISO(`${first}T12:00`, { zone });
    noon.toISODate()! <= last;
    noon = noon.plus({ days: 1 })
  )
    days.push({
      index: days.length,
      name: noon.toISODate()!,
      weekday: weekdays[noon.weekday - 1]!,
      noonMs: noon.toMillis(),
    });
  return days;
};

/** The instant of a clock time, in seconds after local midnight. Right after 03:00: a day that changes the clock does so before. */
export const instant = (day: Day, seconds: number): number => day.noonMs + (seconds - 43_200) * 1000;

/** `2026-07-14 12:04:10`, as tills and people write it. */
export const localText = (day: Day, seconds: number): string => `${day.name} ${clock(seconds)}`;

export const clock = (seconds: number): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(Math.floor(seconds) % 60)}`;

/** `14-07-2026`, as the ledger writes it. */
export const dutchDate = (name: string): string => `${name.slice(8)}-${name.slice(5, 7)}-${name.slice(0, 4)}`;

/** Seconds after midnight of `12:20`. */
export const secondsOf = (time: string): number => Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60;

const two = (n: number) => (n < 10 ? `0${n}` : `${n}`);
