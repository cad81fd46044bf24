import { setTimeout as pause } from "node:timers/promises";
import { p, type Sql, sql } from "../../core/sql.js";
import { interactions } from "../../interactions/tables.js";
import type { Stores } from "../context.js";

const key = "live_commit";
const mostMs = 5_000;

/**
 * Between replicas: that a commit is under way, written before its first row and taken away once it is in the journal. Whoever
 * finds it in its own turn knows that another died in the middle, and that rows may be there which no journal knows.
 */
export const markCommit = async ({ state }: Stores, batch: number): Promise<void> => {
  if (state.kind === "sqlite") return;
  const value = String(batch);
  await state.db
    .insertInto("meta")
    .values({ key, value })
    .onConflict((c) => c.column("key").doUpdateSet({ value }))
    .execute();
};

export const unmarkCommit = async ({ state }: Stores): Promise<void> => {
  if (state.kind === "sqlite") return;
  await state.db.deleteFrom("meta").where("key", "=", key).execute();
};

/** Whether another's commit was broken off; once the engine no longer works at what it had sent. */
export const brokenOff = async ({ state, facts }: Stores): Promise<boolean> => {
  if (state.kind === "sqlite") return false;
  const mark = await state.db.selectFrom("meta").select("value").where("key", "=", key).executeTakeFirst();
  if (mark === undefined) return false;
  // Its turn ended with its connection, but the engine goes on with what it has of the insert.
  for (let waited = 0; waited < mostMs; waited += 100) {
    const [row] = await facts.query(inserting);
    if (Number(row?.n ?? 0) === 0) break;
    await pause(100);
  }
  return true;
};

const inserting: Sql = sql`SELECT count() AS n FROM system.processes WHERE query_kind = 'Insert' AND position(query, ${p.text(interactions.table)}) > 0`;
