import { z } from "zod";
import { query, step } from "../core/query.js";
import { row } from "../core/row.js";
import { p, sql } from "../core/sql.js";
import { arrivals, interactions } from "./tables.js";

/** One row per source, part and hour: how much had arrived by then. `loads` are those that were in force. */
export const arrivalsByHour = query({
  name: "arrivals_by_hour",
  says: "How many interactions of each source arrived for each hour",
  row: z.object({ source: row.text(), part: row.text(), hour: row.number(), n: row.count() }),
  example: { asOf: new Date(0), withoutLoads: [0] as readonly number[] },
  steps: ({ asOf, withoutLoads }: { asOf: Date; withoutLoads: readonly number[] }) => [
    step(
      "arrived",
      "an hour of one source's part",
      sql`SELECT source, part, toUInt32(hour) AS hour, sum(n) AS n FROM ${arrivals}
  WHERE hour <= ${p.instant(asOf)} AND NOT has(${p.ints(withoutLoads)}, toInt64(load))
  GROUP BY source, part, hour ORDER BY source, part, hour`,
    ),
  ],
});

/** One row per source: its latest interaction, and how many are dated later than they were known. */
export const latestBySource = query({
  name: "latest_by_source",
  says: "The latest interaction of each source, and its clock against ours",
  row: z.object({
    source: row.text(),
    n: row.count(),
    first_at: row.instant(),
    latest_at: row.instant(),
    ahead: row.count(),
    delay: row.numberOrNull(),
  }),
  example: { asOf: new Date(0) },
  steps: ({ asOf }: { asOf: Date }) => [
    step(
      "latest",
      "a source",
      sql`SELECT source, count() AS n, min(at) AS first_at, max(at) AS latest_at, countIf(at > known_at) AS ahead,
  CAST(quantileExact(0.5)(dateDiff('second', at, known_at)) AS Nullable(Float64)) AS delay
  FROM ${interactions} WHERE at <= ${p.instant(asOf)} GROUP BY source ORDER BY source`,
    ),
  ],
});
