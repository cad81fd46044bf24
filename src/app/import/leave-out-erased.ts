import { sql } from "../../core/sql.js";
import { erasedQuarantine, type Tombstones } from "../../interactions/erase.sql.js";
import { quarantine } from "../../interactions/tables.js";
import type { Load } from "../../stores/state-tables.js";
import type { Stores } from "../context.js";
import { removeRows } from "../remove-rows.js";

/** Takes records that nobody could read, and that mention somebody who was erased, out of what these loads brought. */
export const leaveOutErased = async (
  { facts, state }: Stores,
  loads: readonly Load[],
  erased: Tombstones,
): Promise<void> => {
  const theirs = erasedQuarantine(Math.min(...loads.map((load) => load.id)), erased);
  const found = await facts.query(sql`SELECT load, count() AS n FROM ${quarantine} WHERE ${theirs} GROUP BY load`);
  if (found.length === 0) return;
  await removeRows(facts, quarantine, theirs);
  for (const { load, n } of found)
    await state.db
      .updateTable("loads")
      .set((e) => ({ quarantined: e("quarantined", "-", Number(n)) }))
      .where("id", "=", Number(load))
      .execute();
};
