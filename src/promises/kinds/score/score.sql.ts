import { p, sql } from "../../../core/sql.js";
import { matches } from "../../conditions.sql.js";
import type { Terms } from "../../model.js";
import type { KindSql } from "../kind.sql.js";

/** The first score given in time reaches the level. Silence is void: what nobody said is neither praise nor blame. */
export const scoreSql: KindSql<Extract<Terms, { kind: "score" }>> = {
  fields: ({ definition }) => (definition.made ? [] : [{ name: "given", sql: sql`score` }]),
  arrays: ({ definition }) =>
    definition.made
      ? [{ name: "mets", sql: sql`arraySort(x -> (x.1, x.2), groupArrayIf((ms, record_id, assumeNotNull(score)), ${matches(definition.met)} AND isNotNull(score)))` }]
      : [],
  evidence: ({ definition, dueAfter }) =>
    definition.made
      ? [
          [
            { name: "due", sql: dueAfter((t) => t.within ?? untilAsked) },
            { name: "first_met", sql: sql`arrayFirstIndex(m -> m.1 >= made, mets)` },
          ],
          [{ name: "met", sql: sql`if(first_met = 0 OR mets[first_met].1 > due, NULL, mets[first_met].1)` }],
          [{ name: "given", sql: sql`if(isNull(met), NULL, mets[first_met].3)` }],
        ]
      : [
          [
            { name: "due", sql: sql`made` },
            { name: "met", sql: sql`if(isNull(given), NULL, made)` },
          ],
        ],
  settled: ({ vary }) => ({
    due: sql`due`,
    outcome: sql`multiIf(isNull(met), 'void', given >= ${vary((t) => sql`${p.number(t.atLeast)}`)}, 'kept', 'broken')`,
    settled: sql`ifNull(met, due)`,
    seen: sql`met`,
    measured: sql`given`,
  }),
};

/** Without a time of its own a promise waits 30 days for the answer. */
export const untilAsked = { months: 0, days: 30, ms: 0 };
