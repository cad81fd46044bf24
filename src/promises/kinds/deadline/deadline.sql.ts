import { p, type Sql, sql } from "../../../core/sql.js";
import { fieldText } from "../../conditions.sql.js";
import { dayEnds, local, timeOf } from "../../due.sql.js";
import type { Terms } from "../../model.js";
import { firstMet, type KindSql, outcome } from "../kind.sql.js";

type Deadline = Extract<Terms, { kind: "deadline" }>;

/** Met by the date the customer was given, in the made interaction. A date that is missing or unreadable leaves it unknown. */
export const deadlineSql: KindSql<Deadline> = {
  fields: ({ definition }) => [
    { name: "by_texts", sql: sql`[${sql.join(definition.versions.map((v) => fieldText((v.terms as Deadline).by)))}]` },
    // A meeting written as a date lies at 00:00, before what was made that morning: the day decides.
    {
      name: "day_began",
      sql: sql`(${dayEnds(sql`(toDate32(${local(sql`ms`, definition.zone)}) - 1)`, definition.zone)} + 1)`,
    },
  ],
  firsts: ({ definition }) => firstMet(definition).map((first) => ({ ...first, since: "day_began" })),
  gathered: () => [],
  evidence: ({ vary, definition }) => {
    const { zone } = definition;
    const day = sql`if(length(by_text) = 10, toDate32OrNull(by_text), toDate32(${local(sql`toUnixTimestamp64Milli(${timeOf(sql`by_text`, zone)})`, zone)}))`;
    const asDay = (grace: Sql, rest: Sql) => sql`(${dayEnds(sql`(${day} + ${grace})`, zone)} + ${rest})`;
    const due = (t: Deadline): Sql => {
      const graceDays = p.int(t.grace ? t.grace.days + 30 * t.grace.months : 0);
      const rest = p.int(t.grace?.ms ?? 0);
      const whole = asDay(sql`${graceDays}`, sql`${rest}`);
      const instant = sql`(toUnixTimestamp64Milli(${timeOf(sql`by_text`, zone)}) + ${graceDays} * 86400000 + ${rest})`;
      if (t.means === "day") return whole;
      return t.means === "instant" ? instant : sql`if(length(by_text) = 10, ${whole}, ${instant})`;
    };
    return [
      [{ name: "by_text", sql: sql`by_texts[version + 1]` }],
      [{ name: "given", sql: vary(due) }],
      [{ name: "due", sql: sql`ifNull(given, made)` }],
    ];
  },
  settled: () => ({
    due: sql`due`,
    outcome: sql`multiIf(isNull(given), ${outcome.unknown}, ifNull(met <= due, false), ${outcome.kept}, ${outcome.broken})`,
    settled: sql`multiIf(isNull(given), made, ifNull(met <= due, false), least(greatest(assumeNotNull(met), made), due), due)`,
    seen: sql`if(isNull(given), made, met)`,
    measured: sql`if(isNull(given), NULL, met - due)`,
  }),
};
