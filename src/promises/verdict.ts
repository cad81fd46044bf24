import { z } from "zod";

/** The answer of `kept check`: a documented, versioned contract. Days are local days in the company's zone; rates are in 0..1. */
export const Interval = z.object({ from: z.string(), to: z.string() }).describe("Half-open [from, to) in ISO days of the company's zone.");

export const Counts = z.object({
  kept: z.number().int(),
  broken: z.number().int(),
  pending: z.number().int().describe("Made, and not due yet as of asOf."),
  void: z.number().int(),
  unknown: z.number().int().describe("Due, but the data cannot tell."),
});

/** An estimate, or why there is none. A rate is never printed without its range, its n and what is missing. */
export const KeepRate = z.union([
  z.object({
    estimate: z.number(),
    low: z.number(),
    high: z.number(),
    low50: z.number(),
    high50: z.number(),
    level: z.number(),
    n: z.number().int().describe("kept + broken."),
    effectiveN: z.number().describe("n divided by the design effect: many commitments of one customer are not independent."),
  }),
  z.object({ status: z.literal("insufficient"), have: z.number().int(), need: z.number().int() }),
  z.object({
    status: z.literal("unknown"),
    reason: z.string().describe("In words, with the source and since when."),
    bounds: z.object({ low: z.number(), high: z.number() }).describe("The rate if all that is unknown were broken, and if all were kept."),
    n: z.number().int(),
  }),
  z.object({ status: z.literal("none") }).describe("Nothing fell due."),
]);

export const Budget = z.object({
  allowed: z.number().int().describe("How many may be let down in the window under the target."),
  used: z.number().int(),
  left: z.number().int().describe("Negative when over the limit."),
  reachedAt: z.string().nullable().describe("The day on which the allowance was used up; a future day when it is a forecast."),
  forecast: z.boolean(),
  frozen: z.boolean().describe("Coverage was lost: neither the budget nor the alerts move."),
});

export const Alert = z.object({
  name: z.string().describe("`page`, `ticket` or `count`, with its long window, for example `page-1h`."),
  severity: z.enum(["page", "ticket"]),
  says: z.string().describe("In people and days, never as a multiple of a burn rate alone."),
  long: z.string(),
  short: z.string(),
  broken: z.number().int(),
  due: z.number().int(),
});

export const Segment = z.object({
  by: z.record(z.string(), z.string()).describe("The split fields and their values; empty for the row of smaller groups."),
  label: z.string(),
  groups: z.number().int().describe("1, or how many smaller groups this row stands for."),
  suppressed: z.boolean().describe("Fewer people than the privacy rule allows: no numbers are given."),
  counts: Counts.nullable(),
  people: z.number().int().nullable().describe("Distinct people let down."),
  keepRate: KeepRate,
  differs: z.boolean().describe("Not chance: its difference from all others holds after Benjamini-Hochberg at 5 %."),
  adjustedP: z.number().nullable(),
  difference: z.object({ estimate: z.number(), low: z.number(), high: z.number() }).nullable().describe("Its rate minus that of all others, in points of share."),
});

export const PromiseVerdict = z.object({
  name: z.string(),
  says: z.string(),
  kind: z.string(),
  value: z.string().nullable(),
  owner: z.string().nullable(),
  target: z.number(),
  window: Interval,
  verdict: z.enum(["kept", "broken", "unknown"]),
  certain: z.boolean(),
  counts: Counts,
  people: z.object({ letDown: z.number().int(), atLeast: z.boolean(), due: z.number().int() }),
  keepRate: KeepRate,
  budget: Budget.nullable(),
  alerts: z.array(Alert),
  coverage: z.number().describe("Share of what its sources should have delivered in the window that has arrived."),
  missing: z.array(z.string()).describe("Sentences: which source, since when, what cannot be judged."),
  segments: z.array(Segment),
});
export type PromiseVerdict = z.infer<typeof PromiseVerdict>;

export const CheckResult = z.object({
  kept: z.literal("v1"),
  company: z.string(),
  timezone: z.string(),
  asOf: z.string(),
  knownAt: z.string().nullable(),
  window: Interval.describe("The widest of the promises' windows, or the period asked for."),
  people: z.object({ letDown: z.number().int(), atLeast: z.boolean(), due: z.number().int() }),
  promises: z.array(PromiseVerdict),
  sources: z.array(z.object({ name: z.string(), coverage: z.number(), says: z.string().nullable(), quarantined: z.number().int() })),
});
export type CheckResult = z.infer<typeof CheckResult>;
