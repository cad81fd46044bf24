import { p, type Sql, sql } from "../../../core/sql.js";
import { fieldText } from "../../conditions.sql.js";
import type { Terms } from "../../model.js";
import { firstMet, type KindSql, outcome } from "../kind.sql.js";

type Effort = Extract<Terms, { kind: "effort" }>;

/** At most n contacts, handovers or channel changes until met. Too many proves it broken; kept rests on having seen no more. */
export const effortSql: KindSql<Effort> = {
  fields: () => [],
  firsts: ({ definition }) => firstMet(definition),
  gathered: ({ definition }) =>
    definition.counts === null
      ? []
      : [
          {
            name: "counted",
            of: definition.counts,
            sql: gathered(definition.versions[0]!.terms as Effort),
          },
        ],
  evidence: ({ definition, dueAfter, vary }) => {
    const terms = definition.versions[0]!.terms as Effort;
    const contacts = sql`arrayFilter(c -> c >= made AND c <= until, counted)`;
    const named = sql`arrayFilter(c -> c.1 >= made AND c.1 <= until AND c.3 != '', counted)`;
    const changes = sql`arrayFilter((c, before, i) -> i > 1 AND c.3 != before.3, named, arrayConcat([named[1]], arrayPopBack(named)), arrayEnumerate(named))`;
    return [
      [
        { name: "due", sql: dueAfter((t) => t.within) },
        ...(definition.met ? [] : [{ name: "met", sql: sql`CAST(NULL AS Nullable(Int64))` }]),
        { name: "at_most", sql: vary((t) => sql`${p.int(t.atMost)}`) },
      ],
      [{ name: "until", sql: sql`least(ifNull(met, due), due)` }],
      ...(terms.of === "contacts"
        ? [[{ name: "steps", sql: contacts }]]
        : [
            [{ name: "named", sql: named }],
            [{ name: "steps", sql: sql`arrayMap(c -> c.1, if(empty(named), named, ${changes}))` }],
          ]),
      [{ name: "exceeded", sql: sql`if(length(steps) > at_most, steps[at_most + 1], NULL)` }],
    ];
  },
  settled: ({ definition }) => {
    const met = definition.met ? sql`ifNull(met <= due, false)` : sql`true`;
    return {
      due: sql`due`,
      outcome: sql`if(isNull(exceeded) AND ${met}, ${outcome.kept}, ${outcome.broken})`,
      settled: sql`ifNull(exceeded, until)`,
      seen: sql`multiIf(isNotNull(exceeded), exceeded, ifNull(met > due, false), met, NULL)`,
      measured: sql`toFloat64(length(steps))`,
    };
  },
};

/** When the contacts were; with what changes at a handover or a change of channel, those at one time in the order of their records. */
const gathered = (terms: Effort): Sql => {
  if (terms.of === "contacts") return sql`arraySort(groupArray(ms))`;
  const changing = fieldText(terms.of === "channels" ? "channel" : (terms.handover ?? ""));
  return sql`arraySort(groupArray((ms, record_id, ${changing})))`;
};
