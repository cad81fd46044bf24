import { p, type Sql, sql } from "../core/sql.js";
import { businessTime } from "./business-time.js";
import type { Span } from "./due.sql.js";
import { countsWorkingDays } from "./elapsed.js";
import type { PromiseDefinition } from "./model.js";

/** `elapsedOn` as SQL over two Int64 expressions of milliseconds. The span must hold both. */
export const elapsedSql = (
  from: Sql,
  to: Sql,
  options: { definition: Pick<PromiseDefinition, "calendar" | "versions">; span: Span },
): Sql => {
  const { definition, span } = options;
  if (!definition.calendar) return sql`(${to} - ${from})`;
  const time = businessTime(
    definition.calendar,
    { from: span.from - 31 * 86_400_000, to: span.to },
    { days: 0, ms: 0 },
  );
  const count = countsWorkingDays(definition)
    ? (ms: Sql) => workingDays(ms, time.dayFrom)
    : (ms: Sql) => openTime(ms, time);
  return sql`(${count(to)} - ${count(from)})`;
};

const workingDays = (ms: Sql, dayFrom: readonly number[]): Sql =>
  sql`(86400000 * transform(roundDown(${ms}, ${p.ints(dayFrom)}), ${p.ints(dayFrom)}, ${p.ints(dayFrom.map((_, i) => i + 1))}, toInt64(0)))`;

const openTime = (ms: Sql, time: ReturnType<typeof businessTime>): Sql => {
  const block = sql`roundDown(${ms}, ${p.ints(time.blockFrom)})`;
  const of = (values: readonly number[]) =>
    sql`transform(${block}, ${p.ints(time.blockFrom)}, ${p.ints(values)}, toInt64(0))`;
  return sql`(${of(time.openBefore)} + least(greatest(${ms} - ${block}, 0), ${of(time.blockLength)}))`;
};
