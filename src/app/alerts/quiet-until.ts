import { DateTime } from "luxon";
import { blocksOf, minuteOfDay } from "../../promises/opening-hours.js";
import type { QuietTime } from "../../spec/alert-rules.js";

/** When it is no longer quiet; null: it is not quiet now. A calendar that stays closed for a month is no reason to wait longer. */
export const quietUntil = (quiet: QuietTime, at: Date): Date | null => {
  let end = at.getTime();
  const latest = end + 31 * 86_400_000;
  // One may end inside the other: until neither holds.
  for (let last = Number.NaN; end !== last && end < latest; ) {
    last = end;
    end = Math.max(end, hoursEnd(quiet, end) ?? end, closedEnd(quiet, { at: end, latest }) ?? end);
  }
  return end === at.getTime() ? null : new Date(end);
};

const hoursEnd = ({ hours, zone }: QuietTime, at: number): number | null => {
  if (hours === null) return null;
  const today = DateTime.fromMillis(at, { zone }).startOf("day");
  for (const day of [today.minus({ days: 1 }), today]) {
    const from = minuteOfDay(day, hours.from);
    const to = minuteOfDay(hours.from < hours.to ? day : day.plus({ days: 1 }), hours.to);
    if (from <= at && at < to) return to;
  }
  return null;
};

const closedEnd = ({ outside }: QuietTime, { at, latest }: { at: number; latest: number }): number | null => {
  if (outside === null) return null;
  let day = DateTime.fromMillis(at, { zone: outside.zone }).startOf("day");
  for (; day.toMillis() < latest; day = day.plus({ days: 1 }))
    for (const block of blocksOf(outside, day)) {
      const [from, to] = [minuteOfDay(day, block.from), minuteOfDay(day, block.to)];
      if (from <= at && at < to) return null;
      if (from > at) return from;
    }
  return latest;
};
