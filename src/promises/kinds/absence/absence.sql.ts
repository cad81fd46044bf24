import { sql } from "../../../core/sql.js";
import type { Terms } from "../../model.js";
import { type KindSql, outcome } from "../kind.sql.js";

/** Nothing of the kind happens later than it was made and in time. Kept rests on not having seen it. */
export const absenceSql: KindSql<Extract<Terms, { kind: "absence" }>> = {
  fields: () => [],
  firsts: ({ definition }) =>
    definition.counts === null ? [] : [{ name: "came", of: definition.counts, after: "made" }],
  gathered: () => [],
  evidence: ({ dueAfter }) => [[{ name: "due", sql: dueAfter((t) => t.within) }]],
  settled: ({ elapsed }) => ({
    due: sql`due`,
    outcome: sql`if(ifNull(came <= due, false), ${outcome.broken}, ${outcome.kept})`,
    settled: sql`if(ifNull(came <= due, false), assumeNotNull(came), due)`,
    seen: sql`if(ifNull(came <= due, false), came, NULL)`,
    measured: sql`if(isNull(came), NULL, ${elapsed(sql`assumeNotNull(came)`)})`,
  }),
};
