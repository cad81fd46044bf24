import {
  broughtByLoad,
  countArrivals,
  planDuplicates,
  planErased,
  planWithdrawn,
} from "../../interactions/commit.sql.js";
import { importGone } from "../../interactions/tables.js";
import type { Load } from "../../stores/state-tables.js";
import type { Stores } from "../context.js";
import { emptyTable } from "../remove-rows.js";
import { erasedHashes } from "./erased.js";
import { finishCommit, journal, type Planned } from "./finish-commit.js";
import { groupOf } from "./group-of.js";
import { leaveOutErased } from "./leave-out-erased.js";

/**
 * Commits loads of one source whose rows are stored already: duplicates and corrections are settled, what their files no longer
 * hold is withdrawn. First the plan is written, then the journal says that it is carried out: killed before, the loads leave no
 * trace; killed after, `recover` finishes. `part` is the property by which the source's coverage is counted.
 */
export const commitGroup = async (
  stores: Stores,
  loads: readonly Load[],
  part: string | null,
): Promise<readonly Planned[]> => {
  const { facts, state } = stores;
  const group = await groupOf(stores, loads);
  await emptyTable(facts, importGone);
  const erased = await erasedHashes(stores);
  if (erased.hashes.length > 0) {
    await facts.command(planErased(group, erased));
    await leaveOutErased(stores, loads, erased);
  }
  await facts.command(countArrivals(group, part));
  const brought = await facts.query(broughtByLoad(group));
  await facts.command(planDuplicates(group));
  if (group.replaced.length > 0) await facts.command(planWithdrawn(group));
  await state.db.transaction().execute(async (trx) => {
    for (const { load, first_at, last_at, types } of brought) {
      const what = { first_at: String(first_at), last_at: String(last_at), types: JSON.stringify(types) };
      await trx.updateTable("loads").set(what).where("id", "=", Number(load)).execute();
    }
    await journal(trx, loads, "move");
  });
  return finishCommit(stores, loads, { step: "move", after: "plan" });
};
