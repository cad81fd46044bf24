import { z } from "zod";
import { compile, from, query, step } from "../core/query.js";
import { row } from "../core/row.js";
import { p, type Sql, sql } from "../core/sql.js";
import { exampleJudging, type Judging, judgedSteps } from "./judged.sql.js";
import { commitments } from "./tables.js";

/** Counts by verdict, and over people the sums that the design effect takes (stats/design-effect.ts). */
const countsRow = {
  kept: row.count(),
  broken: row.count(),
  pending: row.count(),
  void: row.count(),
  unknown: row.count(),
  people: row.count(),
  let_down: row.count(),
  clusters: row.count(),
  nn: row.count(),
  nk: row.count(),
  kk: row.count(),
};

const clusterSums = sql`countIf(k + b > 0) AS clusters, sum((k + b) * (k + b)) AS nn, sum((k + b) * k) AS nk, sum(k * k) AS kk`;

const countsOfPeople = sql`sum(k) AS kept, sum(b) AS broken, sum(p) AS pending, sum(v) AS void, sum(u) AS unknown,
  countIf(k + b + u > 0) AS people, countIf(b > 0) AS let_down, ${clusterSums}`;

/** One letter a verdict: an aggregate's alias may not be the name of what it aggregates. */
const byVerdict = sql`countIf(verdict = 'kept') AS k, countIf(verdict = 'broken') AS b, countIf(verdict = 'pending') AS p,
  countIf(verdict = 'void') AS v, countIf(verdict = 'unknown') AS u`;

export const promiseCounts = query({
  name: "promise_counts",
  says: "How many commitments of one promise were kept, broken, pending, void or unknown, and to how many people",
  row: z.object(countsRow),
  example: exampleJudging(commitments),
  steps: (judging: Judging) => [
    ...judgedSteps(judging),
    step("by_person", "a person", sql`SELECT person, ${byVerdict} FROM ${from("judged")} GROUP BY person`),
    step("counted", "all", sql`SELECT ${countsOfPeople} FROM ${from("by_person")}`),
  ],
});

/** One row per promise; and one with the promise `` for all of them, in which a person counts once. */
export const allCounts = query({
  name: "all_counts",
  says: "The same for several promises, and how many different people they fell due to and let down together",
  row: z.object({ promise: row.text(), ...countsRow }),
  example: [exampleJudging(commitments)] as readonly Judging[],
  steps: (each: readonly Judging[]) => [
    step(
      "by_promise_and_person",
      "a person and a promise",
      each.length === 0
        ? sql`SELECT '' AS promise, toUInt64(0) AS person, ${byVerdict} FROM (SELECT 'none' AS verdict)`
        : sql.join(
            each.map(
              (judging) =>
                sql`SELECT ${p.text(judging.promise)} AS promise, person, ${byVerdict} FROM (${compile(judgedSteps(judging))}) GROUP BY person`,
            ),
            sql`\nUNION ALL\n`,
          ),
    ),
    step(
      "counted",
      "a promise, or all",
      sql`SELECT promise, sum(k) AS kept, sum(b) AS broken, sum(p) AS pending, sum(v) AS void, sum(u) AS unknown,
  uniqExactIf(person, k + b + u > 0) AS people, uniqExactIf(person, b > 0) AS let_down, ${clusterSums}
FROM ${from("by_promise_and_person")} GROUP BY GROUPING SETS ((promise), ()) ORDER BY promise`,
    ),
  ],
});

/** One row per version of the promise that something due was made under, for the allowance: targets may differ. */
export const versionCounts = query({
  name: "version_counts",
  says: "How many were due under each version of the promise",
  row: z.object({ version: row.count(), due: row.count() }),
  example: exampleJudging(commitments),
  steps: (judging: Judging) => [
    ...judgedSteps(judging),
    step(
      "by_version",
      "a version",
      sql`SELECT version, countIf(verdict IN ('kept', 'broken')) AS due FROM ${from("judged")} GROUP BY version ORDER BY version`,
    ),
  ],
});

export const periods = ["day", "week", "month", "quarter"] as const;
export type Period = (typeof periods)[number];

const startOf: Record<Period, (day: Sql) => Sql> = {
  day: (day) => day,
  week: (day) => sql`toDate32(toMonday(${day}))`,
  month: (day) => sql`toDate32(toStartOfMonth(${day}))`,
  quarter: (day) => sql`toDate32(toStartOfQuarter(${day}))`,
};

/** One row per local day (week, month, quarter, by its first day): verdicts of what fell due, and distinct people let down. */
export const periodCounts = query({
  name: "period_counts",
  says: "Day by day (or week by week): what fell due, how it ended and how many people were let down",
  row: z.object({ day: row.day(), ...countsRow }),
  example: { ...exampleJudging(commitments), zone: "Europe/Amsterdam", period: "week" as Period },
  steps: (judging: Judging & { zone: string; period: Period }) => [
    ...judgedSteps(judging),
    step(
      "by_period_and_person",
      "a person in one period",
      sql`SELECT ${startOf[judging.period](sql`toDate32(toTimeZone(due_at, ${p.text(judging.zone)}))`)} AS day, person, ${byVerdict} FROM ${from("judged")} GROUP BY day, person`,
    ),
    step(
      "by_period",
      "a period",
      sql`SELECT day, ${countsOfPeople} FROM ${from("by_period_and_person")} GROUP BY day ORDER BY day`,
    ),
  ],
});

/** One row per local day: distinct people let down over several promises. */
export const peopleByDay = query({
  name: "people_by_day",
  says: "How many different people were let down each day, over all promises",
  row: z.object({ day: row.day(), let_down: row.count() }),
  example: { each: [exampleJudging(commitments)] as readonly Judging[], zone: "Europe/Amsterdam" },
  steps: ({ each, zone }: { each: readonly Judging[]; zone: string }) => [
    step(
      "let_down",
      "a person let down by one promise on one day",
      each.length === 0
        ? sql`SELECT toDate32(0) AS day, toUInt64(0) AS person WHERE false`
        : sql.join(
            each.map(
              (judging) =>
                sql`SELECT toDate32(toTimeZone(due_at, ${p.text(zone)})) AS day, person FROM (${compile(judgedSteps(judging))}) WHERE verdict = 'broken'`,
            ),
            sql`\nUNION ALL\n`,
          ),
    ),
    step(
      "by_day",
      "a day",
      sql`SELECT day, uniqExact(person) AS let_down FROM ${from("let_down")} GROUP BY day ORDER BY day`,
    ),
  ],
});

/** One row per group of the split fields, `fields` being indexes into the promise's split. */
export const segmentCounts = query({
  name: "segment_counts",
  says: "How a promise was kept for each group",
  row: z.object({ values: row.texts(), ...countsRow }),
  example: { ...exampleJudging(commitments), fields: [0, 1] as readonly number[] },
  steps: (judging: Judging & { fields: readonly number[] }) => [
    ...judgedSteps(judging),
    step(
      "by_group_and_person",
      "a person in one group",
      sql`SELECT arrayMap(i -> toString(split[i]), ${p.ints(judging.fields.map((i) => i + 1))}) AS values, person, ${byVerdict} FROM ${from("judged")} GROUP BY values, person`,
    ),
    step(
      "by_group",
      "a group",
      sql`SELECT values, ${countsOfPeople} FROM ${from("by_group_and_person")} GROUP BY values ORDER BY values`,
    ),
  ],
});

/** One row per local day on which anything broke: what the allowance was used by. */
export const dayCounts = query({
  name: "day_counts",
  says: "Day by day: how many broke",
  row: z.object({ day: row.day(), broken: row.count() }),
  example: { ...exampleJudging(commitments), zone: "Europe/Amsterdam" },
  steps: (judging: Judging & { zone: string }) => [
    // What did not end broken need not be judged: an eighth of the time where one in eight breaks.
    ...judgedSteps({ ...judging, which: sql`outcome = 'broken'` }),
    step(
      "by_day",
      "a day",
      sql`SELECT toDate32(toTimeZone(due_at, ${p.text(judging.zone)})) AS day, count() AS broken
  FROM ${from("judged")} WHERE verdict = 'broken' GROUP BY day ORDER BY day`,
    ),
  ],
});

/** One row per stretch that ends at asOf, given by its length: what broke in it, of how many due. */
export const burnCounts = query({
  name: "burn_counts",
  says: "How many broke lately, for the alerts",
  row: z.object({ length: row.number(), broken: row.count(), due: row.count() }),
  example: { ...exampleJudging(commitments), lengths: [3_600_000] as readonly number[] },
  steps: (judging: Judging & { lengths: readonly number[] }) => [
    // Nothing older than the longest stretch is looked at.
    ...judgedSteps({
      ...judging,
      from: new Date(Math.max(judging.from.getTime(), judging.asOf.getTime() - Math.max(0, ...judging.lengths))),
    }),
    step(
      "by_length",
      "a stretch",
      sql`SELECT length, countIf(verdict = 'broken') AS broken, countIf(verdict IN ('kept', 'broken')) AS due
  FROM ${from("judged")} ARRAY JOIN ${p.ints(judging.lengths)} AS length
  WHERE toUnixTimestamp64Milli(due_at) > ${p.millis(judging.asOf)} - length GROUP BY length ORDER BY length`,
    ),
  ],
});

/** One row per person let down: how often, and their worst time. Worst: by what was measured, else the latest. */
export const peopleLetDown = query({
  name: "people_let_down",
  says: "Who was let down, how often and how badly",
  row: z.object({
    person: row.key(),
    customer_id: row.key(),
    times: row.count(),
    due_at: row.instant(),
    record_id: row.key(),
    subject_id: row.key(),
    measured: row.numberOrNull(),
    version: row.count(),
    values: row.texts(),
  }),
  example: { ...exampleJudging(commitments), limit: 20 },
  steps: (judging: Judging & { limit: number }) => [
    ...judgedSteps(judging),
    step(
      "let_down",
      "a person",
      sql`SELECT person, max(customer_id) AS customer_id, count() AS times,
    argMax(due_at, badness) AS due_at, argMax(record_id, badness) AS record_id, argMax(subject_id, badness) AS subject_id,
    argMax(tuple(measured), badness).1 AS measured, argMax(version, badness) AS version,
    arrayMap(v -> toString(v), argMax(split, badness)) AS values, max(badness) AS worst
  FROM (SELECT *, (ifNull(if(seen_at <= ${p.instant(judging.asOf)}, measured, NULL), 1e18), due_at, record_id) AS badness FROM ${from("judged")} WHERE verdict = 'broken')
  GROUP BY person`,
    ),
    step(
      "worst_first",
      "a person",
      sql`SELECT * EXCEPT worst FROM ${from("let_down")} ORDER BY times DESC, worst DESC, person LIMIT ${p.int(judging.limit)}`,
    ),
  ],
});
