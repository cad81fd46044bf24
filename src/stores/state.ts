import { join } from "node:path";
import { Kysely, Migrator } from "kysely";
import { copyBeforeMigrating } from "./before-migrating.js";
import { postgresDialect } from "./postgres-dialect.js";
import { sqliteDialect } from "./sqlite-dialect.js";
import { stateError } from "./state-error.js";
import { type StateKind, stateMigrations } from "./state-migrations.js";
import { breakSeal, seal } from "./state-seal.js";
import type { StateTables } from "./state-tables.js";

/** The operational state: small and transactional. `db` is Kysely over SQLite or PostgreSQL, with the same tables in both. */
export type State = { readonly kind: StateKind; readonly db: Kysely<StateTables>; close(): Promise<void> };

/** `folder`: SQLite in `folder/state.sqlite`; `url`: PostgreSQL. Brings the tables up to date; what they were before is copied into `folder`. */
export const openState = async (
  where: { readonly folder: string } | { readonly url: string; readonly folder?: string },
): Promise<State> => {
  const kind: StateKind = "url" in where ? "postgres" : "sqlite";
  const path = "url" in where ? null : join(where.folder, "state.sqlite");
  if (path !== null) breakSeal(path);
  const dialect = "url" in where ? await postgresDialect(where.url) : sqliteDialect(path!);
  const db = new Kysely<StateTables>({ dialect });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => stateMigrations(kind) } });
  const { error } = await inTurn(async () => {
    if (where.folder !== undefined) await copyBeforeMigrating({ db, kind, migrator }, where.folder);
    return migrator.migrateToLatest();
  }).catch((thrown: unknown) => ({ error: thrown }));
  const close = async () => {
    await db.destroy();
    if (path !== null) seal(path);
  };
  if (error === undefined) return { kind, db, close };
  await db.destroy().catch(() => undefined);
  throw stateError(error, kind);
};

let last: Promise<unknown> = Promise.resolve();

/** SQLite waits for another's transaction by holding this thread up; were that transaction ours, for ever. */
const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
};
