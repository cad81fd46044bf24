import { z } from "zod";
import { text } from "./text.js";
import { timeFormat } from "./time.js";
import { zone } from "./zone.js";

/** A column (or template, for a date and a time in two columns) that holds a time. */
export const TimeFieldV1 = (example: string) =>
  z.union([
    text(example),
    z.strictObject({
      from: text(example).describe("Column, or template: `{date} {time}`."),
      format: z
        .optional(timeFormat)
        .describe(
          "How the time is written, in the letters of Unicode: `dd/MM/yyyy HH:mm`. Without it the usual forms are read.",
        ),
      timezone: z.optional(zone).describe("IANA zone of times that carry none; default the source's."),
    }),
  ]);
export type TimeFieldV1 = z.infer<ReturnType<typeof TimeFieldV1>>;
