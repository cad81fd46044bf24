import { finelyRead, table } from "../core/table.js";

/**
 * One row per commitment, as facts that no later day changes: when it was made, when it fell due, what settled it and when.
 * Its verdict as of any day follows by comparing times, so asking about another day judges nothing again.
 */
export const commitments = table({
  table: "commitments",
  says: "One promise made to one customer on one occasion.",
  columns: {
    promise: "LowCardinality(String)",
    /** Index into the definition's versions. */
    version: "UInt16",
    /** The made interaction. */
    record_id: "UInt64",
    subject_id: "UInt64",
    customer_id: "UInt64",
    /** To whom it was made: the customer, else (nobody knows who) the subject, else the record itself. */
    person: "UInt64",
    made_at: "DateTime64(3, 'UTC')",
    /** The last instant at which it can still be kept; never before it was made. */
    due_at: "DateTime64(3, 'UTC')",
    /** When the outcome was certain; never after `due_at`. */
    settled_at: "DateTime64(3, 'UTC')",
    outcome: "Enum8('kept' = 1, 'broken' = 2, 'void' = 3, 'unknown' = 4)",
    /** When the interaction happened that proves the outcome; null if it rests on nothing having been seen, so that a gap in the data makes it unknown. */
    seen_at: "Nullable(DateTime64(3, 'UTC'))",
    /** What was measured: milliseconds until met, days late, contacts, score, difference; null when there is nothing to measure. */
    measured: "Nullable(Float64)",
    /** Values of the promise's `split` fields in the made interaction, in their order. */
    split: "Array(LowCardinality(String))",
    /** Value of the property by which the source's coverage is counted (`expect.by`), or empty. */
    part: "LowCardinality(String)",
  },
  partitionBy: "promise",
  orderBy: ["subject_id"],
  shardBy: "subject_id",
  settings: finelyRead,
});

/** The same, as it was known at one earlier time; made for one question and emptied by the next. */
export const commitmentsThen = table({
  table: "commitments_then",
  says: "Commitments as they were known at an earlier time.",
  columns: commitments.columns,
  partitionBy: "promise",
  orderBy: commitments.orderBy,
  shardBy: "subject_id",
});
