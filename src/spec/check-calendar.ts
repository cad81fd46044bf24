import type { Problem } from "../core/problem.js";
import { map } from "./catalog.js";
import type { Entry } from "./entries.js";
import { problemAt } from "./place.js";
import { readDays, weekdays } from "./v1/calendar.js";

/** Days of the week given twice, and a week that is never open. */
export const checkCalendar = (entry: Entry<unknown>): Problem[] => {
  const week = map(map(entry.raw).week);
  const seen = new Set<number>();
  const problems: Problem[] = [];
  for (const key of Object.keys(week)) {
    const again = (readDays(key) ?? []).find((day) => seen.has(day));
    if (again !== undefined)
      problems.push(
        problemAt(entry.atKey("week", key), "spec.calendar.days", {
          says: `${weekdays[again]} is given twice`,
          write: "give each day once",
        }),
      );
    for (const day of readDays(key) ?? []) seen.add(day);
  }
  const open = Object.values(week).some((blocks) => !Array.isArray(blocks) || blocks.length > 0);
  if (map(entry.raw).week !== undefined && !open)
    problems.push(
      problemAt(entry.at("week"), "spec.calendar.hours", {
        says: "the calendar is never open, so nothing would ever fall due",
        write: 'write mon-fri: ["09:00-17:30"]',
      }),
    );
  return problems;
};
