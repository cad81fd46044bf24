import { p, sql } from "../../core/sql.js";
import { tablesOfLoads } from "../../interactions/commit.sql.js";
import { importGone } from "../../interactions/tables.js";
import type { Stores } from "../context.js";
import { emptyTable, removeRows } from "../remove-rows.js";
import { finishCommit } from "./commit.js";

/**
 * After an import that was broken off: what had begun to commit is finished, what had not leaves no trace; its files are read
 * again by the next import. Nothing is asked before this has run.
 */
export const recover = async (stores: Stores): Promise<void> => {
  const { facts, state } = stores;
  const open = await state.db.selectFrom("loads").selectAll().where("state", "in", ["staged", "committing"]).orderBy("id").execute();
  const committing = open.filter((l) => l.state === "committing");
  if (committing.length > 0) {
    const ids = committing.map((l) => l.id);
    await finishCommit(stores, { first: ids[0]!, ids, step: committing[0]!.step ?? "move", at: new Date(committing[0]!.loaded_at) });
    await state.db.transaction().execute(async (trx) => {
      for (const load of committing) {
        const at = { state: "withdrawn" as const, withdrawn_at: load.loaded_at };
        await trx.updateTable("loads").set(at).where("source", "=", load.source).where("path", "=", load.path).where("state", "=", "committed").execute();
      }
      await trx.updateTable("loads").set({ state: "committed", step: null }).where("id", "in", ids).execute();
    });
    await emptyTable(facts, importGone);
  }
  const staged = open.filter((l) => l.state === "staged").map((l) => l.id);
  if (staged.length === 0) return;
  for (const table of tablesOfLoads) await removeRows(facts, table, sql`has(${p.ints(staged)}, toInt64(load))`);
  await state.db.deleteFrom("loads").where("id", "in", staged).execute();
};
