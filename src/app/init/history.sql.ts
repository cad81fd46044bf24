import { compile } from "../../core/query.js";
import { p, type Sql, sql } from "../../core/sql.js";
import { commitmentsSteps } from "../../promises/commitments.sql.js";
import type { PromiseDefinition } from "../../promises/model.js";

/** The commitments that a promise would have made of these interactions, by the same steps as `kept check`. */
const commitmentsOf = (rows: Sql, definition: PromiseDefinition): Sql =>
  sql`(${compile(commitmentsSteps(definition, { interactions: rows, stretches: [], part: null, keys: null }))})`;

/** For each limit (ms): how many would have been due by `latest`, and kept. The promise's own limit must be longer than all of them. */
export const limitsSql = (
  rows: Sql,
  definition: PromiseDefinition,
  given: { limits: readonly number[]; latest: Date },
): Sql => {
  const made = sql`toUnixTimestamp64Milli(made_at)`;
  // What was kept early counts only once it is due, as everywhere: else long limits would look kept by those who were quick.
  const due = sql`arrayMap(l -> toUInt8(outcome != 'void' AND ${made} + l <= ${p.millis(given.latest)}), ${p.ints(given.limits)})`;
  const kept = sql`arrayMap(l -> toUInt8(outcome != 'void' AND ${made} + l <= ${p.millis(given.latest)} AND ifNull(measured <= l, false)), ${p.ints(given.limits)})`;
  return sql`SELECT toJSONString(arrayMap(x -> toString(x), sumForEach(${due}))) AS due, toJSONString(arrayMap(x -> toString(x), sumForEach(${kept}))) AS kept FROM ${commitmentsOf(rows, definition)}`;
};

/** How a promise would have fared: due and kept by `latest`, and how many fell due in the last so many days. */
export const talliesSql = (
  rows: Sql,
  definition: PromiseDefinition,
  given: { days: readonly number[]; latest: Date },
): Sql => sql`SELECT
  toString(countIf(due_at <= ${p.instant(given.latest)} AND outcome IN ('kept', 'broken'))) AS due,
  toString(countIf(due_at <= ${p.instant(given.latest)} AND outcome = 'kept')) AS kept,
  toJSONString(arrayMap(x -> toString(x), sumForEach(arrayMap(d -> toUInt8(outcome IN ('kept', 'broken') AND due_at <= ${p.instant(given.latest)} AND due_at > subtractDays(${p.instant(given.latest)}, d)), ${p.ints(given.days)})))) AS recent
FROM ${commitmentsOf(rows, definition)}`;
