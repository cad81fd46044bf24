import { p, sql } from "../../core/sql.js";
import { quarantine } from "../../interactions/tables.js";
import type { Load } from "../../stores/state-tables.js";
import type { Stores } from "../context.js";
import { liveKind } from "../receive/live-loads.js";

/** Of files alone: what came live cannot be read again, so it is never taken back. */
export const loadsInForce = ({ state }: Stores, source: string): Promise<Load[]> =>
  state.db
    .selectFrom("loads")
    .selectAll()
    .where("source", "=", source)
    .where("state", "=", "committed")
    .where("kind", "!=", liveKind)
    .orderBy("id")
    .execute();

/** Sources whose files have loads in force. */
export const sourcesInForce = async ({ state }: Stores): Promise<readonly string[]> =>
  (
    await state.db
      .selectFrom("loads")
      .select("source")
      .distinct()
      .where("state", "=", "committed")
      .where("kind", "!=", liveKind)
      .execute()
  ).map((row) => row.source);

/** A file with another name is no other file: nothing is read again. */
export const rename = async ({ facts, state }: Stores, load: Load, path: string): Promise<void> => {
  if (load.quarantined > 0)
    await facts.command(
      sql`ALTER TABLE ${quarantine} UPDATE file = ${p.text(path)} WHERE load = ${p.int(load.id)} SETTINGS mutations_sync = 2`,
    );
  await state.db.updateTable("loads").set({ path }).where("id", "=", load.id).execute();
};
