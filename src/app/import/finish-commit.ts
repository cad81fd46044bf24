import type { Kysely } from "kysely";
import { p, sql } from "../../core/sql.js";
import {
  type Group,
  gone,
  moveToPast,
  ofLoads,
  plannedByReason,
  rememberCopies,
  restore,
  restored,
} from "../../interactions/commit.sql.js";
import { copies, importGone, interactions, interactionsPast } from "../../interactions/tables.js";
import type { Load, StateTables } from "../../stores/state-tables.js";
import type { Stores } from "../context.js";
import { countExtent, rememberExtent } from "../extent.js";
import { emptyTable, removeRows } from "../remove-rows.js";
import { groupOf } from "./group-of.js";
import { isTakenBack } from "./take-back.js";

/** What a commit does to rows of one load. */
export type Planned = {
  readonly why: "duplicate" | "corrected" | "withdrawn" | "erased" | "restored";
  readonly load: number;
  readonly n: number;
};
type Step = "move" | "remove";

/** How far the commit of these loads has come. */
export const journal = (db: Kysely<StateTables>, loads: readonly Load[], step: Step) =>
  db.updateTable("loads").set({ state: "committing", step }).where("id", "in", idsOf(loads)).execute();

/**
 * Carries out the plan, from the step on that the journal names. Each step can be done twice: after a crash, what it may have
 * done before is taken out first.
 */
export const finishCommit = async (
  stores: Stores,
  loads: readonly Load[],
  from: { readonly step: Step; readonly after: "plan" | "crash" },
): Promise<readonly Planned[]> => {
  const { facts, state } = stores;
  const group = await groupOf(stores, loads);
  const planned = (await facts.query(plannedByReason)).map(
    ({ why, load, n }): Planned => ({ why: why as Planned["why"], load: Number(load), n: Number(n) }),
  );
  const has = (...why: readonly Planned["why"][]) => planned.some((one) => why.includes(one.why));
  if (from.step === "move") {
    if (from.after === "crash") {
      await removeRows(facts, interactionsPast, sql`gone_by = ${p.int(group.first)}`);
      await removeRows(facts, copies, sql`load >= ${p.int(group.first)}`);
      await removeRows(facts, interactions, restored);
    }
    if (has("corrected", "withdrawn")) await facts.command(moveToPast(group));
    if (has("duplicate", "corrected")) await facts.command(rememberCopies(group));
    if (has("restored")) await facts.command(restore);
    await journal(state.db, loads, "remove");
  }
  if (has("duplicate", "corrected", "withdrawn", "erased")) await removeRows(facts, interactions, gone);
  if (group.replaced.length > 0) await removeRows(facts, copies, ofLoads(group.replaced));
  await conclude(stores, { loads, group, planned });
  await emptyTable(facts, importGone);
  return planned;
};

const conclude = async (
  { facts, state }: Stores,
  done: { loads: readonly Load[]; group: Group; planned: readonly Planned[] },
): Promise<void> => {
  const { loads, group, planned } = done;
  const extent = await countExtent(facts);
  const at = group.at.toISOString();
  const count = (load: Load, ...why: readonly Planned["why"][]) =>
    planned.filter((one) => one.load === load.id && why.includes(one.why)).reduce((sum, one) => sum + one.n, 0);
  await state.db.transaction().execute(async (trx) => {
    const withdrawn = { state: "withdrawn", withdrawn_at: at } as const;
    if (group.replaced.length > 0)
      await trx.updateTable("loads").set(withdrawn).where("id", "in", group.replaced).execute();
    for (const load of loads) {
      const left = { duplicates: count(load, "duplicate", "corrected"), erased: count(load, "erased"), step: null };
      const state = isTakenBack(load) ? withdrawn : ({ state: "committed" } as const);
      await trx
        .updateTable("loads")
        .set({ ...left, ...state })
        .where("id", "=", load.id)
        .execute();
    }
    await rememberExtent(trx, extent);
  });
};

const idsOf = (loads: readonly Load[]) => loads.map((load) => load.id);
