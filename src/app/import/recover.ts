import { ofLoads, tablesOfLoads } from "../../interactions/commit.sql.js";
import type { Stores } from "../context.js";
import { removeRows } from "../remove-rows.js";
import { finishCommit } from "./finish-commit.js";

/**
 * After an import that was broken off: what had begun to commit is finished, what had not leaves no trace; its files are read
 * again by the next import. Nothing is asked before this has run.
 */
export const recover = async (stores: Stores): Promise<void> => {
  const { facts, state } = stores;
  const open = await state.db
    .selectFrom("loads")
    .selectAll()
    .where("state", "in", ["staged", "committing"])
    .orderBy("id")
    .execute();
  const committing = open.filter((load) => load.state === "committing");
  if (committing.length > 0) {
    const step = committing[0]!.step === "remove" ? "remove" : "move";
    await finishCommit(stores, committing, { step, after: "crash" });
  }
  const staged = open.filter((load) => load.state === "staged").map((load) => load.id);
  if (staged.length === 0) return;
  for (const table of tablesOfLoads) await removeRows(facts, table, ofLoads(staged));
  await state.db.deleteFrom("loads").where("id", "in", staged).execute();
};
