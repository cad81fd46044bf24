import { z } from "zod";
import { RawConditionV1 } from "./condition.js";
import { FieldV1, mapOf } from "./field.js";
import { oneOrMore } from "./list.js";
import { PropertyV1 } from "./property.js";
import { text } from "./text.js";
import { TimeFieldV1 } from "./time-field.js";

const TypeV1 = z.union([
  text("order.placed"),
  z.strictObject({
    from: text("activity").describe("Column that names what happened."),
    map: z.optional(mapOf),
    default: z.optional(text("order.other")).describe("The type of what `map` does not list."),
  }),
]);
export type TypeV1 = z.infer<typeof TypeV1>;

export const RecordV1 = z
  .strictObject({
    type: TypeV1.describe(
      "What happened: a constant such as `order.placed`, or `{ from: activity, map: { Register: order.placed } }`.",
    ),
    at: TimeFieldV1("placed_at").describe(
      "When it happened: a column. A row in which it is empty yields nothing: it has not happened (yet).",
    ),
    recorded: z
      .optional(TimeFieldV1("exported_at"))
      .describe("When it became known to the source; default when it was imported."),
    id: z
      .optional(FieldV1("order_id"))
      .describe("The record's own number in its source: the same number again corrects the earlier record."),
    subject: z
      .optional(FieldV1("order_id"))
      .describe("What it is about: an order, a ticket, a visit. A column, or a template such as `order:{order_id}`."),
    customer: z
      .optional(oneOrMore(FieldV1("loyalty:{card}")))
      .describe("Identifiers of the customer, best first; those with an empty column are left out."),
    channel: z
      .optional(FieldV1("channel"))
      .describe("Where it happened: a column, `{ from: channel, map: { K: kiosk } }` or `{ value: kiosk }`."),
    amount: z.optional(FieldV1("total")).describe("Money or another quantity, as a number."),
    score: z.optional(FieldV1("rating")).describe("What the customer answered on a scale, as a number."),
    text: z.optional(FieldV1("comment")).describe("What the customer or the company wrote."),
    properties: z
      .optional(z.record(text("store"), PropertyV1))
      .describe("Whatever else matters: `store: store_id`, `promised: { from: promised_on, as: day }`."),
    where: z
      .optional(z.record(text("status"), RawConditionV1))
      .describe(
        "Only rows whose columns fulfil all of this: `status: delivered`, a list, `{ not: x }`, `{ present: true }`.",
      ),
  })
  .describe("How one row becomes one interaction.");
export type RecordV1 = z.infer<typeof RecordV1>;
