import { p, type Rendered, render, type Sql, sql } from "../../core/sql.js";
import { derived } from "../../interactions/derived.js";
import { numberOf } from "../../interactions/number.sql.js";
import { instantOf } from "../../interactions/time.sql.js";
import type { Looked } from "../../sources/model.js";
import { timeFormOf } from "./time-forms.js";

/** So many records, and so many columns, are looked at: enough to guess by. */
export const profiledRows = 300_000;
export const profiledColumns = 200;

/** What is asked of every column, in this order; the answer is an array of texts. */
export const profileParts = [
  "filled",
  "distinct",
  "points",
  "commas",
  "emails",
  "worded",
  "length",
  "times",
  "first",
  "last",
  "median",
  "midnights",
] as const;

/** One row: `rows`, and for each column `c0` (its parts) and `t0` (its most frequent values), as JSON. */
export const profileSql = (looked: Looked): Rendered => {
  const values = derived();
  const columns = looked.columns.slice(0, profiledColumns).flatMap((_, i) => {
    const value = values.define(sql`trimBoth(${sql.name(`c${i}`)})`);
    const form = timeFormOf(looked, i);
    const at =
      form === null ? null : instantOf(value, { pattern: form.pattern, zone: "UTC", slash: form.slash }, values);
    const count = (condition: Sql) => sql`toString(countIf(${condition}))`;
    const filled = sql`${value} != ''`;
    const time = (text: Sql) => (at === null ? sql`''` : text);
    const parts: Record<(typeof profileParts)[number], Sql> = {
      filled: count(filled),
      distinct: sql`toString(uniqIf(${value}, ${filled}))`,
      points: count(sql`isNotNull(${numberOf(value, ".", values)})`),
      commas: count(sql`isNotNull(${numberOf(value, ",", values)})`),
      emails: count(sql`match(${value}, ${p.text("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$")})`),
      worded: count(sql`countSubstrings(${value}, ' ') >= 3`),
      length: sql`toString(maxIf(lengthUTF8(${value}), ${filled}))`,
      times: time(count(sql`isNotNull(${at ?? sql.empty})`)),
      first: time(
        sql`toString(toUnixTimestamp64Milli(minIf(assumeNotNull(${at ?? sql.empty}), isNotNull(${at ?? sql.empty}))))`,
      ),
      last: time(
        sql`toString(toUnixTimestamp64Milli(maxIf(assumeNotNull(${at ?? sql.empty}), isNotNull(${at ?? sql.empty}))))`,
      ),
      median: time(
        sql`toString(quantileIf(0.5)(toUnixTimestamp64Milli(assumeNotNull(${at ?? sql.empty})), isNotNull(${at ?? sql.empty})))`,
      ),
      midnights: time(
        count(
          sql`${filled} AND (NOT match(${value}, '[0-9]:[0-9]{2}') OR match(${value}, '[ T]0?0:00(:00(\\\\.0+)?)?([^0-9:.].*)?$'))`,
        ),
      ),
    };
    return [
      sql`toJSONString([${sql.join(profileParts.map((part) => parts[part]))}]) AS ${sql.name(`p${i}`)}`,
      sql`toJSONString(arrayMap(x -> substring(x, 1, 100), topKIf(24)(${value}, ${filled}))) AS ${sql.name(`t${i}`)}`,
    ];
  });
  return render(
    sql`SELECT toString(count()) AS rows, ${sql.join(columns)} FROM (${values.over(sql`SELECT * FROM raw LIMIT ${p.int(profiledRows)}`)})`,
    { database: "kept" },
  );
};
