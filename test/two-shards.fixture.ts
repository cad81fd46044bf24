import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { createTable, type Table } from "../src/core/table.js";
import { openChdbFacts } from "../src/stores/chdb-facts.js";
import type { Facts } from "../src/stores/facts.js";
import { rawSql } from "../src/stores/raw-sql.js";

const cluster = "kept";

/** The cluster's own DDL, but for what needs Keeper: MergeTree instead of Replicated, and no ON CLUSTER. */
const clusterTables = (table: Table): readonly string[] =>
  createTable(table, { home: "cluster", database: "kept", cluster }).map((statement) =>
    statement.replace(` ON CLUSTER \`${cluster}\``, "").replace(/ReplicatedMergeTree\([^)]*\)/, "MergeTree"),
  );

export type TwoShards = { readonly facts: Facts; readonly stop: () => Promise<void> };

/**
 * Two chDB processes that speak ClickHouse's native protocol (../shared/tools), and a coordinator in this one whose `kept` tables are
 * Distributed over them. The same tables in the database `single` hold the same rows in one place.
 */
export const startTwoShards = async (options: {
  tool: string;
  folder: string;
  tables: readonly Table[];
  /** Rows that a shard begins with: statements without parameters. */
  rows: (shard: number) => readonly string[];
}): Promise<TwoShards> => {
  const { tool, folder, tables } = options;
  const ports = [await freePort(), await freePort()];
  const locals = tables.map((table) => clusterTables(table)[0]);
  ports.forEach((_, i) => {
    const statements = ["CREATE DATABASE IF NOT EXISTS kept", ...locals, ...options.rows(i)];
    writeFileSync(join(folder, `init${i}.sql`), `${statements.join(";\n")};\n`);
  });
  const shard = (port: number) =>
    `<shard><replica><host>127.0.0.1</host><port>${port}</port><compression>false</compression></replica></shard>`;
  const config = join(folder, "cluster.xml");
  writeFileSync(
    config,
    `<clickhouse><remote_servers><${cluster}>${ports.map(shard).join("")}</${cluster}></remote_servers></clickhouse>`,
  );
  const shards = ports.map((port, i) =>
    spawn(process.execPath, [tool, String(port), join(folder, `shard${i}`), join(folder, `init${i}.sql`)], {
      stdio: "ignore",
    }),
  );
  try {
    await Promise.all(ports.map(answers));
    const facts = await openChdbFacts({ folder: join(folder, "coordinator"), engine: [`--config-file=${config}`] });
    await facts.command(rawSql("CREATE DATABASE single"));
    for (const table of tables) {
      for (const statement of clusterTables(table)) await facts.command(rawSql(statement));
      for (const statement of createTable(table, { home: "single", database: "single" }))
        await facts.command(rawSql(statement));
    }
    return { facts, stop: () => facts.close().then(() => end(shards)) };
  } catch (error) {
    end(shards);
    throw error;
  }
};

const end = (shards: readonly ChildProcess[]) => {
  for (const each of shards) each.kill("SIGKILL");
};

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });

const answers = async (port: number) => {
  for (let tries = 0; tries < 100; tries++) {
    const open = await new Promise<boolean>((done) => {
      const socket = connect(port, "127.0.0.1", () => done(true)).on("error", () => done(false));
      socket.on("connect", () => socket.destroy());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the shard on port ${port} did not answer within 10 seconds`);
};
