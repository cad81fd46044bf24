import { from, type Step, step } from "../core/query.js";
import { p, type Sql, sql } from "../core/sql.js";
import type { Table } from "../core/table.js";
import type { Gap } from "../interactions/model.js";

/** Which commitments are asked about. Times are instants; the window is half-open over due times. */
export type Judging = {
  readonly commitments: Table;
  readonly promise: string;
  readonly asOf: Date;
  readonly from: Date;
  readonly to: Date;
  /** Gaps of the sources that deliver the evidence. */
  readonly gaps: readonly Gap[];
  /** Only commitments with these values: index into the promise's split, and the value. */
  readonly only: readonly { readonly index: number; readonly value: string }[];
  /** Only these people's, as a condition on the commitments. */
  readonly whose?: Sql;
};

/** For the contract test. */
export const exampleJudging = (commitments: Table): Judging => ({
  commitments,
  promise: "fast",
  asOf: new Date(0),
  from: new Date(0),
  to: new Date(1),
  gaps: [{ source: "tills", part: "", from: 0, to: Number.POSITIVE_INFINITY, kind: "awaited" }],
  only: [{ index: 0, value: "Utrecht" }],
});

/**
 * One row per commitment that falls due in the window, or (as `pending`) is not due yet: its verdict as of that day. What rests
 * on nothing having been seen is unknown where a gap of the evidence touches the time from made to due.
 */
export const judgedSteps = (judging: Judging): readonly Step[] => [
  step("owed", "a commitment that falls due in the window, or is not due yet", owed(judging)),
  step("judged", "the same with its verdict as of that day", judged(judging)),
];

/** Who a commitment was made to: the customer, else (nobody knows who) the subject, else the record itself. */
export const person = sql`multiIf(customer_id != 0, customer_id, subject_id != 0, subject_id, record_id)`;

const owed = ({ commitments, promise, asOf, from: start, to, only, whose }: Judging): Sql => {
  // What is not due by asOf is pending only for a window that reaches asOf.
  const until = to.getTime() > asOf.getTime() ? sql`true` : sql`due_at < ${p.instant(to)}`;
  const filters = only.map(({ index, value }) => sql` AND split[${p.int(index + 1)}] = ${p.text(value)}`);
  return sql`SELECT *, ${person} AS person FROM ${commitments}
  WHERE promise = ${p.text(promise)} AND made_at <= ${p.instant(asOf)} AND due_at >= ${p.instant(start)} AND ${until}${sql.join(filters, sql``)}${whose ? sql` AND (${whose})` : sql``}`;
};

const judged = ({ asOf, gaps }: Judging): Sql => sql`SELECT *,
    (isNull(seen_at) OR assumeNotNull(seen_at) > ${p.instant(asOf)}) AND outcome IN ('kept', 'broken') AND due_at <= ${p.instant(asOf)} AS unseen,
    CAST(multiIf(
      outcome = 'void' AND settled_at <= ${p.instant(asOf)}, 3,
      due_at > ${p.instant(asOf)}, 5,
      unseen AND ${touchesGap(gaps)}, 4,
      CAST(outcome AS Int8)) AS Enum8('kept' = 1, 'broken' = 2, 'void' = 3, 'unknown' = 4, 'pending' = 5)) AS verdict
  FROM ${from("owed")}`;

/** Milliseconds beyond any date the engine holds stand for "no end". */
const bound = (ms: number) => Math.round(Math.min(1e13, Math.max(-1e13, ms)));

const touchesGap = (gaps: readonly Gap[]): Sql => {
  if (gaps.length === 0) return sql`false`;
  const of = (values: readonly number[]) => p.ints(values.map(bound));
  return sql`arrayExists((f, t, g) -> toUnixTimestamp64Milli(made_at) < t AND toUnixTimestamp64Milli(due_at) >= f AND (g = '' OR g = toString(part)), ${of(gaps.map((g) => g.from))}, ${of(gaps.map((g) => g.to))}, ${p.texts(gaps.map((g) => g.part))})`;
};
