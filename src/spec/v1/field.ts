import { z } from "zod";
import { text } from "./text.js";

export const mapOf = z
  .record(text("K"), text("kiosk"))
  .describe(
    "What each value of the column becomes; a value that is not listed stays as it is, unless `default` is given.",
  );

const from = (example = "order_id") =>
  text(example).describe(
    "Column, or template with columns in braces: `loyalty:{card}`; a literal brace is written twice.",
  );
const fallback = z.optional(text("counter")).describe("What an empty value, or one that `map` does not list, becomes.");

/** A column or template as text, a mapped column, or a constant. */
export const fieldForms = (example: string) =>
  [
    from(example),
    z.strictObject({ from: from(example), map: z.optional(mapOf), default: fallback }),
    z.strictObject({ value: text("kiosk").describe("The same for every record.") }),
  ] as const;

export const FieldV1 = (example: string) => z.union(fieldForms(example));
export type FieldV1 = z.infer<ReturnType<typeof FieldV1>>;
