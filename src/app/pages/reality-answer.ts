import { z } from "zod";
import { Interval, PromiseVerdict } from "../../promises/verdict.js";

const PromiseRow = PromiseVerdict.pick({
  name: true,
  says: true,
  value: true,
  owner: true,
  ownerSays: true,
  target: true,
  window: true,
  verdict: true,
  certain: true,
  counts: true,
  keepRate: true,
  coverage: true,
  missing: true,
}).extend({
  letDown: z
    .number()
    .int()
    .nullable()
    .describe("People let down in the headline's days; null: fewer than 5, not shown."),
  atLeast: z.boolean().describe("There may be more."),
  budget: z
    .object({ head: z.string(), detail: z.string(), hue: z.enum(["broken", "none"]) })
    .describe("What may still happen, in words: `29 over the limit`, `since 4 July`."),
  mayOpenPeople: z.boolean(),
  since: z.string().nullable().describe("First local day of the wording in force; null: ever since."),
  alerts: z.array(z.string()).describe("What burns now, in sentences."),
});
export type PromiseRow = z.infer<typeof PromiseRow>;

/** All that the Reality page shows above what would help. */
export const RealityAnswer = z.object({
  company: z.string(),
  timezone: z.string(),
  asOf: z.string(),
  knownAt: z.string().nullable(),
  headline: z.string(),
  lead: z.array(z.string()).describe("Sentences behind the headline."),
  strong: z.array(z.string()).describe("Parts of the lead that are set in bold."),
  people: z.object({
    letDown: z.number().int().nullable().describe("Null: fewer than 5, not shown."),
    atLeast: z.boolean(),
    due: z.number().int(),
    sum: z.string().nullable().describe("Why the rows add up to more: some were let down by several promises."),
  }),
  days: Interval.describe("The days that the headline is about."),
  daysSay: z.string().describe("`this week`, `in 28 days`."),
  tally: z.object({
    days: z.array(
      z.object({
        day: z.string(),
        letDown: z.number().int().nullable().describe("Null: fewer than 5, not shown."),
        missing: z.boolean(),
      }),
    ),
  }),
  title: z.string().describe("`Six promises`."),
  states: z.string().describe("`2 broken · 1 cannot say · 3 kept`."),
  sameWindow: z.boolean().describe("All promises are judged over the same days."),
  windowSays: z.string(),
  promises: z
    .array(PromiseRow)
    .describe("Broken, cannot say, too close to call, kept; inside each by people let down."),
  groups: z.array(z.string()).describe("Fields that promises are split by, for the lens."),
  sources: z.object({
    says: z.string(),
    trouble: z.array(z.object({ name: z.string(), says: z.string() })),
    unread: z.number().int(),
    unreadSays: z.string(),
  }),
});
export type RealityAnswer = z.infer<typeof RealityAnswer>;
