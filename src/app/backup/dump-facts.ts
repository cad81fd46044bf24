import { sql } from "../../core/sql.js";
import type { Table } from "../../core/table.js";
import type { Facts } from "../../stores/facts.js";
import { storedTables } from "../tables.js";

const prefix = "backup_of_";
const copyOf = (table: Table): Table => ({ ...table, table: `${prefix}${table.table}` });

/**
 * The stored tables as they are at this moment, under other names: the engine links their files and copies nothing. Needs the
 * turn `facts`; what is read of it later needs no turn. On a cluster there is no such copy: the tables themselves are given.
 */
export const freezeFacts = async (facts: Facts): Promise<readonly { readonly of: Table; readonly frozen: Table }[]> => {
  if (facts.home.home === "cluster") return storedTables.map((of) => ({ of, frozen: of }));
  await thawFacts(facts);
  const all: { of: Table; frozen: Table }[] = [];
  for (const of of storedTables) {
    await facts.command(sql`CREATE TABLE ${copyOf(of)} CLONE AS ${of}`);
    all.push({ of, frozen: copyOf(of) });
  }
  return all;
};

/** Lets go of what was frozen, by a backup that was killed too: it holds people's data as it was then. */
export const thawFacts = async (facts: Facts): Promise<void> => {
  if (facts.home.home === "cluster") return;
  const found = await facts.query(
    sql`SELECT name FROM system.tables WHERE database = currentDatabase() AND startsWith(name, 'backup_of_')`,
  );
  for (const { name } of found) {
    const stale = storedTables.find((table) => `${prefix}${table.table}` === name);
    if (stale !== undefined) await facts.command(sql`DROP TABLE IF EXISTS ${copyOf(stale)} SYNC`);
  }
};

/** Rows with 64-bit numbers as text and instants as ISO texts, as `Facts.insert` takes them. */
export const rowsOf = (facts: Facts, table: Table, signal: AbortSignal): AsyncIterable<Record<string, unknown>> => {
  const columns = sql.join(Object.keys(table.columns).map((name) => sql.name(name)));
  return facts.stream(sql`SELECT ${columns} FROM ${table}`, { signal });
};

/** What the tables take on the disk. */
export const bytesOnDisk = async (facts: Facts, tables: readonly Table[]): Promise<number> => {
  if (facts.home.home === "cluster") return 0;
  const rows = await facts.query(
    sql`SELECT table, sum(bytes_on_disk) AS bytes FROM system.parts WHERE active AND database = currentDatabase() GROUP BY table`,
  );
  const names = new Set(tables.map((table) => table.table));
  return rows.filter((row) => names.has(String(row.table))).reduce((sum, row) => sum + Number(row.bytes), 0);
};
