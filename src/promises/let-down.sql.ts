import { z } from "zod";
import { compile, from, query, step } from "../core/query.js";
import { row } from "../core/row.js";
import { p, sql } from "../core/sql.js";
import { exampleJudging, type Judging, judgedSteps } from "./judged.sql.js";
import { commitments } from "./tables.js";

type Asked = { readonly each: readonly Judging[]; readonly limit: number; readonly offset: number };

/**
 * One row per person and promise that let them down, for the people of one page: those let down most often, then most lately.
 * `last_due` is the latest time over all promises; the other columns are of the worst time under this promise.
 */
export const letDownByPromise = query({
  name: "let_down_by_promise",
  says: "Who was let down over several promises, by which, how often and how badly",
  row: z.object({
    person: row.key(),
    all_times: row.count(),
    last_due: row.instant(),
    promise: row.text(),
    customer_id: row.key(),
    subject_id: row.key(),
    record_id: row.key(),
    times: row.count(),
    due_at: row.instant(),
    measured: row.numberOrNull(),
    version: row.count(),
    values: row.texts(),
  }),
  example: { each: [exampleJudging(commitments)], limit: 200, offset: 0 } as Asked,
  steps: ({ each, limit, offset }: Asked) => [
    step(
      "broken",
      "a broken commitment",
      each.length === 0
        ? sql`SELECT * FROM (${compile(judgedSteps(exampleJudging(commitments)))}) WHERE false`
        : sql.join(
            each.map(
              (judging) =>
                sql`SELECT * REPLACE (if(seen_at <= ${p.instant(judging.asOf)}, measured, NULL) AS measured) FROM (${compile(judgedSteps({ ...judging, which: sql`outcome = 'broken'` }))}) WHERE verdict = 'broken'`,
            ),
            sql`\nUNION ALL\n`,
          ),
    ),
    step(
      "of_page",
      "a person of the page",
      sql`SELECT person, count() AS all_times, max(due_at) AS last_due FROM ${from("broken")} GROUP BY person
  ORDER BY all_times DESC, last_due DESC, person LIMIT ${p.int(limit)} OFFSET ${p.int(offset)}`,
    ),
    step(
      "by_promise",
      "a person and a promise that let them down",
      sql`SELECT person, toString(promise) AS promise, max(customer_id) AS customer_id, count() AS times,
    argMax(subject_id, badness) AS subject_id, argMax(record_id, badness) AS record_id, argMax(due_at, badness) AS due_at,
    argMax(tuple(measured), badness).1 AS measured, argMax(version, badness) AS version,
    arrayMap(v -> toString(v), argMax(split, badness)) AS values
  FROM (SELECT *, (ifNull(measured, 1e18), due_at, record_id) AS badness FROM ${from("broken")})
  GROUP BY person, promise`,
    ),
    step(
      "worst_first",
      "a person and a promise that let them down",
      sql`SELECT by_promise.person AS person, all_times, last_due, promise, customer_id, subject_id, record_id, times, due_at, measured, version, values
  FROM ${from("by_promise")} AS by_promise GLOBAL INNER JOIN ${from("of_page")} AS of_page ON by_promise.person = of_page.person
  ORDER BY all_times DESC, last_due DESC, person, times DESC, promise`,
    ),
  ],
});
