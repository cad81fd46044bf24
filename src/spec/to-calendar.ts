import type { Block, Calendar } from "../promises/model.js";
import { type CalendarV1, readDays } from "./v1/calendar.js";

/** Days that are not named are closed; a holiday in a list is closed, one in a map has the hours given there. */
export const toCalendar = (name: string, written: CalendarV1, company: { timezone: string }): Calendar => {
  const week: (readonly Block[])[] = [[], [], [], [], [], [], []];
  for (const [days, blocks] of Object.entries(written.week)) for (const day of readDays(days) ?? []) week[day] = blocks;
  const holidays = written.holidays ?? [];
  const exceptions = Array.isArray(holidays)
    ? Object.fromEntries(holidays.map((day): [string, Block[]] => [day, []]))
    : holidays;
  return { name, zone: written.zone ?? company.timezone, week, exceptions };
};
