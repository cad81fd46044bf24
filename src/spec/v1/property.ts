import { z } from "zod";
import { choice } from "./choice.js";
import { mapOf } from "./field.js";
import { text } from "./text.js";
import { timeFormat } from "./time.js";
import { zone } from "./zone.js";

const as = z
  .optional(choice(["text", "number", "day", "time", "boolean"]))
  .describe("What the text is turned into: text (default), number, day (`2026-07-14`), time, boolean.");

export const PropertyV1 = z.union([
  text("store_id"),
  z.strictObject({
    from: text("promised_on").describe("Column, or template with columns in braces."),
    as,
    format: z.optional(timeFormat).describe("For `as: day` and `as: time`: how it is written, `dd/MM/yyyy`."),
    timezone: z.optional(zone).describe("For `as: day` and `as: time`: IANA zone; default the source's."),
    map: z.optional(mapOf),
    default: z.optional(text("unknown")).describe("What an empty value, or one that `map` does not list, becomes."),
  }),
  z.strictObject({ value: text("lunch").describe("The same for every record."), as }),
]);
export type PropertyV1 = z.infer<typeof PropertyV1>;
