import { table } from "../core/table.js";
import { arrivals } from "./tables.js";

/** The plan of an erasure: which rows go, without saying whose. Written before anything is taken out, so that it can be finished. */
export const erasePlan = table({
  table: "erase_plan",
  says: "Rows that the erasure under way takes out.",
  columns: {
    record_id: "UInt64",
    load: "UInt32",
    line: "UInt64",
    held: "Enum8('interaction' = 1, 'past' = 2, 'quarantine' = 3)",
  },
  orderBy: ["record_id", "load", "line"],
  shardBy: "record_id",
});

/** What the counts of arrivals will be once the person's are taken off. */
export const eraseArrivals = table({
  table: "erase_arrivals",
  says: "Counts of arrivals as they will be after the erasure under way.",
  columns: arrivals.columns,
  orderBy: arrivals.orderBy,
  shardBy: arrivals.shardBy,
});
