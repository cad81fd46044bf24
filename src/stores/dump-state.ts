import { type Kysely, sql } from "kysely";
import type { StateKind } from "./state-migrations.js";
import type { StateTables } from "./state-tables.js";

/** The state as rows, of one moment, the same from both homes: bytes as `{ $bytes }`, instants as ISO texts. */
export type StateDump = {
  readonly kind: StateKind;
  readonly migrations: readonly string[];
  readonly tables: readonly { readonly table: string; readonly rows: readonly Record<string, unknown>[] }[];
};

/** Judgings belong to commitments, which are made again from what a backup holds. */
const leftOut = /^(kysely_|sqlite_)|^judged$/;

export const dumpState = ({ kind, db }: { kind: StateKind; db: Kysely<StateTables> }): Promise<StateDump> => {
  const read = async (tx: Kysely<StateTables>): Promise<StateDump> => {
    const tables = [];
    for (const table of await stateTables(tx)) {
      const { rows } = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(table)}`.execute(tx);
      tables.push({ table, rows: rows.map(encoded) });
    }
    return { kind, migrations: await doneMigrations(tx), tables };
  };
  const transaction = db.transaction();
  return (kind === "postgres" ? transaction.setIsolationLevel("repeatable read") : transaction).execute(read);
};

export const stateTables = async (db: Kysely<StateTables>): Promise<readonly string[]> => {
  const all = await db.introspection.getTables();
  return all
    .filter((one) => !one.isView && (one.schema === undefined || one.schema === "public") && !leftOut.test(one.name))
    .map((one) => one.name)
    .sort();
};

export const doneMigrations = async (db: Kysely<StateTables>): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name`.execute(db);
  return rows.map((row) => row.name);
};

const encoded = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (value instanceof Uint8Array) return [name, { $bytes: Buffer.from(value).toString("base64") }];
      if (value instanceof Date) return [name, value.toISOString()];
      return [name, typeof value === "bigint" ? String(value) : value];
    }),
  );
