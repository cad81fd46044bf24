import { z } from "zod";
import { from, query, step } from "../core/query.js";
import { row } from "../core/row.js";
import { p, type Sql, sql } from "../core/sql.js";
import { exampleJudging, type Judging, judgedFew } from "./judged.sql.js";
import { commitments } from "./tables.js";

/**
 * Whose commitments: those made to one of the customers; for a subject that nobody's key stands at, those made about it.
 * `subjects` are all that the customers had to do with, and `0`: they stand in the table's key, so that few rows are read.
 */
export type Whose = { readonly subjects: readonly string[]; readonly customers: readonly string[] };

const of = (keys: readonly string[]): Sql => sql`(SELECT arrayJoin(${p.keys(keys)}))`;

export const whoseSql = ({ subjects, customers }: Whose): Sql =>
  sql`subject_id IN ${of(subjects)} AND customer_id IN ${of(customers)}`;

/** One row per commitment to one person, over several promises, each with its verdict as of that day. */
export const customerCommitments = query({
  name: "customer_commitments",
  says: "What was promised to one person and what came of it",
  row: z.object({
    promise: row.text(),
    version: row.count(),
    record_id: row.key(),
    subject_id: row.key(),
    made_at: row.instant(),
    due_at: row.instant(),
    settled_at: row.instant(),
    seen_at: row.instantOrNull(),
    measured: row.numberOrNull(),
    verdict: row.text(),
  }),
  example: {
    each: [exampleJudging(commitments)] as readonly Judging[],
    whose: { subjects: ["1", "0"], customers: ["2"] } as Whose,
  },
  steps: ({ each, whose }: { each: readonly Judging[]; whose: Whose }) => [
    judgedFew(each, whoseSql(whose)),
    step(
      "commitments",
      "a commitment",
      sql`SELECT toString(promise) AS promise, version, record_id, subject_id, made_at, due_at, settled_at, seen_at, measured, verdict
  FROM ${from("judged")} ORDER BY made_at, promise, record_id`,
    ),
  ],
});
