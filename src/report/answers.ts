import { z } from "zod";
import { CheckResult, Interval, PromiseVerdict } from "../promises/verdict.js";
import { Distribution, LedgerSource, PersonLetDown, SeriesPoint, Unit } from "./model.js";
import { PollerState } from "./poll-answers.js";

/** The answers of the commands besides `check` (promises/verdict.ts). Days are local ISO days, instants UTC, rates 0..1, exports unrounded. */

export const PeopleAnswer = z.object({
  promise: z.object({ name: z.string(), says: z.string(), target: z.number() }),
  asOf: z.string(),
  window: Interval,
  people: z.object({ letDown: z.number().int(), atLeast: z.boolean(), due: z.number().int() }),
  times: z.number().int().describe("Broken commitments of those people."),
  list: z
    .array(PersonLetDown.extend({ id: z.string().describe("What `kept customer` takes."), at: z.string() }))
    .describe("Worst first."),
  more: z.number().int().describe("How many are not listed (see --limit)."),
  missing: z.array(z.string()),
});
export type PeopleAnswer = z.infer<typeof PeopleAnswer>;

/** A commitment as it stands in one person's story. */
export const TimelineCommitment = z.object({
  promise: z.string(),
  says: z.string(),
  state: z.enum(["made", "settled", "due"]).describe("What this moment is to the commitment."),
  verdict: z.enum(["kept", "broken", "pending", "void", "unknown"]),
  due: z.string().describe("Instant."),
  measured: z.number().nullable(),
  limit: z.number().nullable(),
  unit: Unit.nullable(),
});

export const CustomerAnswer = z.object({
  customer: z.string().describe("The key asked for, masked unless the caller may see it."),
  keys: z.array(z.string()),
  since: z.string().nullable(),
  asOf: z.string(),
  timezone: z.string(),
  interactions: z.number().int(),
  due: z.number().int(),
  broken: z.number().int(),
  unknown: z.number().int(),
  events: z
    .array(
      z.object({
        at: z.string().describe("Instant."),
        type: z.string().describe("Interaction type; empty for a due time that passed without one."),
        channel: z.string().nullable(),
        subject: z.string().nullable(),
        amount: z.number().nullable().default(null),
        score: z.number().nullable().default(null),
        text: z.string().nullable().default(null),
        source: z.string().nullable(),
        file: z.string().nullable(),
        line: z.number().int().nullable(),
        commitments: z.array(TimelineCommitment),
      }),
    )
    .describe("Oldest first."),
  more: z.number().int().default(0).describe("How many earlier events are not listed."),
});
export type CustomerAnswer = z.infer<typeof CustomerAnswer>;

export const QuarantinedRecord = z.object({
  source: z.string(),
  file: z.string(),
  line: z.number().int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
  payload: z
    .string()
    .nullable()
    .default(null)
    .describe("The raw record as JSON, so that it can be mended and read again."),
});

export const SourcesAnswer = z.object({
  asOf: z.string(),
  timezone: z.string(),
  sources: z.array(
    LedgerSource.extend({
      files: z.number().int(),
      expected: z.number().int().nullable().describe("Records that should have arrived; null when nobody knows."),
      expectation: z.enum(["declared", "learnt", "none"]),
      reasons: z.array(z.object({ reason: z.string(), count: z.number().int() })),
      duplicates: z.number().int(),
      delayMs: z.number().nullable().describe("Median from happening to being known."),
      ahead: z.number().int().describe("Records dated later than they were received: clock skew."),
      gaps: z.array(z.object({ from: z.string(), to: z.string().nullable(), part: z.string().nullable() })),
      promises: z.array(z.string()).describe("The promises that rest on it."),
      cannotJudge: z.number().int().describe("Commitments that are unknown because of its gaps."),
      poll: PollerState.nullable().optional().describe("Of a source that is polled: how that goes."),
    }),
  ),
  quarantine: z.array(QuarantinedRecord).nullable().describe("With --quarantine."),
});
export type SourcesAnswer = z.infer<typeof SourcesAnswer>;

/** What could be promised at one target: the tightest limit the history bears. */
export const Promisable = z.object({
  target: z.number(),
  limit: z.number().nullable().describe("Null: never reached in the history."),
  low: z.number().nullable(),
  high: z.number().nullable(),
  backtest: z
    .object({ due: z.number().int(), kept: z.number().int() })
    .nullable()
    .describe("On the last third, limit set on the first two."),
});

export const DesignAnswer = z.object({
  promise: z.object({ name: z.string(), says: z.string(), kind: z.string() }),
  unit: Unit,
  asOf: z.string(),
  history: Interval,
  n: z.number().int(),
  pending: z.number().int().describe("Counted as lasting at least so long."),
  need: z.number().int().nullable().describe("Set when there is too little history: how many it takes."),
  today: z.object({ target: z.number(), limit: z.number().nullable(), wouldKeep: z.number().nullable() }),
  padded: z
    .number()
    .nullable()
    .describe("Today's limit minus the tightest one that keeps today's target, in `unit`; negative: too tight."),
  options: z.array(Promisable),
  segments: z.array(z.object({ label: z.string(), n: z.number().int(), options: z.array(Promisable) })),
});
export type DesignAnswer = z.infer<typeof DesignAnswer>;

export const PromiseAnswer = z.object({
  verdict: PromiseVerdict,
  asOf: z.string(),
  published: z.array(z.string()),
  versions: z.array(z.object({ from: z.string().nullable(), says: z.string(), target: z.number(), terms: z.string() })),
  file: z.string().nullable(),
  line: z.number().int().nullable(),
  every: z.enum(["day", "week", "month", "quarter"]),
  series: z.array(SeriesPoint),
  distribution: Distribution.nullable(),
});
export type PromiseAnswer = z.infer<typeof PromiseAnswer>;

export const ExplainAnswer = z.object({
  query: z.string(),
  says: z.string(),
  sql: z.string(),
  parameters: z.record(z.string(), z.string()),
  steps: z.array(
    z.object({
      name: z.string(),
      rows: z.number().int(),
      ms: z.number(),
      columns: z.array(z.string()),
      sample: z.array(z.array(z.string())),
    }),
  ),
});
export type ExplainAnswer = z.infer<typeof ExplainAnswer>;

export const DoctorAnswer = z.object({
  checks: z.array(
    z.object({
      name: z.string(),
      state: z.enum(["fine", "attention", "wrong"]),
      says: z.string(),
      instead: z.string().nullable(),
    }),
  ),
});
export type DoctorAnswer = z.infer<typeof DoctorAnswer>;

export const ImportAnswer = z.object({
  sources: z.array(
    z.object({
      name: z.string(),
      files: z.number().int(),
      unchanged: z.number().int().describe("Files skipped because their content is known."),
      rows: z.number().int().describe("Interactions added."),
      duplicates: z.number().int(),
      quarantined: z.number().int(),
      says: z.string().nullable().describe("`no new file since 9 July`."),
    }),
  ),
  ms: z.number(),
});
export type ImportAnswer = z.infer<typeof ImportAnswer>;

export const InitAnswer = z.object({
  written: z.array(z.string()),
  found: z.array(z.string()).describe("Sentences: what was recognised in the files."),
  sample: z
    .object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) })
    .nullable()
    .describe("Five mapped rows."),
  promise: z.object({ name: z.string(), says: z.string(), target: z.number(), because: z.string() }).nullable(),
});
export type InitAnswer = z.infer<typeof InitAnswer>;

export const EraseAnswer = z.object({
  customer: z.string(),
  removed: z.array(z.object({ what: z.string(), rows: z.number().int() })),
  left: z.number().int().describe("Rows and files under .kept that still mention the person: must be 0."),
  where: z.array(z.string()).optional().describe("Where they are, when any are left."),
  files: z
    .array(z.string())
    .optional()
    .describe("The owner's own files that still hold the person; an import leaves those rows out."),
  proof: z.string().describe("Hash of the protocol."),
});
export type EraseAnswer = z.infer<typeof EraseAnswer>;

export const ReportAnswer = z.object({
  path: z.string(),
  bytes: z.number().int(),
  format: z.enum(["html", "markdown"]),
  finding: z.string(),
});
export type ReportAnswer = z.infer<typeof ReportAnswer>;

export const DemoAnswer = z.object({ directory: z.string(), check: CheckResult, report: z.string() });
export type DemoAnswer = z.infer<typeof DemoAnswer>;
