import { z } from "zod";
import { choice } from "../choice.js";
import { clock, common, made, met, occasion, versions } from "../promise.js";
import { text } from "../text.js";
import { duration } from "../time.js";

const terms = {
  by: z
    .optional(text("promised"))
    .describe("Property of the made interaction that holds the date given to the customer."),
  means: z
    .optional(choice(["auto", "day", "instant"]))
    .describe(
      "day: until the end of that day in the company's zone; instant: until that moment; auto (default): a value without a time means the day.",
    ),
  grace: z.optional(duration("1d")).describe("How much later still counts as kept; default nothing."),
};

export const DeadlineV1 = z
  .strictObject({
    kind: z.literal("deadline").describe("Met by a date that the customer was given."),
    ...common,
    made,
    met,
    ...occasion,
    ...clock,
    ...terms,
    versions: versions(terms),
  })
  .describe("Met by a date that the customer was given.");
