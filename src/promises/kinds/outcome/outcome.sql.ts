import { type Sql, sql } from "../../../core/sql.js";
import { fulfils, matches } from "../../conditions.sql.js";
import type { PromiseDefinition, Terms } from "../../model.js";
import type { KindSql } from "../kind.sql.js";

type Outcome = Extract<Terms, { kind: "outcome" }>;

/** The first met interaction in time has what was promised; without `met` the made one itself is looked at, at once. */
export const outcomeSql: KindSql<Outcome> = {
  fields: ({ definition }) => (definition.met ? [] : [{ name: "fulfilled_by", sql: byVersion(definition) }]),
  arrays: ({ definition }) =>
    definition.met ? [{ name: "mets", sql: sql`arraySort(x -> (x.1, x.2), groupArrayIf((ms, record_id, ${byVersion(definition)}), ${matches(definition.met)}))` }] : [],
  evidence: ({ definition, dueAfter }) =>
    definition.met
      ? [
          [
            { name: "due", sql: dueAfter((t) => t.within ?? { months: 0, days: 0, ms: 0 }) },
            { name: "first_met", sql: sql`arrayFirstIndex(m -> m.1 >= made, mets)` },
          ],
          [{ name: "met", sql: sql`if(first_met = 0, NULL, mets[first_met].1)` }],
          [{ name: "fulfilled", sql: sql`if(ifNull(met <= due, false), mets[first_met].3[version + 1], 0)` }],
        ]
      : [
          [
            { name: "due", sql: sql`made` },
            { name: "met", sql: sql`made` },
            { name: "fulfilled", sql: sql`fulfilled_by[version + 1]` },
          ],
        ],
  settled: () => ({
    due: sql`due`,
    outcome: sql`multiIf(isNull(fulfilled), 'unknown', fulfilled = 1, 'kept', 'broken')`,
    settled: sql`least(ifNull(met, due), due)`,
    seen: sql`met`,
    measured: sql`NULL`,
  }),
};

/** What each version expects, looked at in one interaction: which version counts is known only beside the made one. */
const byVersion = (definition: PromiseDefinition): Sql =>
  sql`[${sql.join(definition.versions.map((v) => sql`CAST(${fulfils((v.terms as Outcome).expects)} AS Nullable(UInt8))`))}]`;
