import { p, sql } from "../../core/sql.js";
import {
  countArrivals,
  gone,
  goneByReason,
  loadsWithCopies,
  moveToPast,
  planDuplicates,
  planErased,
  planWithdrawn,
  rememberCopies,
} from "../../interactions/commit.sql.js";
import { copies, importGone, interactions, interactionsPast } from "../../interactions/tables.js";
import type { Load } from "../../stores/state-tables.js";
import type { Stores } from "../context.js";
import { emptyTable, removeRows } from "../remove-rows.js";
import { erasedHashes } from "./erased.js";

export type CommitOptions = {
  readonly at: Date;
  /** The property by which each source's coverage is counted. */
  readonly partOf: (source: string) => string | null;
  /** Whether a load's file is still there to be read again. */
  readonly isThere: (load: Load) => boolean;
};

/** What a group's commit did: rows taken out, by load and reason, and loads whose files must be read again. */
export type Committed = { readonly out: readonly { why: string; load: number; n: number }[]; readonly again: readonly number[] };

/**
 * Commits a group of loads whose rows are stored already: duplicates and corrections are settled, what their files no longer
 * hold is withdrawn, and the journal says so. Killed at any point, `recover` finishes or undoes it.
 */
export const commitGroup = async (stores: Stores, loads: readonly Load[], options: CommitOptions): Promise<Committed> => {
  const { facts, state } = stores;
  const first = Math.min(...loads.map((l) => l.id));
  const ids = loads.map((l) => l.id);
  for (const load of loads) await facts.command(countArrivals(load.id, options.partOf(load.source)));
  await emptyTable(facts, importGone);
  const replaced = await planGone(stores, loads, { first, isThere: options.isThere });
  const out = (await facts.query(goneByReason)).map((r) => ({ why: String(r.why), load: Number(r.load), n: Number(r.n) }));
  const again = replaced.length > 0 && out.some((o) => o.why === "withdrawn") ? (await facts.query(loadsWithCopies(replaced))).map((r) => Number(r.load)) : [];
  if (out.length > 0) {
    await state.db.updateTable("loads").set({ state: "committing", step: "move" }).where("id", "in", ids).execute();
    await finishCommit(stores, { first, ids, step: "move", at: options.at });
  }
  const count = (load: number, why: string) => out.filter((o) => o.load === load && o.why === why).reduce((sum, o) => sum + o.n, 0);
  await state.db.transaction().execute(async (trx) => {
    const withdrawn = { state: "withdrawn" as const, withdrawn_at: options.at.toISOString() };
    if (replaced.length > 0) await trx.updateTable("loads").set(withdrawn).where("id", "in", replaced).where("state", "=", "committed").execute();
    if (again.length > 0) await trx.updateTable("loads").set({ content_hash: "" }).where("id", "in", again).execute();
    for (const load of loads) {
      const left = { duplicates: count(load.id, "duplicate") };
      await trx.updateTable("loads").set({ state: "committed", step: null, ...left }).where("id", "=", load.id).execute();
    }
  });
  if (out.length > 0) await emptyTable(facts, importGone);
  return { out, again };
};

/** From the step on that the journal names: each step can be done twice. */
export const finishCommit = async ({ facts, state }: Stores, commit: { first: number; ids: readonly number[]; step: string; at: Date }): Promise<void> => {
  const { first, ids, step, at } = commit;
  if (step === "move") {
    await removeRows(facts, interactionsPast, sql`gone_by = ${p.int(first)}`);
    await facts.command(moveToPast(first, at));
    await removeRows(facts, copies, sql`load >= ${p.int(first)}`);
    await facts.command(rememberCopies(first));
    await state.db.updateTable("loads").set({ step: "remove" }).where("id", "in", ids).execute();
  }
  await removeRows(facts, interactions, gone);
};

const planGone = async (stores: Stores, loads: readonly Load[], options: { first: number; isThere: (load: Load) => boolean }): Promise<readonly number[]> => {
  const { facts, state } = stores;
  const erased = await erasedHashes(stores);
  if (erased.hashes.length > 0) await facts.command(planErased(options.first, erased));
  const live = await state.db.selectFrom("loads").selectAll().where("state", "in", ["committed", "withdrawn"]).execute();
  const replaced: number[] = [];
  for (const load of loads) {
    const earlier = live.filter((l) => l.source === load.source && l.path === load.path);
    if (earlier.length === 0) continue;
    const mine = earlier.map((l) => l.id);
    replaced.push(...mine);
    // A copy in a file that is gone cannot be read again: then the row stays.
    const spared = live.filter((l) => l.state === "committed" && !mine.includes(l.id) && !options.isThere(l)).map((l) => l.id);
    await facts.command(planWithdrawn({ load: load.id, replaced: mine, spared }));
  }
  await facts.command(planDuplicates(options.first));
  return replaced;
};
