import { z } from "zod";

/**
 * How often a promise was kept, as anybody may know it. `of`: in so many of so many times; `atLeast`: fewer than 5 people were
 * let down, and the number is one that any count of 1 to 4 people would give; `few`: fewer than 5 people in all.
 */
export const PublicShare = z.union([
  z.object({ is: z.literal("all"), of: z.number().int() }),
  z.object({ is: z.literal("of"), kept: z.number().int(), of: z.number().int() }),
  z.object({ is: z.literal("atLeast"), kept: z.number().int(), of: z.number().int() }),
  z.object({ is: z.literal("few") }),
  z.object({ is: z.literal("none") }),
]);
export type PublicShare = z.infer<typeof PublicShare>;

export const PublicMonth = z.object({
  month: z.string().describe("`2026-07`."),
  verdict: z.enum(["kept", "broken", "unknown", "few", "none"]),
  share: PublicShare,
  promised: z.number(),
  finished: z.boolean(),
});
export type PublicMonth = z.infer<typeof PublicMonth>;

/** One promise as anybody may see it; kept in the state too, so that what is withdrawn stays listed. */
export const PublicPromise = z.object({
  name: z.string(),
  says: z.string(),
  since: z.string().nullable(),
  promised: z.number(),
  verdict: z.enum(["kept", "broken", "unknown"]),
  certain: z.boolean(),
  share: PublicShare,
  /** Of a verdict that is unknown. */
  because: z.enum(["late", "early", "few", "nothing"]).nullable(),
  months: z.array(PublicMonth),
  remedy: z.string().nullable(),
  asOf: z.string(),
  /** Local day on which it was first missing from kept.yaml, or no longer public. */
  withdrawn: z.string().nullable(),
});
export type PublicPromise = z.infer<typeof PublicPromise>;

export const PublicPage = z.object({
  company: z.string(),
  asOf: z.string(),
  promises: z.array(PublicPromise),
  withdrawn: z.array(PublicPromise),
});
export type PublicPage = z.infer<typeof PublicPage>;
