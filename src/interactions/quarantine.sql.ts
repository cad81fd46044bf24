import { z } from "zod";
import { query, step } from "../core/query.js";
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
