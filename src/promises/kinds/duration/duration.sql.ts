import { sql } from "../../../core/sql.js";
import { matches } from "../../conditions.sql.js";
import type { Terms } from "../../model.js";
import type { KindSql } from "../kind.sql.js";

/** Met at the latest `within` after it was made. Late evidence proves it broken; none at all leaves it to the gaps in the data. */
export const durationSql: KindSql<Extract<Terms, { kind: "duration" }>> = {
  fields: () => [],
  arrays: ({ definition }) => [{ name: "mets", sql: sql`arraySort(groupArrayIf(ms, ${matches(definition.met)}))` }],
  evidence: ({ dueAfter }) => [
    [
      { name: "due", sql: dueAfter((t) => t.within) },
      { name: "met", sql: sql`arrayFirstOrNull(m -> m >= made, mets)` },
    ],
  ],
  settled: ({ elapsed }) => ({
    due: sql`due`,
    outcome: sql`if(ifNull(met <= due, false), 'kept', 'broken')`,
    settled: sql`if(ifNull(met <= due, false), assumeNotNull(met), due)`,
    seen: sql`met`,
    measured: sql`if(isNull(met), NULL, ${elapsed(sql`assumeNotNull(met)`)})`,
  }),
};
