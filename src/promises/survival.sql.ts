import { z } from "zod";
import { from, query, step } from "../core/query.js";
import { row } from "../core/row.js";
import { p, type Sql, sql } from "../core/sql.js";
import type { Stretch } from "./business-time.js";
import { elapsedSql } from "./elapsed.sql.js";
import { exampleJudging, type Judging, judgedSteps } from "./judged.sql.js";
import type { PromiseDefinition } from "./model.js";
import { commitments } from "./tables.js";

export type SurvivalQuestion = Judging & {
  readonly definition: Pick<PromiseDefinition, "kind" | "calendar" | "versions">;
  /** When they were made, and asOf: for business calendars. */
  readonly stretches: readonly Stretch[];
  /** Values are rounded up to whole multiples. */
  readonly grid: number;
  /** Indexes into the promise's split. */
  readonly fields: readonly number[];
  /** Commitments made from here on are of the last part (`late` = 1), for a backtest. */
  readonly lateFrom: Date;
};

/**
 * One row per value, verdict and group: how long it took (or how much), on the promise's own clock. `happened` = 0: it has not
 * yet (as of that day), so the value is how long it has lasted: censored. What is void or unknown is left out.
 */
export const survivalCounts = query({
  name: "survival_counts",
  says: "How long it took or has lasted so far, for each group",
  row: z.object({
    values: row.texts(),
    late: row.count(),
    value: row.number(),
    happened: row.count(),
    verdict: row.text(),
    n: row.count(),
  }),
  example: {
    ...exampleJudging(commitments),
    definition: { kind: "duration", calendar: null, versions: [] },
    stretches: [],
    grid: 1000,
    fields: [0],
    lateFrom: new Date(0),
  } as SurvivalQuestion,
  steps: (question: SurvivalQuestion) => [
    ...judgedSteps(question),
    step(
      "lasted",
      "a commitment with what was measured, or how long it has lasted",
      sql`SELECT split, made_at, verdict, isNotNull(measured) AND isNotNull(seen_or_not) AS happened, if(happened, assumeNotNull(measured), ${soFar(question)}) AS lasted
  FROM (SELECT *, ${seenBy(question)} AS seen_or_not FROM ${from("judged")} WHERE verdict IN ('kept', 'broken', 'pending'))`,
    ),
    step(
      "by_value",
      "a value of one group",
      sql`SELECT arrayMap(i -> toString(split[i]), ${p.ints(question.fields.map((i) => i + 1))}) AS values, made_at >= ${p.instant(question.lateFrom)} AS late,
    ceil(lasted / ${p.number(question.grid)}) * ${p.number(question.grid)} AS value, happened, verdict, count() AS n
  FROM ${from("lasted")} GROUP BY values, late, value, happened, verdict ORDER BY values, late, value, happened, verdict`,
    ),
  ],
});

/** Null where what was measured had not been seen by asOf. Counts and differences are there from the start. */
const seenBy = ({ definition, asOf }: SurvivalQuestion): Sql => {
  if (definition.kind === "effort" || definition.kind === "consistency")
    return sql`if(due_at <= ${p.instant(asOf)}, 1, NULL)`;
  // An absence that was kept may have been broken later than promised: then `measured` says when, beyond the limit.
  if (definition.kind === "absence")
    return sql`if(toUnixTimestamp64Milli(made_at) + measured <= ${p.millis(asOf)}, 1, NULL)`;
  return sql`if(seen_at <= ${p.instant(asOf)}, 1, NULL)`;
};

const soFar = ({ definition, asOf, stretches }: SurvivalQuestion): Sql => {
  const now = sql`${p.millis(asOf)}`;
  if (definition.kind === "deadline") return sql`toFloat64(${now} - toUnixTimestamp64Milli(due_at))`;
  if (definition.kind === "effort" || definition.kind === "score" || definition.kind === "consistency")
    return sql`toFloat64(0)`;
  return sql`toFloat64(${elapsedSql(sql`toUnixTimestamp64Milli(made_at)`, now, { definition, stretches })})`;
};
