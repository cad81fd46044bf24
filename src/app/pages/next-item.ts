import { z } from "zod";

/** One thing that would help, or that is new: a sentence, and what it is about. */
export const NextItem = z.object({
  title: z.string(),
  says: z.string(),
  promise: z.string().nullable().describe("Which promise it is about."),
  source: z.string().nullable().describe("Which source it is about."),
  group: z.string().nullable().describe("Which group, as `seg` takes it."),
});
export type NextItem = z.infer<typeof NextItem>;
