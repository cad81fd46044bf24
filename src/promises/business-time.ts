import { DateTime } from "luxon";
import type { Block, Calendar } from "./model.js";

/** The opening hours of one local day, in minutes after local midnight. */
export const blocksOf = (calendar: Calendar, day: DateTime): readonly Block[] =>
  calendar.exceptions[day.toISODate()!] ?? calendar.week[day.weekday - 1] ?? [];

/** A wall-clock minute of a local day as an instant; 24:00 is the next midnight. A time that a clock change skips moves forward. */
export const minuteOfDay = (day: DateTime, minute: number): number =>
  minute >= 1440
    ? day.plus({ days: 1 }).startOf("day").toMillis()
    : day.set({ hour: Math.floor(minute / 60), minute: minute % 60, second: 0, millisecond: 0 }).toMillis();

/**
 * A business clock written out over a stretch of time, for queries: open blocks in order, with the open milliseconds before
 * each, and the working days. All arrays ascend. Empty blocks (a clock change can swallow one) are left out.
 */
export type BusinessTime = {
  readonly blockFrom: readonly number[];
  readonly openBefore: readonly number[];
  readonly blockLength: readonly number[];
  /** Local midnight that begins each working day, and the end of its last block. */
  readonly dayFrom: readonly number[];
  readonly dayTo: readonly number[];
};

/**
 * Written out from the local day of `from` to that of `to` (instants in milliseconds), and on until `beyond` working days and
 * open milliseconds have followed: so far can something made at `to` be due. A calendar that never opens again ends in 30 years.
 */
export const businessTime = (
  calendar: Calendar,
  span: { from: number; to: number },
  beyond: { days: number; ms: number },
): BusinessTime => {
  const time = {
    blockFrom: [] as number[],
    openBefore: [] as number[],
    blockLength: [] as number[],
    dayFrom: [] as number[],
    dayTo: [] as number[],
  };
  let open = 0;
  let daysBeyond = 0;
  let openBeyond = 0;
  const atLast = span.to + thirtyYears;
  const enough = (at: number) => at > atLast || (at > span.to && daysBeyond > beyond.days && openBeyond > beyond.ms);
  for (
    let day = DateTime.fromMillis(span.from, { zone: calendar.zone }).startOf("day");
    !enough(day.toMillis());
    day = day.plus({ days: 1 }).startOf("day")
  ) {
    let end = Number.NaN;
    for (const block of blocksOf(calendar, day)) {
      const start = minuteOfDay(day, block.from);
      const length = minuteOfDay(day, block.to) - start;
      if (length <= 0) continue;
      time.blockFrom.push(start);
      time.openBefore.push(open);
      time.blockLength.push(length);
      open += length;
      end = start + length;
      if (day.toMillis() > span.to) openBeyond += length;
    }
    if (Number.isNaN(end)) continue;
    time.dayFrom.push(day.toMillis());
    time.dayTo.push(end);
    if (day.toMillis() > span.to) daysBeyond++;
  }
  return time;
};

const thirtyYears = 30 * 365 * 86_400_000;
