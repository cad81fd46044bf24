import { createTable } from "../src/core/table.js";
import { interactions } from "../src/interactions/tables.js";

const raw = `kind String, at DateTime64(3, 'UTC'), order_id String, customer String, channel String, store String,
  amount String, rating String, promised String, complete String`;

/**
 * What the engine alone does with the file: one `INSERT ... SELECT FROM file()` into the same columns, order, indexes and fsync
 * as Kept's table, with the types given. No separate reader, deduplication, quarantine or journal.
 */
export const bareInsertSql = (file: string): readonly string[] => [
  "CREATE DATABASE IF NOT EXISTS kept",
  ...createTable(interactions, { home: "single", database: "kept", merges: "small" }),
  `INSERT INTO kept.interactions
SELECT
  cityHash64('shop', kind, order_id, customer, channel, at) AS record_id, 'shop' AS source, kind AS type, at, now64(3) AS known_at,
  order_id AS subject, cityHash64(order_id) AS subject_id, customer, cityHash64(customer) AS customer_id, [customer] AS identifiers,
  channel, toFloat64OrNull(amount), toFloat64OrNull(rating) AS score, '' AS text,
  mapFilter((k, v) -> v != '', map('store', store, 'promised', promised, 'complete', complete)) AS properties,
  '' AS id, 1 AS load, rowNumberInAllBlocks() AS line
FROM file('${file}', '${file.endsWith(".csv") ? "CSVWithNames" : "Parquet"}', '${raw.replaceAll("'", "\\'")}')
SETTINGS date_time_input_format = 'best_effort'`,
];
