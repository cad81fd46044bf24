import { z } from "zod";
import { sentence, text } from "./text.js";

export const TeamV1 = z
  .strictObject({
    says: z.optional(sentence("Kitchen")).describe("The team's name for people; default the key."),
    lead: z.optional(text("Amara")).describe("Who leads it."),
    members: z.optional(z.array(text("Bo")).max(1_000)).describe("Who belongs to it."),
    email: z.optional(text("kitchen@example.com")).describe("Where alerts and cases for the team go."),
  })
  .describe("A team that can own promises and sources.");
export type TeamV1 = z.infer<typeof TeamV1>;
