import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Kysely, type Migrator, sql } from "kysely";
import { dumpState } from "./dump-state.js";
import type { StateKind } from "./state-migrations.js";
import type { StateTables } from "./state-tables.js";

const ours = /^state\.before-/;

/**
 * Before a state that holds something is changed to a newer layout, it is copied: SQLite's file as `state.before-NAME.sqlite`,
 * of PostgreSQL the rows as `state.before-NAME.json.gz`. The copy before it goes. Null: nothing was to be changed.
 */
export const copyBeforeMigrating = async (
  { db, kind, migrator }: { db: Kysely<StateTables>; kind: StateKind; migrator: Migrator },
  folder: string,
): Promise<string | null> => {
  const all = await migrator.getMigrations();
  const next = all.find((one) => one.executedAt === undefined);
  if (next === undefined || all.every((one) => one.executedAt === undefined)) return null;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = `state.before-${next.name}.${kind === "sqlite" ? "sqlite" : "json.gz"}`;
  const unfinished = join(folder, `${name}.part`);
  rmSync(unfinished, { force: true });
  if (kind === "sqlite") {
    // SQLite writes into an empty file that is there, and keeps its mode.
    writeFileSync(unfinished, "", { mode: 0o600, flag: "wx" });
    await sql`VACUUM INTO ${unfinished}`.execute(db);
  } else
    writeFileSync(unfinished, gzipSync(JSON.stringify(await dumpState({ kind, db }))), { mode: 0o600, flag: "wx" });
  const file = openSync(unfinished, "r+");
  fsyncSync(file);
  closeSync(file);
  renameSync(unfinished, join(folder, name));
  dropStateCopies(folder, name);
  return join(folder, name);
};

/** They hold people's data as it was: whoever erases takes them along. */
export const dropStateCopies = (folder: string, but?: string): void => {
  for (const old of readdirSync(folder)) if (ours.test(old) && old !== but) rmSync(join(folder, old), { force: true });
};
