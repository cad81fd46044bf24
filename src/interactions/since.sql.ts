import { z } from "zod";
import { query, step } from "../core/query.js";
import { row } from "../core/row.js";
import { p, sql } from "../core/sql.js";
import { interactions } from "./tables.js";

/** Until when each customer is asked about; the lists are parallel. */
type Since = {
  readonly customers: readonly string[];
  readonly since: readonly Date[];
  readonly asOf: Date;
};

/** One row per customer of whom anything is known: their key, and what happened with them after their time. */
export const sinceThen = query({
  name: "since_then",
  says: "What has happened with these customers since a time of their own",
  row: z.object({
    customer_id: row.key(),
    customer: row.text(),
    after: row.count(),
    latest: row.instantOrNull(),
    score: row.numberOrNull(),
  }),
  example: { customers: ["1"], since: [new Date(0)], asOf: new Date(0) } as Since,
  steps: ({ customers, since, asOf }: Since) => [
    step(
      "since",
      "a customer",
      sql`SELECT customer_id, any(customer) AS customer, countIf(later) AS after,
    CAST(maxOrNullIf(at, later) AS Nullable(DateTime64(3, 'UTC'))) AS latest,
    argMaxOrNullIf(assumeNotNull(score), at, later AND isNotNull(score)) AS score
  FROM (SELECT customer_id, customer, at, score,
      toUnixTimestamp64Milli(at) > arrayElement(${p.ints(since.map((at) => at.getTime()))}, indexOf(${p.keys(customers)}, customer_id)) AS later
    FROM ${interactions} WHERE customer_id IN (SELECT arrayJoin(${p.keys(customers)})) AND at <= ${p.instant(asOf)})
  GROUP BY customer_id ORDER BY customer_id`,
    ),
  ],
});
