import { DateTime } from "luxon";
import type { PromiseDefinition, Terms } from "./model.js";
import { blocksOf, minuteOfDay } from "./opening-hours.js";

/** Whether the promise counts working days (then so does what is measured), or time. */
export const countsWorkingDays = (definition: Pick<PromiseDefinition, "calendar" | "versions">): boolean =>
  definition.calendar !== null &&
  definition.versions.some(({ terms }) => "within" in terms && terms.within !== null && terms.within.days > 0);

/**
 * How long it took on the promise's own clock, in milliseconds: plain time; opening time on a business calendar; on one that
 * counts days, 24 hours for each working day after the day it was made. Slow and plain, the measure for `elapsed.sql.ts`.
 */
export const elapsedOn = (
  definition: Pick<PromiseDefinition, "calendar" | "versions">,
  time: { from: number; to: number; terms?: Terms },
): number => {
  const { calendar } = definition;
  if (!calendar) return time.to - time.from;
  const days = countsWorkingDays(definition);
  let total = 0;
  for (
    let day = DateTime.fromMillis(time.from, { zone: calendar.zone }).startOf("day");
    day.toMillis() <= time.to;
    day = day.plus({ days: 1 }).startOf("day")
  ) {
    const open = blocksOf(calendar, day)
      .map((b) => ({ from: minuteOfDay(day, b.from), to: minuteOfDay(day, b.to) }))
      .filter((b) => b.to > b.from);
    if (days) total += day.toMillis() > time.from && open.length > 0 ? 86_400_000 : 0;
    else for (const b of open) total += Math.max(0, Math.min(b.to, time.to) - Math.max(b.from, time.from));
  }
  return total;
};
