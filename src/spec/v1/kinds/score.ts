import { z } from "zod";
import { number } from "../number.js";
import { clock, common, made, met, occasion, versions } from "../promise.js";
import { duration } from "../time.js";

const terms = {
  at_least: z
    .optional(number({ example: 4 }))
    .describe("The lowest score that keeps the promise, on the scale of the question."),
  within: z.optional(duration("14d")).describe("How long after it was made an answer counts; default any time."),
};

export const ScoreV1 = z
  .strictObject({
    kind: z.literal("score").describe("A perception reaches a level. Private by nature."),
    ...common,
    made: z
      .optional(made)
      .describe("The interaction that makes a commitment; without it each answer is one. No answer is void."),
    met: met.describe("The interaction that carries the score."),
    ...occasion,
    ...clock,
    ...terms,
    versions: versions(terms),
  })
  .describe("A perception reaches a level. Private by nature.");
