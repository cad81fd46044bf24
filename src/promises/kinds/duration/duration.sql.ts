import { sql } from "../../../core/sql.js";
import type { Terms } from "../../model.js";
import { firstMet, type KindSql, outcome } from "../kind.sql.js";

/** Met at the latest `within` after it was made. Late evidence proves it broken; none at all leaves it to the gaps in the data. */
export const durationSql: KindSql<Extract<Terms, { kind: "duration" }>> = {
  fields: () => [],
  firsts: ({ definition }) => firstMet(definition),
  gathered: () => [],
  evidence: ({ dueAfter }) => [[{ name: "due", sql: dueAfter((t) => t.within) }]],
  settled: ({ elapsed }) => ({
    due: sql`due`,
    outcome: sql`if(ifNull(met <= due, false), ${outcome.kept}, ${outcome.broken})`,
    settled: sql`if(ifNull(met <= due, false), assumeNotNull(met), due)`,
    seen: sql`met`,
    measured: sql`if(isNull(met), NULL, ${elapsed(sql`assumeNotNull(met)`)})`,
  }),
};
