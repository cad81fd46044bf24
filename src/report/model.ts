import { z } from "zod";
import { CheckResult } from "../promises/verdict.js";

/** The edges read the contract here: they import `report`, not the stages. */
export type { CheckResult, PromiseVerdict } from "../promises/verdict.js";

/** What a commitment's `measured` counts. `ms` and `days` are on the promise's own clock. */
export const Unit = z.enum(["ms", "days", "working days", "contacts", "handovers", "channels", "score", "difference"]);
export type Unit = z.infer<typeof Unit>;

/** One period of the rate over time. `low`..`high` are null where there is no rate; `unfinished`: more may still fall due in it. */
export const SeriesPoint = z.object({
  from: z.string().describe("ISO day, inclusive."),
  to: z.string().describe("ISO day, exclusive."),
  kept: z.number().int(),
  broken: z.number().int(),
  unknown: z.number().int(),
  pending: z.number().int(),
  estimate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  low50: z.number().nullable().default(null),
  high50: z.number().nullable().default(null),
  target: z.number().describe("The rate promised in this period."),
  coverage: z.number(),
  unfinished: z.boolean().default(false),
  restated: z
    .number()
    .nullable()
    .default(null)
    .describe("The rate this period was said to have before late data arrived."),
});
export type SeriesPoint = z.infer<typeof SeriesPoint>;

/** How long it took (or how many contacts, days late, ...). Bins are half-open `[from, to)`; the last may hold all above (`to` null). */
export const Distribution = z.object({
  unit: Unit,
  limit: z
    .number()
    .nullable()
    .describe("What was promised, in `unit`; null when each customer has their own (a given day: 0 days late)."),
  bins: z.array(
    z.object({
      from: z.number(),
      to: z.number().nullable(),
      kept: z.number().int(),
      broken: z.number().int(),
      pending: z.number().int().default(0),
    }),
  ),
  unknown: z.number().int(),
  pending: z.number().int(),
  median: z.number().nullable().describe("Kaplan-Meier; null when less than half has happened."),
  p95: z.number().nullable(),
});
export type Distribution = z.infer<typeof Distribution>;

/** One person let down. `customer` is the masked key; never a name. */
export const PersonLetDown = z.object({
  customer: z.string(),
  times: z.number().int(),
  at: z.string().describe("Local ISO day of the worst time: when it fell due."),
  measured: z.number().nullable(),
  limit: z.number().nullable(),
  unit: Unit.nullable(),
  where: z.record(z.string(), z.string()).describe("The split fields of that time: store, channel."),
});
export type PersonLetDown = z.infer<typeof PersonLetDown>;

/** Allowance day by day. `left` is negative when over; `frozen` when coverage was lost that day. */
export const BudgetDay = z.object({ day: z.string(), left: z.number().int(), frozen: z.boolean().default(false) });

export const PromiseReport = z.object({
  name: z.string().describe("That of the verdict in `check.promises`."),
  published: z.array(z.string()).default([]),
  versions: z.array(z.object({ from: z.string().nullable(), says: z.string(), target: z.number() })).default([]),
  remedy: z.object({ says: z.string(), cost: z.number().nullable() }).nullable().default(null),
  every: z.enum(["day", "week", "month", "quarter"]).describe("The step of the series."),
  series: z.array(SeriesPoint),
  distribution: Distribution.nullable(),
  budget: z.array(BudgetDay).default([]),
  people: z.array(PersonLetDown).describe("Worst first; at most as many as the report should print."),
  peopleMore: z.number().int().default(0).describe("How many more there are."),
});
export type PromiseReport = z.infer<typeof PromiseReport>;

/** One day of the tally: distinct people let down that day over all promises; `missing`: data that matter are missing. */
export const TallyDay = z.object({ day: z.string(), letDown: z.number().int(), missing: z.boolean() });
export type TallyDay = z.infer<typeof TallyDay>;

/** One source of the ledger. A day's `share` is what has arrived of what should have; null: nothing was expected. */
export const LedgerSource = z.object({
  name: z.string(),
  says: z.string().nullable(),
  owner: z.string().nullable().default(null),
  received: z.number().int(),
  quarantined: z.number().int(),
  latest: z.string().nullable().describe("Instant of the latest interaction."),
  coverage: z.number(),
  missing: z.string().nullable().describe("`nothing since 9 July`."),
  days: z.array(z.object({ day: z.string(), share: z.number().nullable() })),
});
export type LedgerSource = z.infer<typeof LedgerSource>;

/** All that the HTML and Markdown reports show. The edge fills it from queries; `report/` draws it. */
export const ReportData = z.object({
  check: CheckResult,
  before: z
    .object({ letDown: z.number().int(), atLeast: z.boolean(), realChange: z.boolean() })
    .nullable()
    .default(null)
    .describe("The window before."),
  promises: z.array(PromiseReport),
  tally: z.array(TallyDay),
  sources: z.array(LedgerSource),
  currency: z.string().nullable().default(null),
  madeAt: z.string().describe("Instant at which the report was made."),
  version: z.string().describe("Kept's version."),
  hash: z.string().describe("Hash of the set of queries and definitions."),
});
export type ReportData = z.infer<typeof ReportData>;
export type ReportInput = z.input<typeof ReportData>;
