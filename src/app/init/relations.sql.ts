import { p, type Rendered, render, sql } from "../../core/sql.js";
import type { Looked } from "../../sources/model.js";
import { profiledColumns, profiledRows } from "./profile.sql.js";

/**
 * Which columns say the same in all rows of one subject. One row: `subjects`, `once` (an activity that each has once), and for each column `c0`, as JSON, how many subjects
 * have it and how many different pairs of subject and value there are.
 */
export const constantsSql =
  (subject: number, activity: number) =>
  (looked: Looked): Rendered => {
    const key = sql`trimBoth(${sql.name(`c${subject}`)})`;
    const columns = looked.columns.slice(0, profiledColumns).map((_, i) => {
      const value = sql`trimBoth(${sql.name(`c${i}`)})`;
      return sql`toJSONString([uniqIf(${key}, ${value} != ''), uniqIf(${key}, ${value}, ${value} != '')]) AS ${sql.name(`p${i}`)}`;
    });
    const rows = sql`(SELECT * FROM raw LIMIT ${p.int(profiledRows)})`;
    const step = sql`trimBoth(${sql.name(`c${activity}`)})`;
    const once = sql`(SELECT min(step) FROM (SELECT ${step} AS step, count() AS n, uniqExact(${key}) AS subjects FROM ${rows} GROUP BY step HAVING n = subjects AND n = (SELECT uniqExact(${key}) FROM ${rows})))`;
    return render(
      sql`SELECT toString(uniq(${key})) AS subjects, toString(${once}) AS once, ${sql.join(columns)} FROM ${rows}`,
      { database: "kept" },
    );
  };

/**
 * Whether `child` (the message that this one answers) holds values of `parent` (the message's own number), as they are or with the
 * `.0` that spreadsheets and data frames put behind numbers with gaps.
 */
export const overlapSql = (child: number, parent: number) => (): Rendered => {
  const column = (i: number) => sql`trimBoth(${sql.name(`c${i}`)})`;
  const rows = sql`(SELECT * FROM raw LIMIT ${p.int(profiledRows)})`;
  const among = (values: ReturnType<typeof column>) =>
    sql`toString(countIf(${column(child)} IN (SELECT ${values} FROM ${rows})))`;
  return render(
    sql`SELECT ${among(column(parent))} AS plain, ${among(sql`concat(${column(parent)}, '.0')`)} AS pointed FROM ${rows} WHERE ${column(child)} != ''`,
    { database: "kept" },
  );
};
