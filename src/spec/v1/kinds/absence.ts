import { z } from "zod";
import { PatternV1 } from "../pattern.js";
import { clock, common, made, occasion, versions } from "../promise.js";
import { duration } from "../time.js";

const terms = {
  within: z.optional(duration("7d")).describe("How long after it was made nothing of it may happen: `7d`."),
};

export const AbsenceV1 = z
  .strictObject({
    kind: z.literal("absence").describe("Something does not happen within a time: no second call, no chaser."),
    ...common,
    made,
    absent: PatternV1("call.started").describe("The interaction that must not follow."),
    ...occasion,
    ...clock,
    ...terms,
    versions: versions(terms),
  })
  .describe("Something does not happen within a time: no second call, no chaser.");
