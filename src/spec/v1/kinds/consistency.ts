import { z } from "zod";
import { margin } from "../number.js";
import { clock, common, made, occasion, versions } from "../promise.js";
import { text } from "../text.js";
import { duration } from "../time.js";

const terms = {
  compares: z
    .optional(text("amount"))
    .describe("Field that must be the same in every channel: `amount`, `score` or a property."),
  margin: z
    .optional(margin)
    .describe("How far the values may differ: a share (`1%`) or an amount (`0.05`). Default nothing."),
  within: z.optional(duration("1d")).describe("How long after it was made the others are compared with it."),
};

export const ConsistencyV1 = z
  .strictObject({
    kind: z.literal("consistency").describe("The same in every channel, within a margin."),
    ...common,
    made,
    ...occasion,
    ...clock,
    ...terms,
    versions: versions(terms),
  })
  .describe("The same in every channel, within a margin.");
