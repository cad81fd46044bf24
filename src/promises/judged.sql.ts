import { from, type Step, step } from "../core/query.js";
import { p, type Sql, sql } from "../core/sql.js";
import type { Table } from "../core/table.js";
import type { Gap } from "../interactions/model.js";
import { quarantine } from "../interactions/tables.js";
import type { PromiseDefinition } from "./model.js";

/** Which commitments are asked about. Times are instants; the window is half-open over due times. */
export type Judging = {
  readonly commitments: Table;
  readonly promise: string;
  readonly asOf: Date;
  readonly from: Date;
  readonly to: Date;
  /** Gaps of the sources that deliver the evidence. */
  readonly gaps: readonly Gap[];
  /** Records in quarantine that might have been its evidence; null: there are none. */
  readonly unread: Unread | null;
  /** Only commitments with these values: index into the promise's split, and the value. */
  readonly only: readonly { readonly index: number; readonly value: string }[];
  /** Only some commitments: a condition on their columns. */
  readonly which?: Sql;
};

/** `per`: what links a record to a commitment. `types`: those that decide the promise. `loads`: those that hold unread records. */
export type Unread = Pick<PromiseDefinition, "per"> & {
  readonly types: readonly string[];
  readonly loads: readonly number[];
};

/** For the contract test. */
export const exampleJudging = (commitments: Table): Judging => ({
  commitments,
  promise: "fast",
  asOf: new Date(0),
  from: new Date(0),
  to: new Date(1),
  gaps: [{ source: "tills", part: "", from: 0, to: Number.POSITIVE_INFINITY, kind: "awaited" }],
  unread: { per: "subject", types: ["ready"], loads: [1] },
  only: [{ index: 0, value: "Utrecht" }],
});

/**
 * One row per commitment that falls due in the window, or (as `pending`) is not due yet: its verdict as of that day. What rests
 * on nothing having been seen is unknown where a gap of the evidence touches the time from made to due, or where a record that
 * could not be read may be what was not seen.
 */
export const judgedSteps = (judging: Judging): readonly Step[] => [
  step(
    "settled",
    "a commitment that fell due in the window, and before any gap: what came of it is its verdict",
    sql`SELECT *, CAST(CAST(outcome AS Int8) AS ${verdicts}) AS verdict FROM ${judging.commitments}
  WHERE ${asked(judging)} AND due_at < ${moment(openFrom(judging))}${judging.unread ? sql` AND NOT ${mayBeUnread(judging)}` : sql``}`,
  ),
  step(
    "open",
    "a commitment that a gap or an unread record may touch, or that is not due yet, with its verdict as of that day",
    sql`SELECT *, ${verdict(judging)} AS verdict FROM ${judging.commitments}
  WHERE ${asked(judging)} AND (due_at >= ${moment(openFrom(judging))}${judging.unread ? sql` OR ${mayBeUnread(judging)}` : sql``}) AND made_at <= ${p.instant(judging.asOf)}`,
  ),
  step(
    "judged",
    "a commitment with its verdict",
    sql`SELECT * FROM ${from("settled")} UNION ALL SELECT * FROM ${from("open")}`,
  ),
];

/** The same for a few rows of several promises, in one pass over the table that they share. At least one promise. */
export const judgedFew = (each: readonly Judging[], which: Sql): Step => {
  const cases = each.map((judging) => sql`promise = ${p.text(judging.promise)}, ${verdict(judging)}`);
  return step(
    "judged",
    "a commitment with its verdict as of that day",
    sql`SELECT *, multiIf(${sql.join(cases)}, CAST('unknown' AS ${verdicts})) AS verdict FROM ${each[0]!.commitments}
  WHERE ${which} AND (${sql.join(
    each.map((judging) => sql`(${asked(judging)} AND made_at <= ${p.instant(judging.asOf)})`),
    sql` OR `,
  )})`,
  );
};

const verdicts = sql`Enum8('kept' = 1, 'broken' = 2, 'void' = 3, 'unknown' = 4, 'pending' = 5)`;

/**
 * What falls due from here on must be looked at one by one: before, everything is due, was made and settled, and no gap touches
 * it. Telling the two apart halves the time of every count. No commitment falls due before it was made.
 */
const openFrom = ({ asOf, gaps }: Judging): number => Math.min(asOf.getTime() + 1, ...gaps.map((gap) => gap.from));

const asked = ({ promise, asOf, from: start, to, only, which }: Judging): Sql => {
  // What is not due by asOf is pending only for a window that reaches asOf.
  const until = to.getTime() > asOf.getTime() ? sql`` : sql` AND due_at < ${p.instant(to)}`;
  const filters = only.map(({ index, value }) => sql` AND split[${p.int(index + 1)}] = ${p.text(value)}`);
  return sql`promise = ${p.text(promise)} AND due_at >= ${p.instant(start)}${until}${sql.join(filters, sql``)}${which ? sql` AND (${which})` : sql``}`;
};

const verdict = ({ asOf, gaps, ...judging }: Judging): Sql => sql`CAST(multiIf(
      outcome = 'void' AND settled_at <= ${p.instant(asOf)}, 3,
      due_at > ${p.instant(asOf)}, 5,
      (${touchesGap(gaps)} OR ${mayBeUnread(judging)}) AND outcome IN ('kept', 'broken') AND (isNull(seen_at) OR assumeNotNull(seen_at) > ${p.instant(asOf)}), 4,
      CAST(outcome AS Int8)) AS ${verdicts})`;

/**
 * A record of the same key could not be read, and if its time could, it lies between made and due. `GLOBAL`: on a cluster the
 * list is made once, from all shards; on one machine it means nothing.
 */
const mayBeUnread = ({ commitments, promise, unread, which }: Omit<Judging, "asOf" | "gaps">): Sql => {
  if (unread === null) return sql`false`;
  const key = sql.name(unread.per === "subject" ? "subject_id" : "customer_id");
  return sql`record_id GLOBAL IN (
        SELECT record_id FROM (
          SELECT record_id, ${key} AS key, made_at, due_at FROM ${commitments} WHERE promise = ${p.text(promise)} AND ${key} != 0${which ? sql` AND (${which})` : sql``}) AS those
        GLOBAL INNER JOIN (
          SELECT DISTINCT tupleElement(one, ${p.text(key.name)}) AS key, tupleElement(one, 'at') AS seen
          FROM (SELECT arrayJoin(about) AS one FROM ${quarantine} WHERE toInt64(load) IN ${p.ints(unread.loads)})
          WHERE key != 0 AND tupleElement(one, 'type') IN ${p.texts(["", ...unread.types])}) AS records USING (key)
        WHERE isNull(seen) OR (seen >= made_at AND seen <= due_at))`;
};

/** Milliseconds beyond any date the engine holds stand for "no end". */
const bound = (ms: number) => Math.round(Math.min(1e13, Math.max(-1e13, ms)));

/** Comparing with each of a few gaps takes half the time of walking through a list. */
const fewGaps = 8;

const touchesGap = (gaps: readonly Gap[]): Sql => {
  if (gaps.length === 0) return sql`false`;
  if (gaps.length <= fewGaps)
    return sql`(${sql.join(
      gaps.map(
        ({ from, to, part }) =>
          sql`(due_at >= ${moment(from)} AND made_at < ${moment(to)}${part === "" ? sql`` : sql` AND part = ${p.text(part)}`})`,
      ),
      sql` OR `,
    )})`;
  const of = (values: readonly number[]) => p.ints(values.map(bound));
  return sql`arrayExists((f, t, g) -> toUnixTimestamp64Milli(made_at) < t AND toUnixTimestamp64Milli(due_at) >= f AND (g = '' OR g = toString(part)), ${of(gaps.map((g) => g.from))}, ${of(gaps.map((g) => g.to))}, ${p.texts(gaps.map((g) => g.part))})`;
};

const moment = (ms: number) => p.instant(new Date(Math.min(latest, Math.max(earliest, ms))));
const earliest = Date.UTC(1900, 0, 1);
const latest = Date.UTC(2299, 11, 31);
