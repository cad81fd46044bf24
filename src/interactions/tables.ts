import { finelyRead, table } from "../core/table.js";

/**
 * One row per interaction that is known now. Rows that a later import corrected or took back lie in `interactions_past`.
 * Keys are cityHash64 of the text beside them; `record_id` hashes what makes it the same interaction again (see README).
 * `batch` counts the commits of events that came live upward, over all sources; 0: the row came with a file.
 */
export const interactions = table({
  table: "interactions",
  says: "One thing that happened between a customer and the company.",
  columns: {
    record_id: "UInt64",
    source: "LowCardinality(String)",
    type: "LowCardinality(String)",
    at: "DateTime64(3, 'UTC')",
    known_at: "DateTime64(3, 'UTC')",
    subject: "String",
    subject_id: "UInt64",
    customer: "String",
    customer_id: "UInt64",
    identifiers: "Array(String)",
    channel: "LowCardinality(String)",
    amount: "Nullable(Float64)",
    score: "Nullable(Float64)",
    text: "String",
    properties: "Map(LowCardinality(String), String)",
    id: "String",
    load: "UInt32",
    line: "UInt64",
    batch: "UInt64",
  },
  defaults: {
    record_id:
      "if(id != '', cityHash64(source, type, id), cityHash64(source, type, subject, customer, channel, toUnixTimestamp64Milli(at)))",
    subject_id: "if(subject = '', 0, cityHash64(subject))",
    customer_id: "if(customer = '', 0, cityHash64(customer))",
  },
  orderBy: ["type", "subject_id", "at"],
  shardBy: "subject_id",
  indexes: [
    "INDEX by_customer customer_id TYPE bloom_filter(0.01) GRANULARITY 1",
    "INDEX by_subject subject_id TYPE bloom_filter(0.01) GRANULARITY 1",
    "INDEX by_record record_id TYPE bloom_filter(0.01) GRANULARITY 1",
    "INDEX by_time at TYPE minmax GRANULARITY 1",
    "INDEX by_batch batch TYPE minmax GRANULARITY 1",
    "INDEX by_id id TYPE bloom_filter(0.01) GRANULARITY 1",
  ],
  settings: finelyRead,
});

/** One row per interaction that was known from `known_at` until `gone_at`, when the load `gone_by` corrected or withdrew it. */
export const interactionsPast = table({
  table: "interactions_past",
  says: "What was known once and has been corrected since.",
  columns: { ...interactions.columns, gone_at: "DateTime64(3, 'UTC')", gone_by: "UInt32" },
  orderBy: interactions.orderBy,
  shardBy: interactions.shardBy,
});

/**
 * One row per record that could not be mapped. `payload` is the raw record as JSON, so that it can be mended and read again.
 * `about`: what of it could be read all the same, for each interaction that it should have yielded (`type` empty, key 0, `at`
 * null: that could not); empty for what is no record at all. `id` and `batch`: of events that came live.
 */
export const quarantine = table({
  table: "quarantine",
  says: "Records that could not be read, with where and why.",
  columns: {
    source: "LowCardinality(String)",
    file: "String",
    line: "UInt64",
    column: "LowCardinality(String)",
    value: "String",
    code: "LowCardinality(String)",
    says: "String",
    payload: "String",
    about: "Array(Tuple(type String, subject_id UInt64, customer_id UInt64, at Nullable(DateTime64(3, 'UTC'))))",
    load: "UInt32",
    known_at: "DateTime64(3, 'UTC')",
    id: "String",
    batch: "UInt64",
  },
  orderBy: ["source", "load", "line"],
  shardBy: "rand()",
});

/** One row (of what came live: several) per load, source, part (value of the property that `expect.by` names, or empty) and hour: how much arrived. */
export const arrivals = table({
  table: "arrivals",
  says: "How many interactions arrived for each hour in which they happened.",
  columns: {
    source: "LowCardinality(String)",
    part: "String",
    hour: "DateTime('UTC')",
    n: "UInt64",
    load: "UInt32",
    batch: "UInt64",
  },
  orderBy: ["source", "part", "hour"],
  shardBy: "rand()",
});

/**
 * One row per record of a load in force that is not stored under it: another file (or another line) holds it in the same or in
 * newer content. When that goes, this is what comes back. `content` is the hash of what it says.
 */
export const copies = table({
  table: "copies",
  says: "Which loads held a record that is stored once.",
  columns: { record_id: "UInt64", load: "UInt32", line: "UInt64", content: "UInt64" },
  orderBy: ["load", "record_id"],
  shardBy: "record_id",
});

/**
 * The plan of a commit: rows of `interactions` that go, and copies that come back. Written before anything is changed, so that a
 * commit that was broken off can be finished. `at` is until when the row was known; of what comes back, since when it is.
 */
export const importGone = table({
  table: "import_gone",
  says: "Rows that the import under way takes out or brings back, and why.",
  columns: {
    record_id: "UInt64",
    load: "UInt32",
    line: "UInt64",
    content: "UInt64",
    at: "DateTime64(3, 'UTC')",
    why: "Enum8('duplicate' = 1, 'corrected' = 2, 'withdrawn' = 3, 'erased' = 4, 'restored' = 5)",
  },
  orderBy: ["record_id"],
  shardBy: "record_id",
});
