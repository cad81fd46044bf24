import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile } from "../src/core/query.js";
import { render, type Sql, sql } from "../src/core/sql.js";
import type { Table } from "../src/core/table.js";
import type { Facts } from "../src/stores/facts.js";
import { rawSql } from "../src/stores/raw-sql.js";
import { declaredQueries, declaredTables } from "./declared.js";
import { onSampleDay, sampleRows } from "./sample-rows.fixture.js";
import { startTwoShards, type TwoShards } from "./two-shards.fixture.js";

const tool = join(import.meta.dirname, "../../shared/tools/clickhouse-native.mjs");
const rows = 3_000;
// As stores/clickhouse-facts.ts asks a cluster, and what this harness needs besides.
const settings = {
  skip_unavailable_shards: 0,
  distributed_foreground_insert: 1,
  distributed_product_mode: "global",
  prefer_localhost_replica: 0,
  connections_with_failover_max_tries: 1,
  receive_timeout: 20,
};

const registered = await declaredQueries();

if (!existsSync(tool)) it.skip("one machine and two shards give the same answers: ../shared/tools is not here");
else
  describe("one machine and two shards give the same answers", () => {
    const folder = mkdtempSync(join(tmpdir(), "kept-shards-"));
    let shards: TwoShards;
    let facts: Facts;
    beforeAll(async () => {
      const tables = await declaredTables();
      const rowsOf = (shard: number) =>
        tables.filter((table) => !insertable(table)).map((table) => ofShard(table, shard));
      shards = await startTwoShards({ tool, folder, tables, rows: rowsOf });
      facts = shards.facts;
      for (const table of tables) {
        const single = sql`${sql.name("single")}.${sql.name(table.table)}`;
        await facts.command(sql`INSERT INTO ${single} ${sampleRows(table, rows)}`);
        if (insertable(table)) await facts.command(sql`INSERT INTO ${table} SELECT * FROM ${single}`, { settings });
      }
    }, 120_000);
    afterAll(async () => {
      await shards?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    it("spreads each table's rows over both shards and loses none", async () => {
      for (const table of await declaredTables())
        expect(await facts.query(sql`SELECT count() AS n FROM ${table}`, { settings }), table.table).toEqual([
          { n: String(rows) },
        ]);
    });

    for (const query of registered)
      it(query.name, async () => {
        const piece = compile(query.steps(onSampleDay(query.example)));
        const one = await facts.query(inSingle(piece));
        const two = await facts.query(piece, { settings });
        expect(one.length).toBeGreaterThan(0);
        expect(comparable(two)).toEqual(comparable(one));
      });
  });

/** The shard of ../shared/tools cannot take such columns from a coordinator: those rows it makes itself, by the same rule. */
const insertable = (table: Table) =>
  !Object.values(table.columns).some((type) => /^(Array|Map)\(LowCardinality/.test(type));

const ofShard = (table: Table, shard: number): string => {
  const key = table.shardBy === "rand()" ? sql`rowNumberInAllBlocks()` : sql.name(table.shardBy);
  const local = sql`${sql.name("kept")}.${sql.name(`${table.table}_local`)}`;
  return render(
    sql`INSERT INTO ${local} SELECT * FROM (${sampleRows(table, rows)}) WHERE ${key} % 2 = ${rawSql(String(shard))}`,
    { database: "kept" },
  ).text;
};

/** The same query over the tables of the database `single`. */
const inSingle = (piece: Sql): Sql => ({
  sql: true,
  parts: piece.parts.flatMap((part) =>
    typeof part === "object" && "table" in part ? sql`${sql.name("single")}.${sql.name(part.table)}`.parts : [part],
  ),
});

/** Without the order that a query did not ask for, and sums of fractions to nine digits: shards add them up in another order. */
const comparable = (answer: readonly Record<string, unknown>[]) =>
  answer
    .map((row) =>
      JSON.stringify(row, (_, value) =>
        typeof value === "number" && !Number.isInteger(value) ? value.toPrecision(9) : value,
      ),
    )
    .sort();
