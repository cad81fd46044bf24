import { z } from "zod";
import { WhereV1 } from "./condition.js";
import { oneOrMore } from "./list.js";
import { text } from "./text.js";

/** Which interactions are meant. */
export const PatternV1 = (example: string) =>
  z.union([
    text(example),
    z.array(text(example)).min(1).max(200),
    z.strictObject({
      type: oneOrMore(text(example)).describe("Type of interaction, or a list of types."),
      where: z.optional(WhereV1).describe("Conditions that all must hold: `{ channel: app }`."),
    }),
  ]);
export type PatternV1 = z.infer<ReturnType<typeof PatternV1>>;
