import { z } from "zod";

export const ReplayAnswer = z.object({
  looked: z.number().int().describe("Records that lay in quarantine and were read again."),
  read: z.number().int().describe("Of them, those that count as interactions now."),
  still: z.number().int().describe("Of them, those that still cannot be read."),
  reasons: z.array(z.object({ reason: z.string(), count: z.number().int() })).describe("Why, most frequent first."),
});
export type ReplayAnswer = z.infer<typeof ReplayAnswer>;
