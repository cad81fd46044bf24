import { z } from "zod";
import { query, step } from "../core/query.js";
import { row } from "../core/row.js";
import { p, sql } from "../core/sql.js";
import { quarantine } from "./tables.js";

type Asked = { readonly loads: readonly number[]; readonly sources: readonly string[] };

/** One row per source, reason and column: what one change would mend. The samples are few, the first by file and line. */
export const quarantineByMend = query({
  name: "quarantine_by_mend",
  says: "What could not be read, grouped by what would mend it",
  row: z.object({
    source: row.text(),
    code: row.text(),
    column: row.text(),
    n: row.count(),
    values: row.texts(),
    files: row.texts(),
    lines: row.numbers(),
    says: row.text(),
  }),
  example: { loads: [1], sources: ["tills"] } as Asked,
  steps: ({ loads, sources }: Asked) => [
    step(
      "by_mend",
      "what one change would mend",
      sql`SELECT source, code, column, count() AS n, groupUniqArray(5)(value) AS values,
    arrayMap(each -> each.1, arraySlice(arraySort(groupArray(1000)((file, line))), 1, 3)) AS files,
    arrayMap(each -> toFloat64(each.2), arraySlice(arraySort(groupArray(1000)((file, line))), 1, 3)) AS lines, min(says) AS says
  FROM ${quarantine} WHERE has(${p.ints(loads)}, toInt64(load)) AND has(${p.texts(sources)}, toString(source))
  GROUP BY source, code, column ORDER BY n DESC, source, code, column LIMIT 200`,
    ),
  ],
});
