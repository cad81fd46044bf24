import { z } from "zod";
import { choice } from "../choice.js";
import { number } from "../number.js";
import { PatternV1 } from "../pattern.js";
import { clock, common, made, met, occasion, versions } from "../promise.js";
import { text } from "../text.js";
import { duration } from "../time.js";

const terms = {
  at_most: z.optional(number({ example: 2, least: 0, whole: "whole" })).describe("How many it may take."),
  of: z
    .optional(choice(["contacts", "handovers", "channels"]))
    .describe(
      "What is counted: contacts (default), handovers (changes of the property `handover`) or changes of channel.",
    ),
  handover: z.optional(text("agent")).describe("For `of: handovers`: the property whose change is a handover."),
  within: z.optional(duration("14d")).describe("The longest time until met."),
};

export const EffortV1 = z
  .strictObject({
    kind: z.literal("effort").describe("At most so many contacts, handovers or channel changes until met."),
    ...common,
    made,
    counts: PatternV1("ticket.contact").describe("The interactions that are counted."),
    met,
    ...occasion,
    ...clock,
    ...terms,
    versions: versions(terms),
  })
  .describe("At most so many contacts, handovers or channel changes until met.");
