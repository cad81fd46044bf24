import { sql } from "../../../core/sql.js";
import { matches } from "../../conditions.sql.js";
import type { Terms } from "../../model.js";
import type { KindSql } from "../kind.sql.js";

/** Nothing of the kind happens later than it was made and in time. Kept rests on not having seen it. */
export const absenceSql: KindSql<Extract<Terms, { kind: "absence" }>> = {
  fields: () => [],
  arrays: ({ definition }) => [{ name: "counted", sql: sql`arraySort(groupArrayIf(ms, ${matches(definition.counts)}))` }],
  evidence: ({ dueAfter }) => [
    [
      { name: "due", sql: dueAfter((t) => t.within) },
      { name: "came", sql: sql`arrayFirstOrNull(c -> c > made, counted)` },
    ],
  ],
  settled: ({ elapsed }) => ({
    due: sql`due`,
    outcome: sql`if(ifNull(came <= due, false), 'broken', 'kept')`,
    settled: sql`if(ifNull(came <= due, false), assumeNotNull(came), due)`,
    seen: sql`if(ifNull(came <= due, false), came, NULL)`,
    measured: sql`if(isNull(came), NULL, ${elapsed(sql`assumeNotNull(came)`)})`,
  }),
};
