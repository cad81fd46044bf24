import { p, type Sql, sql } from "../core/sql.js";
import { type BusinessTime, businessTime, type Stretch } from "./business-time.js";
import { countsWorkingDays } from "./elapsed.js";
import type { PromiseDefinition } from "./model.js";

/** `elapsedOn` as SQL over two Int64 expressions of milliseconds. The stretches must hold both. */
export const elapsedSql = (
  from: Sql,
  to: Sql,
  options: { definition: Pick<PromiseDefinition, "calendar" | "versions">; stretches: readonly Stretch[] },
): Sql => {
  const { definition, stretches } = options;
  if (!definition.calendar) return sql`(${to} - ${from})`;
  const time = businessTime(definition.calendar, stretches, { days: 0, ms: 0 });
  const count = countsWorkingDays(definition) ? (ms: Sql) => workingDays(ms, time) : (ms: Sql) => openTime(ms, time);
  return sql`(${count(to)} - ${count(from)})`;
};

const workingDays = (ms: Sql, { dayFrom, dayNumber }: BusinessTime): Sql =>
  sql`(86400000 * transform(roundDown(${ms}, ${p.ints(dayFrom)}), ${p.ints(dayFrom)}, ${p.ints(dayNumber)}, toInt64(0)))`;

const openTime = (ms: Sql, time: BusinessTime): Sql => {
  const block = sql`roundDown(${ms}, ${p.ints(time.blockFrom)})`;
  const of = (values: readonly number[]) =>
    sql`transform(${block}, ${p.ints(time.blockFrom)}, ${p.ints(values)}, toInt64(0))`;
  return sql`(${of(time.openBefore)} + least(greatest(${ms} - ${block}, 0), ${of(time.blockLength)}))`;
};
