import { p, type Rendered, render, type Sql, sql } from "../../core/sql.js";
import { readPlan } from "../../interactions/read-plan.js";
import type { Looked, MadePlan, SourceDefinition } from "../../sources/model.js";
import { rawSql } from "../../stores/raw-sql.js";
import { profiledRows } from "./profile.sql.js";

/** The interactions that the import would make of the opened file, as a subquery, by the same plan. */
export type Mapped = { readonly sql: Sql; readonly params: Readonly<Record<string, string>>; readonly plan: MadePlan };

export const mapped =
  (source: SourceDefinition, answer: Readonly<Record<string, string>>) =>
  (looked: Looked): Mapped => {
    const plan = readPlan(source)(looked).make(answer);
    // The plan's parameters get names of their own beside those of the question around it.
    const text = plan.rows.text
      .replace(/\{p(\d+):/g, "{m$1:")
      .replaceAll("SELECT * FROM raw", `SELECT * FROM raw LIMIT ${profiledRows}`);
    const params = Object.fromEntries(
      Object.entries(plan.rows.params).map(([name, value]) => [name.replace(/^p/, "m"), value]),
    );
    return {
      sql: rawSql(`(SELECT * FROM (${text}) WHERE problem = 0 ORDER BY line LIMIT 1 BY record_id)`),
      params,
      plan,
    };
  };

/** A question about mapped rows. */
export const about = (rows: Mapped, question: (rows: Sql) => Sql): Rendered => {
  const { text, params } = render(question(rows.sql), { database: "kept" });
  return { text, params: { ...params, ...rows.params } };
};

/** The first rows, as JSON texts; how many happened so far; the last of them, and when 1 % and 99 % had happened. */
export const samplesOf = (
  rows: Sql,
  given: { now: Date; zone: string },
): Sql => sql`SELECT toString(countIf(at <= ${p.instant(given.now)})) AS n,
  toString(toUnixTimestamp64Milli(maxIf(at, at <= ${p.instant(given.now)}))) AS last, toString(toInt64(quantileIf(0.01)(toUnixTimestamp64Milli(at), at <= ${p.instant(given.now)}))) AS begun, toString(toInt64(quantileIf(0.99)(toUnixTimestamp64Milli(at), at <= ${p.instant(given.now)}))) AS most,
  toJSONString(arraySlice(groupArray(5)(map('at', toString(toTimeZone(at, ${p.text(given.zone)})), 'type', type, 'subject', subject, 'customer', customer, 'channel', channel, 'amount', ifNull(toString(amount), ''), 'score', ifNull(toString(score), ''), 'text', substring(text, 1, 60), 'properties', toJSONString(properties))), 1, 5)) AS rows
FROM (SELECT * FROM ${rows} ORDER BY line, at)`;

/** How types follow one another: for each, in how many subjects it is, in how many the first, and after how long (median, ms). */
export const typesSql = (
  rows: Sql,
): Sql => sql`SELECT toJSONString(groupArray((type, n, subjects, firsts, after))) AS types FROM (
  SELECT type, count() AS n, uniq(subject) AS subjects, countIf(at = first) AS firsts, quantile(0.5)(toUnixTimestamp64Milli(at) - toUnixTimestamp64Milli(first)) AS after
  FROM (SELECT type, subject, at, min(at) OVER (PARTITION BY subject) AS first FROM ${rows} WHERE subject != '')
  GROUP BY type ORDER BY subjects DESC LIMIT 200)`;
