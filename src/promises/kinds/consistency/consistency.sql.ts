import { roughMs } from "../../../core/duration.js";
import { p, type Sql, sql } from "../../../core/sql.js";
import { fieldText } from "../../conditions.sql.js";
import type { Terms } from "../../model.js";
import { type KindSql, outcome } from "../kind.sql.js";

type Consistency = Extract<Terms, { kind: "consistency" }>;

/**
 * What one channel says agrees with what each other channel last said about the same subject, within the time before. With
 * nothing to compare with there is no commitment (the outcome is empty). Texts that are no numbers must be equal.
 */
export const consistencySql: KindSql<Consistency> = {
  fields: ({ definition }) => [
    { name: "said", sql: fieldText((definition.versions[0]!.terms as Consistency).compares) },
    { name: "said_in", sql: sql`toString(channel)` },
  ],
  firsts: () => [],
  gathered: ({ definition }) =>
    definition.made === null
      ? []
      : [
          {
            name: "quotes",
            of: definition.made,
            sql: sql`arraySort(groupArray((ms, record_id, toString(channel), ${fieldText((definition.versions[0]!.terms as Consistency).compares)})))`,
          },
        ],
  evidence: ({ vary }) => [
    [{ name: "since", sql: sql`made - ${vary((t) => sql`${p.int(roughMs(t.within))}`)}` }],
    [
      {
        name: "before",
        sql: sql`arrayReverse(arrayFilter(q -> q.1 >= since AND (q.1, q.2) < (made, record_id) AND q.3 != said_in AND q.4 != '', quotes))`,
      },
    ],
    [
      {
        name: "others",
        sql: sql`arrayFilter((q, i) -> arrayFirstIndex(r -> r.3 = q.3, before) = i, before, arrayEnumerate(before))`,
      },
    ],
    [
      { name: "differences", sql: sql`arrayMap(q -> abs(toFloat64OrNull(q.4) - toFloat64OrNull(said)), others)` },
      { name: "agree", sql: sql`arrayAll(q -> ${vary(agrees)}, others)` },
    ],
  ],
  settled: () => ({
    due: sql`made`,
    outcome: sql`multiIf(empty(others), ${outcome.none}, said = '', ${outcome.unknown}, agree, ${outcome.kept}, ${outcome.broken})`,
    settled: sql`made`,
    seen: sql`made`,
    measured: sql`arrayReduce('max', differences)`,
  }),
};

const agrees = (t: Consistency): Sql => {
  const a = sql`toFloat64OrNull(q.4)`;
  const b = sql`toFloat64OrNull(said)`;
  const margin =
    "absolute" in t.margin
      ? sql`${p.number(t.margin.absolute)}`
      : sql`${p.number(t.margin.relative)} * greatest(abs(${a}), abs(${b}))`;
  return sql`ifNull(abs(${a} - ${b}) <= ${margin} + 1e-9, q.4 = said)`;
};
