import { DateTime, Info } from "luxon";
import type { Calendar } from "./model.js";
import { blocksOf, minuteOfDay } from "./opening-hours.js";

/** A local week of a business clock: the instant its Monday begins, and its working days in milliseconds after that. */
export type Week = { readonly from: number; readonly days: readonly OpenDay[]; readonly openMs: number };
/** A day with at least one open block. Empty blocks (a clock change can swallow one) are left out. */
type OpenDay = {
  readonly from: number;
  readonly blocks: readonly { readonly from: number; readonly length: number }[];
};

export type Weeks = {
  /** The number of the local week in which an instant lies; numbers are consecutive. */
  readonly at: (ms: number) => number;
  readonly week: (n: number) => Week;
};

/** The weeks of a calendar. Only those with an exception or a clock change are worked out day by day: centuries take no time. */
export const businessWeeks = (calendar: Calendar): Weeks => {
  const found = memory.get(calendar) ?? weeksOf(calendar);
  memory.set(calendar, found);
  return found;
};

// All versions of a promise, and all promises on a calendar, ask for the same weeks.
const memory = new WeakMap<Calendar, Weeks>();

const minuteMs = 60_000;
const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
const firstMonday = Date.UTC(1970, 0, 5);

const weeksOf = (calendar: Calendar): Weeks => {
  const zone = Info.normalizeZone(calendar.zone);
  const offset = (ms: number) => Math.round(zone.offset(ms) * minuteMs);
  const number = (local: number) => Math.floor((local - firstMonday) / weekMs);
  const at = (ms: number) => number(ms + offset(ms));
  const exceptional = new Set(Object.keys(calendar.exceptions).map((day) => number(Date.parse(day))));
  const usual = usualDays(calendar);
  const make = (n: number): Week => {
    const local = firstMonday + n * weekMs;
    const ahead = offset(local);
    const from = local - ahead;
    const changes = offset(from - nearMs) !== ahead || offset(from + weekMs + nearMs) !== ahead;
    return changes || exceptional.has(n) ? dayByDay(calendar, from, (ms) => at(ms) === n) : { from, ...usual };
  };
  const weeks = new Map<number, Week>();
  return {
    at,
    week: (n) => {
      const week = weeks.get(n) ?? make(n);
      weeks.set(n, week);
      return week;
    },
  };
};

// Around a clock change a midnight may come twice: the hours next to a week must be regular too.
const nearMs = 3 * 60 * minuteMs;

const total = (days: readonly OpenDay[]) => ({
  days,
  openMs: days.reduce((sum, day) => sum + day.blocks.reduce((open, block) => open + block.length, 0), 0),
});

const usualDays = (calendar: Calendar) =>
  total(
    calendar.week.flatMap((blocks, i) =>
      blocks.length === 0
        ? []
        : [
            {
              from: i * dayMs,
              blocks: blocks.map(({ from, to }) => ({
                from: i * dayMs + from * minuteMs,
                length: (to - from) * minuteMs,
              })),
            },
          ],
    ),
  );

const dayByDay = (calendar: Calendar, about: number, isIn: (ms: number) => boolean): Week => {
  // From the Sunday before, at noon: whatever the clocks do around midnight, the next day is Monday.
  const sunday = DateTime.fromMillis(about - dayMs / 2, { zone: calendar.zone }).startOf("day");
  const after = (day: DateTime) => day.plus({ days: 1 }).startOf("day");
  const dates: DateTime[] = [];
  // Not seven: a zone that crosses the date line leaves a day out.
  for (let day = after(sunday); isIn(day.toMillis()); day = after(day)) dates.push(day);
  const from = Math.round(dates[0]!.toMillis());
  const days = dates.map((day) => ({
    from: Math.round(day.toMillis()) - from,
    blocks: blocksOf(calendar, day)
      .map((block) => {
        const start = Math.round(minuteOfDay(day, block.from));
        return { from: start - from, length: Math.round(minuteOfDay(day, block.to)) - start };
      })
      .filter((block) => block.length > 0),
  }));
  return { from, ...total(days.filter((day) => day.blocks.length > 0)) };
};
