import { z } from "zod";
import { clock, common, made, met, occasion, versions } from "../promise.js";
import { duration } from "../time.js";

const terms = {
  within: z.optional(duration("3m")).describe("The longest time until met: `3m`. A meeting exactly then is in time."),
};

export const DurationV1 = z
  .strictObject({
    kind: z.literal("duration").describe("Met within a time."),
    ...common,
    made,
    met,
    ...occasion,
    ...clock,
    ...terms,
    versions: versions(terms),
  })
  .describe("Met within a time.");
