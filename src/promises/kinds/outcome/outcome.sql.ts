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
      ? [
          [{ name: "due", sql: dueAfter((t) => t.within ?? { months: 0, days: 0, ms: 0 }) }],
          [{ name: "fulfilled", sql: sql`if(ifNull(met <= due, false), ${ofVersion(definition)}, 0)` }],
        ]
      : [
          [
            { name: "due", sql: sql`made` },
            { name: "met", sql: sql`toNullable(made)` },
            { name: "fulfilled", sql: sql`${ofVersion(definition)}` },
          ],
        ],
  settled: () => ({
    due: sql`due`,
    outcome: sql`multiIf(fulfilled = ${cannotSay}, ${outcome.unknown}, fulfilled = 1, ${outcome.kept}, ${outcome.broken})`,
    settled: sql`least(ifNull(met, due), due)`,
    seen: sql`met`,
    measured: sql`NULL`,
  }),
};

/** A number for "cannot say", since an aggregate passes over nulls. */
const cannotSay = sql`2`;

/** What each version expects, looked at in one interaction: which version counts is known only beside the made one. */
const byVersion = (definition: PromiseDefinition): Sql => {
  const each = definition.versions.map(
    (v) => sql`toUInt8(ifNull(${fulfils((v.terms as Outcome).expects)}, ${cannotSay}))`,
  );
  return each.length === 1 ? each[0]! : sql`[${sql.join(each)}]`;
};

const ofVersion = (definition: PromiseDefinition): Sql =>
  definition.versions.length === 1 ? sql`met_value` : sql`met_value[version + 1]`;
