import { describe, expect, it } from "vitest";
import { createTable, table } from "./table.js";

const visits = table({
  table: "visits",
  says: "Visits.",
  columns: { id: "UInt64", day: "Date", place: "LowCardinality(String)" },
  partitionBy: "place",
  orderBy: ["id", "day"],
  shardBy: "id",
  indexes: ["INDEX by_day day TYPE minmax GRANULARITY 1"],
  settings: { index_granularity: 1024 },
});

describe("a table's declaration", () => {
  it("names only columns that exist", () => {
    // @ts-expect-error there is no column `when`
    table({ ...visits, orderBy: ["when"] });
    // @ts-expect-error nor one to shard by
    table({ ...visits, shardBy: "customer" });
  });

  it("makes one durable table on a single machine", () => {
    expect(createTable(visits, { home: "single", database: "kept" })).toEqual([
      [
        "CREATE TABLE IF NOT EXISTS `kept`.`visits` (",
        "  `id` UInt64,",
        "  `day` Date,",
        "  `place` LowCardinality(String),",
        "  INDEX by_day day TYPE minmax GRANULARITY 1",
        ")",
        "ENGINE = MergeTree",
        "PARTITION BY `place`",
        "ORDER BY (`id`, `day`)",
        "SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 1024",
      ].join("\n"),
    ]);
  });

  it("makes a replicated table on each shard and a Distributed one of the same name over them", () => {
    const [local, distributed] = createTable(visits, { home: "cluster", database: "kept", cluster: "main" });
    expect(local).toContain("CREATE TABLE IF NOT EXISTS `kept`.`visits_local` ON CLUSTER `main`");
    expect(local).toContain("ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/kept/visits', '{replica}')");
    expect(local).toContain("fsync_after_insert = 1");
    expect(distributed).toBe(
      "CREATE TABLE IF NOT EXISTS `kept`.`visits` ON CLUSTER `main` AS `kept`.`visits_local`\nENGINE = Distributed(`main`, `kept`, `visits_local`, `id`)",
    );
  });

  it("spreads rows at random where nothing is joined", () => {
    const [, distributed] = createTable(
      { ...visits, shardBy: "rand()" },
      { home: "cluster", database: "kept", cluster: "main" },
    );
    expect(distributed).toContain("`visits_local`, rand())");
  });
});
