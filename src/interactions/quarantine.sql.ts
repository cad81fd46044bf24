import { z } from "zod";
import { from, query, step } from "../core/query.js";
import { row } from "../core/row.js";
import { p, sql } from "../core/sql.js";
import { quarantine } from "./tables.js";

/** One row per source and reason: how many records could not be read. `loads` are those in force. */
export const quarantinedByReason = query({
  name: "quarantined_by_reason",
  says: "How many records of each source could not be read, and why",
  row: z.object({ source: row.text(), code: row.text(), column: row.text(), n: row.count() }),
  example: { loads: [1] as readonly number[] },
  steps: ({ loads }: { loads: readonly number[] }) => [
    step(
      "by_reason",
      "a reason",
      sql`SELECT source, code, column, count() AS n FROM ${quarantine} WHERE has(${p.ints(loads)}, toInt64(load)) GROUP BY source, code, column ORDER BY source, n DESC, code, column`,
    ),
  ],
});

/** One row per record that could not be read, with all that is known of it. */
export const quarantinedRecords = query({
  name: "quarantined_records",
  says: "Which records could not be read",
  row: z.object({
    source: row.text(),
    file: row.text(),
    line: row.count(),
    column: row.text(),
    value: row.text(),
    code: row.text(),
    says: row.text(),
    payload: row.text(),
  }),
  example: { loads: [1] as readonly number[], sources: ["tills"] as readonly string[], limit: 1000 },
  steps: ({ loads, sources, limit }: { loads: readonly number[]; sources: readonly string[]; limit: number }) => [
    step(
      "records",
      "a record",
      sql`SELECT source, file, line, column, value, code, says, payload FROM ${quarantine}
  WHERE has(${p.ints(loads)}, toInt64(load)) AND has(${p.texts(sources)}, toString(source)) ORDER BY source, file, line, column LIMIT ${p.int(limit)}`,
    ),
  ],
});

/** One row per load and type: how many records could not be read; `loose`: of so many nobody can say whom they are about. */
export const unreadByLoad = query({
  name: "unread_by_load",
  says: "How many records of each type could not be read, and of how many it is known whom they are about",
  row: z.object({ load: row.count(), type: row.text(), n: row.count(), loose: row.count() }),
  example: { loads: [1] as readonly number[] },
  steps: ({ loads }: { loads: readonly number[] }) => [
    step(
      "unread",
      "an interaction that a record should have yielded",
      sql`SELECT load, if(empty(about), [tuple('', toUInt64(0), toUInt64(0), NULL)], about) AS each FROM ${quarantine} WHERE toInt64(load) IN ${p.ints(loads)}`,
    ),
    step(
      "by_load",
      "a type of one load",
      sql`SELECT load, one.1 AS type, count() AS n, countIf(one.2 = 0 AND one.3 = 0) AS loose FROM ${from("unread")} ARRAY JOIN each AS one GROUP BY load, type ORDER BY load, type`,
    ),
  ],
});
