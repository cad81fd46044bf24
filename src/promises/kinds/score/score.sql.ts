import { p, sql } from "../../../core/sql.js";
import type { Terms } from "../../model.js";
import { firstMet, type KindSql, outcome } from "../kind.sql.js";

/** The first score given in time reaches the level. Silence is void: what nobody said is neither praise nor blame. */
export const scoreSql: KindSql<Extract<Terms, { kind: "score" }>> = {
  fields: ({ definition }) => (definition.made ? [] : [{ name: "said", sql: sql`score` }]),
  firsts: ({ definition }) =>
    definition.made
      ? firstMet(definition).map((first) => ({
          ...first,
          only: sql`isNotNull(score)`,
          value: sql`assumeNotNull(score)`,
        }))
      : [],
  gathered: () => [],
  evidence: ({ definition, dueAfter }) =>
    definition.made
      ? [
          [{ name: "due", sql: dueAfter((t) => t.within ?? untilAsked) }],
          [{ name: "given", sql: sql`if(ifNull(met <= due, false), toNullable(met_value), NULL)` }],
        ]
      : [
          [
            { name: "due", sql: sql`made` },
            { name: "met", sql: sql`toNullable(made)` },
            { name: "given", sql: sql`said` },
          ],
        ],
  settled: ({ vary }) => ({
    due: sql`due`,
    outcome: sql`multiIf(isNull(given), ${outcome.void}, given >= ${vary((t) => sql`${p.number(t.atLeast)}`)}, ${outcome.kept}, ${outcome.broken})`,
    settled: sql`if(isNull(given), due, assumeNotNull(met))`,
    seen: sql`if(isNull(given), NULL, met)`,
    measured: sql`given`,
  }),
};

/** Without a time of its own a promise waits 30 days for the answer. */
export const untilAsked = { months: 0, days: 30, ms: 0 };
