import { isDeepStrictEqual } from "node:util";
import { p, type Sql, sql } from "../../../core/sql.js";
import { fieldText } from "../../conditions.sql.js";
import { dayEnds, local, timeOf } from "../../due.sql.js";
import type { PromiseDefinition, Terms } from "../../model.js";
import { firstMet, type KindSql, outcome } from "../kind.sql.js";

type Deadline = Extract<Terms, { kind: "deadline" }>;

/** Met by the date the customer was given, in the made interaction. A date that is missing or unreadable leaves it unknown. */
export const deadlineSql: KindSql<Deadline> = {
  fields: ({ definition }) => [
    // Read before anything is joined: a number is carried along sooner than a text.
    oneGiven(definition)
      ? { name: "given", sql: given(definition.versions[0]!.terms as Deadline, definition.zone) }
      : {
          name: "givens",
          sql: sql`[${sql.join(definition.versions.map((v) => given(v.terms as Deadline, definition.zone)))}]`,
        },
    // A meeting written as a date lies at 00:00, before what was made that morning: the day decides.
    {
      name: "day_began",
      sql: sql`(${dayEnds(sql`(toDate32(${local(sql`ms`, definition.zone)}) - 1)`, definition.zone)} + 1)`,
    },
  ],
  firsts: ({ definition }) => firstMet(definition).map((first) => ({ ...first, since: "day_began" })),
  gathered: () => [],
  evidence: ({ definition }) => [
    ...(oneGiven(definition) ? [] : [[{ name: "given", sql: sql`givens[version + 1]` }]]),
    [{ name: "due", sql: sql`ifNull(given, made)` }],
  ],
  settled: () => ({
    due: sql`due`,
    outcome: sql`multiIf(isNull(given), ${outcome.unknown}, ifNull(met <= due, false), ${outcome.kept}, ${outcome.broken})`,
    settled: sql`multiIf(isNull(given), made, ifNull(met <= due, false), least(greatest(assumeNotNull(met), made), due), due)`,
    seen: sql`if(isNull(given), made, met)`,
    measured: sql`if(isNull(given), NULL, met - due)`,
  }),
};

/** All versions read the same date in the same way. */
const oneGiven = ({ versions }: PromiseDefinition): boolean =>
  versions.every(({ terms }) => isDeepStrictEqual(terms, versions[0]!.terms));

/** The last moment that the customer was given, or null. */
const given = (terms: Deadline, zone: string): Sql => {
  const text = fieldText(terms.by);
  const day = sql`if(length(${text}) = 10, toDate32OrNull(${text}), toDate32(${local(sql`toUnixTimestamp64Milli(${timeOf(text, zone)})`, zone)}))`;
  const graceDays = p.int(terms.grace ? terms.grace.days + 30 * terms.grace.months : 0);
  const rest = p.int(terms.grace?.ms ?? 0);
  const whole = sql`(${dayEnds(sql`(${day} + ${graceDays})`, zone)} + ${rest})`;
  const instant = sql`(toUnixTimestamp64Milli(${timeOf(text, zone)}) + ${graceDays} * 86400000 + ${rest})`;
  if (terms.means === "day") return whole;
  return terms.means === "instant" ? instant : sql`if(length(${text}) = 10, ${whole}, ${instant})`;
};
