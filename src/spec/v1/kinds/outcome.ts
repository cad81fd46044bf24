import { z } from "zod";
import { WhereV1 } from "../condition.js";
import { clock, common, made, met, occasion, versions } from "../promise.js";
import { duration } from "../time.js";

const terms = {
  expects: z.optional(WhereV1).describe('What the interaction must show: `{ complete: "yes" }`. All must hold.'),
  within: z.optional(duration("2d")).describe("The longest time until the met interaction; default any time."),
};

export const OutcomeV1 = z
  .strictObject({
    kind: z.literal("outcome").describe("An interaction has the property promised."),
    ...common,
    made,
    met: z.optional(met).describe("The interaction that is looked at; default the made one itself."),
    ...occasion,
    ...clock,
    ...terms,
    versions: versions(terms),
  })
  .describe("An interaction has the property promised.");
