import { z } from "zod";

// The answer of `kept check`: a documented, versioned contract. Days are local days in the company's zone; rates are in 0..1.

const n = (says: string) => z.number().int().describe(says);
const share = (says: string) => z.number().describe(says);

export const Interval = z
  .object({
    from: z.string().describe("First day, as `2026-06-17`."),
    to: z.string().describe("The day after the last one."),
  })
  .describe("Half-open [from, to) in ISO days of the company's zone.");

export const Counts = z
  .object({
    kept: n("Due, and kept."),
    broken: n("Due, and broken."),
    pending: n("Made, and not due yet as of asOf."),
    void: n("Cancelled or excluded before it was settled."),
    unknown: n("Due, but the data cannot tell."),
  })
  .describe("How many commitments have which verdict.");

const People = z
  .object({
    letDown: n("Distinct people for whom at least one commitment was broken."),
    atLeast: z.boolean().describe("There may be more: something that fell due cannot be judged."),
    due: n("Distinct people for whom a commitment fell due."),
  })
  .describe("The same in people rather than commitments.");

/** An estimate, or why there is none. A rate is never printed without its range, its n and what is missing. */
export const KeepRate = z
  .union([
    z.object({
      estimate: share("kept / (kept + broken)."),
      low: share("Lower end of the interval at `level`."),
      high: share("Upper end of the interval at `level`."),
      low50: share("Lower end of the interval at 50 %."),
      high50: share("Upper end of the interval at 50 %."),
      level: share("Level of the interval, for example 0.95."),
      n: n("kept + broken."),
      effectiveN: z
        .number()
        .describe("n divided by the design effect: many commitments of one customer are not independent."),
    }),
    z.object({
      status: z.literal("insufficient").describe("Too few fell due for a rate."),
      have: n("How many fell due."),
      need: n("How many are needed."),
    }),
    z.object({
      status: z.literal("unknown").describe("The data cannot tell."),
      reason: z.string().describe("In words, with the source and since when."),
      bounds: z
        .object({
          low: share("The rate if all that is unknown were broken."),
          high: share("The rate if all that is unknown were kept."),
        })
        .describe("The rate if all that is unknown were broken, and if all were kept."),
      n: n("kept + broken + unknown."),
    }),
    z.object({ status: z.literal("none").describe("Nothing fell due.") }).describe("Nothing fell due."),
  ])
  .describe("The share kept with its interval; or `status`, why there is none.");

export const Budget = z
  .object({
    allowed: n("How many may be let down in the window under the target."),
    used: n("How many were."),
    left: n("Negative when over the limit."),
    reachedAt: z
      .string()
      .nullable()
      .describe("The day on which the allowance was used up; a future day when it is a forecast."),
    forecast: z.boolean().describe("reachedAt lies ahead, at the present burn rate."),
    frozen: z.boolean().describe("Coverage was lost: neither the budget nor the alerts move."),
  })
  .describe("The error budget: how many may still be let down in this window.");

export const Alert = z.object({
  name: z.string().describe("`page`, `ticket` or `count`, with its long window, for example `page-1h`."),
  severity: z.enum(["page", "ticket"]).describe("page: look now; ticket: look this week."),
  says: z.string().describe("In people and days, never as a multiple of a burn rate alone."),
  long: z.string().describe("The long window, for example `1d`: it shows that it matters."),
  short: z.string().describe("The short window, for example `2h`: it shows that it goes on."),
  broken: n("Broken in the long window."),
  due: n("Fallen due in the long window."),
});

export const Segment = z.object({
  by: z
    .record(z.string(), z.string())
    .describe("The split fields and their values; empty for the row of smaller groups."),
  label: z.string().describe("The values, for people: `Utrecht, kiosk`."),
  groups: n("1, or how many smaller groups this row stands for."),
  suppressed: z.boolean().describe("Fewer people than the privacy rule allows: no numbers are given."),
  counts: Counts.nullable().describe("As for the promise; null when suppressed."),
  people: z.number().int().nullable().describe("Distinct people let down."),
  keepRate: KeepRate,
  differs: z.boolean().describe("Not chance: its difference from all others holds after Benjamini-Hochberg at 5 %."),
  adjustedP: z.number().nullable().describe("The p-value after Benjamini-Hochberg over all groups of the promise."),
  difference: z
    .object({
      estimate: share("Its rate minus that of all others."),
      low: share("Lower end of the difference's interval."),
      high: share("Upper end of the difference's interval."),
    })
    .nullable()
    .describe("Its rate minus that of all others, in points of share."),
});

export const PromiseVerdict = z.object({
  name: z.string().describe("The promise's key in kept.yaml."),
  says: z.string().describe("The wording in force, as the customer reads it."),
  kind: z.string().describe("duration, deadline, outcome, score, absence, effort, consistency or measure."),
  value: z.string().nullable().describe("Which of the company's values it stands for."),
  owner: z.string().nullable().describe("Who can mend it: `team:NAME` or `person:NAME`."),
  ownerSays: z
    .string()
    .nullable()
    .default(null)
    .describe("The owner in words: the team and its lead, `Kitchen · Amara`."),
  target: share("The share promised now."),
  window: Interval,
  verdict: z
    .enum(["kept", "broken", "unknown"])
    .describe("unknown is a verdict: the data cannot tell, or too few fell due."),
  certain: z.boolean().describe("The interval lies on one side of the target; otherwise it is too close to call."),
  counts: Counts,
  people: People,
  keepRate: KeepRate,
  budget: Budget.nullable().describe(
    "The error budget: how many may still be let down in this window; null when nothing can be said.",
  ),
  alerts: z.array(Alert).describe("Burn alerts that fire as of asOf."),
  coverage: share("Share of what its sources should have delivered in the window that has arrived."),
  missing: z.array(z.string()).describe("Sentences: which source, since when, what cannot be judged."),
  segments: z.array(Segment).describe("For whom it is broken more, over the promise's split and its pairs."),
});
export type PromiseVerdict = z.infer<typeof PromiseVerdict>;

const SourceSeen = z.object({
  name: z.string().describe("The source's key in kept.yaml."),
  coverage: share("Share of what it should have delivered in the window that has arrived."),
  says: z.string().nullable().describe("What is missing, in a sentence; null when nothing is."),
  quarantined: n("Its records that could not be read."),
});

export const CheckResult = z.object({
  kept: z.literal("v1").describe("Version of this contract."),
  company: z.string().describe("The company's name."),
  timezone: z.string().describe("IANA zone in which days begin and end."),
  asOf: z.string().describe("What had happened by the end of this day counts."),
  knownAt: z.string().nullable().describe("What was known by then counts; null: all that is known now."),
  window: Interval.describe("The widest of the promises' windows, or the period asked for."),
  people: People,
  promises: z.array(PromiseVerdict).describe("In the order of kept.yaml."),
  sources: z.array(SourceSeen).describe("What the verdicts rest on."),
});
export type CheckResult = z.infer<typeof CheckResult>;
