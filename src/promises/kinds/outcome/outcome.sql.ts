import { type Sql, sql } from "../../../core/sql.js";
import { fulfils } from "../../conditions.sql.js";
import type { PromiseDefinition, Terms } from "../../model.js";
import { firstMet, type KindSql, outcome } from "../kind.sql.js";

type Outcome = Extract<Terms, { kind: "outcome" }>;

/** The first met interaction in time has what was promised; without `met` the made one itself is looked at, at once. */
export const outcomeSql: KindSql<Outcome> = {
  fields: ({ definition }) => (definition.met ? [] : [{ name: "met_value", sql: byVersion(definition) }]),
  firsts: ({ definition }) => firstMet(definition).map((first) => ({ ...first, value: byVersion(definition) })),
  gathered: () => [],
  evidence: ({ definition, dueAfter }) =>
    definition.met
      ? [[{ name: "due", sql: dueAfter((t) => t.within ?? { months: 0, days: 0, ms: 0 }) }], [{ name: "fulfilled", sql: sql`if(ifNull(met <= due, false), met_value[version + 1], 0)` }]]
      : [
          [
            { name: "due", sql: sql`made` },
            { name: "met", sql: sql`toNullable(made)` },
            { name: "fulfilled", sql: sql`met_value[version + 1]` },
          ],
        ],
  settled: () => ({
    due: sql`due`,
    outcome: sql`multiIf(isNull(fulfilled), ${outcome.unknown}, fulfilled = 1, ${outcome.kept}, ${outcome.broken})`,
    settled: sql`least(ifNull(met, due), due)`,
    seen: sql`met`,
    measured: sql`NULL`,
  }),
};

/** What each version expects, looked at in one interaction: which version counts is known only beside the made one. */
const byVersion = (definition: PromiseDefinition): Sql =>
  sql`[${sql.join(definition.versions.map((v) => sql`CAST(${fulfils((v.terms as Outcome).expects)} AS Nullable(UInt8))`))}]`;
