import { z } from "zod";
import { fail, ok } from "../../core/result.js";
import { scalar } from "./scalar.js";
import { day, isDay } from "./time.js";
import { zone } from "./zone.js";

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const timeOfDay = /^([01]?\d|2[0-3]):([0-5]\d)$|^24:00$/;
const minutes = (t: string): number | undefined =>
  timeOfDay.test(t) ? Number(t.split(":")[0]) * 60 + Number(t.split(":")[1]) : undefined;

/** One block of opening hours, in minutes after local midnight, half-open. */
export const block = scalar<{ from: number; to: number }>({
  what: "opening hours",
  examples: ["09:00-12:30"],
  json: { type: "string", pattern: "^\\s*\\d{1,2}:\\d{2}\\s*[-–]\\s*\\d{1,2}:\\d{2}\\s*$" },
  parse: (t) => {
    const parts = t.split(/\s*[-–]\s*/);
    const [from, to] = [minutes(parts[0]!.trim()), minutes((parts[1] ?? "").trim())];
    if (parts.length !== 2 || from === undefined || to === undefined)
      return fail({ code: "spec.calendar.hours", must: "must be hours from and to", write: "write 09:00-17:30" });
    if (to === 0 && from > 0)
      return fail({
        code: "spec.calendar.hours",
        must: "must end after it begins",
        write: `write ${parts[0]!.trim()}-24:00`,
      });
    return from < to
      ? ok({ from, to })
      : fail({
          code: "spec.calendar.hours",
          must: "must end after it begins",
          write: "over midnight: one block to 24:00, and one from 00:00 on the next day",
        });
  },
});

/** The blocks of one day; none: closed. Ascending and apart. */
export const blocks = z
  .array(block)
  .max(50)
  .superRefine((list, context) => {
    list.forEach((one, i) => {
      const before = list[i - 1];
      if (before && one.from < before.to)
        context.addIssue({
          code: "custom",
          message: "",
          path: [i],
          params: {
            code: "spec.calendar.hours",
            must: "must begin after the block before it ends",
            write: "write the blocks in ascending order, without overlap",
          },
        });
    });
  });

/** `mon-fri`, `sat`, `mon,wed` -> indexes, Monday 0. */
export const readDays = (t: string): readonly number[] | undefined => {
  const index = (d: string) => weekdays.indexOf(d.trim().toLowerCase().slice(0, 3) as (typeof weekdays)[number]);
  const known = (d: string) =>
    /^\s*(mon(day)?|tue(sday)?|wed(nesday)?|thu(rsday)?|fri(day)?|sat(urday)?|sun(day)?)\s*$/i.test(d);
  const days = t.split(",").flatMap((part) => {
    const ends = part.split("-");
    if (ends.length > 2 || !ends.every(known)) return [-1];
    const [from, to] = [index(ends[0]!), index(ends.at(-1)!)];
    const length = ((to - from + 7) % 7) + 1;
    return Array.from({ length }, (_, i) => (from + i) % 7);
  });
  return days.includes(-1) ? undefined : days;
};

const daysKey = scalar<string>({
  what: "days of the week",
  examples: ["mon-fri"],
  json: { type: "string", pattern: "^[A-Za-z, -]+$" },
  parse: (t) =>
    readDays(t)
      ? ok(t)
      : fail({ code: "spec.calendar.days", must: "must be days of the week", write: "write mon-fri, sat or mon,wed" }),
});

const dayKey = scalar<string>({
  what: "a day",
  examples: ["2026-12-24"],
  json: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
  parse: (t) =>
    isDay(t)
      ? ok(t)
      : fail({ code: "spec.day", must: "must be a day of the calendar", write: "write it year first: 2026-12-24" }),
});

export const CalendarV1 = z
  .strictObject({
    zone: z.optional(zone).describe("IANA zone of the hours; default the company's."),
    week: z
      .record(daysKey, blocks)
      .describe('Opening hours by day: `mon-fri: ["09:00-12:30", "13:30-18:00"]`. Days not named are closed.'),
    holidays: z
      .optional(z.union([z.array(day).max(2_000), z.record(dayKey, blocks)]))
      .describe(
        'Days that differ: a list of closed days, or a map of a day to its hours: `"2026-12-24": ["09:00-12:00"]`.',
      ),
  })
  .describe("A business clock: promises counted on it run only while it is open.");
export type CalendarV1 = z.infer<typeof CalendarV1>;
