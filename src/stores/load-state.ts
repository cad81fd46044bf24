import { join } from "node:path";
import { Kysely, Migrator, sql } from "kysely";
import { stateTables } from "./dump-state.js";
import { postgresDialect } from "./postgres-dialect.js";
import { sqliteDialect } from "./sqlite-dialect.js";
import { stateError } from "./state-error.js";
import { type StateKind, stateMigrations } from "./state-migrations.js";
import type { StateTables } from "./state-tables.js";

/** The migrations that this version knows. */
export const knownMigrations = (): readonly string[] => Object.keys(stateMigrations("sqlite"));

type Loading = {
  readonly migrations: readonly string[];
  readonly tables: readonly { readonly table: string; readonly rows: () => AsyncIterable<Record<string, unknown>> }[];
};

/**
 * Makes a state as it was: with the tables of that time, and their rows. What has changed since is done to it when it is next
 * opened. `not empty`: there is a state already, and nothing was done.
 */
export const loadState = async (
  where: { readonly folder: string } | { readonly url: string },
  given: Loading,
): Promise<"loaded" | "not empty"> => {
  const kind: StateKind = "url" in where ? "postgres" : "sqlite";
  const dialect = "url" in where ? await postgresDialect(where.url) : sqliteDialect(join(where.folder, "state.sqlite"));
  const db = new Kysely<StateTables>({ dialect });
  try {
    if ((await stateTables(db)).length > 0) return "not empty";
    const all = stateMigrations(kind);
    const then = Object.fromEntries(given.migrations.map((name) => [name, all[name]!]));
    const { error } = await new Migrator({ db, provider: { getMigrations: async () => then } }).migrateToLatest();
    if (error !== undefined) throw error;
    await fill(db, kind, given);
    return "loaded";
  } catch (error) {
    throw stateError(error, kind);
  } finally {
    await db.destroy();
  }
};

/** A table that refers to another comes after it: which that is shows when the store refuses the row, and it is tried again. */
const fill = async (db: Kysely<StateTables>, kind: StateKind, { tables }: Loading): Promise<void> => {
  let left = [...tables];
  while (left.length > 0) {
    const later: typeof left = [];
    let refused: unknown;
    for (const one of left) {
      try {
        await db.transaction().execute(async (tx) => {
          for await (const row of one.rows()) await insert(tx, one.table, decoded(row, kind));
        });
      } catch (error) {
        if (!/foreign key/i.test(String((error as Error).message))) throw error;
        refused = error;
        later.push(one);
      }
    }
    if (later.length === left.length) throw refused;
    left = later;
  }
  if (kind === "postgres") await countOn(db);
};

const insert = async (db: Kysely<StateTables>, table: string, row: Record<string, unknown>): Promise<void> => {
  const names = sql.join(Object.keys(row).map((name) => sql.ref(name)));
  await sql`INSERT INTO ${sql.table(table)} (${names}) VALUES (${sql.join(Object.values(row))})`.execute(db);
};

/** Numbers that count up by themselves go on after the highest that was brought. */
const countOn = async (db: Kysely<StateTables>): Promise<void> => {
  for (const { name, columns } of await db.introspection.getTables())
    for (const column of columns.filter((one) => one.isAutoIncrementing))
      await sql`SELECT setval(pg_get_serial_sequence(${`"${name}"`}, ${column.name}), greatest(max(${sql.ref(column.name)}), 1), max(${sql.ref(column.name)}) IS NOT NULL) FROM ${sql.table(name)}`.execute(
        db,
      );
};

const decoded = (row: Record<string, unknown>, kind: StateKind): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (typeof value === "object" && value !== null && "$bytes" in value)
        return [name, Buffer.from(String(value.$bytes), "base64")];
      return [name, typeof value === "boolean" && kind === "sqlite" ? Number(value) : value];
    }),
  );
