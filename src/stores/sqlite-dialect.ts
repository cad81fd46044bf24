import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { type Dialect, SqliteAdapter, type SqliteDatabase, SqliteDialect } from "kysely";
import { sqliteError } from "./state-error.js";

/** SQLite in one file of ours: WAL, and acknowledged means on disk. The binding is loaded when the first statement runs. */
export const sqliteDialect = (path: string): Dialect => new AtomicDdl({ database: () => open(path) });

/** SQLite takes a table's creation back with its transaction. Kysely assumes not, and a process killed in a migration could never open its state again. */
class AtomicDdl extends SqliteDialect {
  override createAdapter() {
    return new (class extends SqliteAdapter {
      override get supportsTransactionalDdl() {
        return true;
      }
    })();
  }
}

const open = async (path: string): Promise<SqliteDatabase> => {
  const { DatabaseSync } = await import("@photostructure/sqlite");
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  makeForOwner(path);
  const database = new DatabaseSync(path);
  database.exec(
    "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA journal_size_limit = 67108864",
  );
  return {
    close: () => {
      // The binding finalizes statements when they are collected, so closing alone would leave the log unmerged.
      database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      database.close();
    },
    prepare: (text) => {
      // A transaction that begins by reading and then writes fails at once when another process has written between.
      const statement = told(() => database.prepare(text === "begin" ? "begin immediate" : text));
      return {
        reader: statement.columns().length > 0,
        all: (values) => told(() => statement.all(...values)),
        run: (values) => told(() => statement.run(...values)),
        iterate: (values) => statement.iterate(...values),
      };
    },
  };
};

const told = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw sqliteError(error);
  }
};

/**
 * The state names people's data: its owner alone may read it, and SQLite gives its other files the same mode. A file that
 * exists is not opened, because closing it would drop the locks this process may hold on it (POSIX).
 */
const makeForOwner = (path: string) => {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
};
