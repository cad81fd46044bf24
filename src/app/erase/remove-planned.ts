import { p, type Sql, sql } from "../../core/sql.js";
import type { Table } from "../../core/table.js";
import {
  plannedArrivals,
  plannedQuarantine,
  plannedRecords,
  plannedRows,
  putArrivals,
} from "../../interactions/erase.sql.js";
import { arrivals, copies, importGone, interactions, interactionsPast, quarantine } from "../../interactions/tables.js";
import { commitments, commitmentsThen } from "../../promises/tables.js";
import type { Workspace } from "../../spec/workspace.js";
import type { Stores } from "../context.js";
import { emptyTable } from "../remove-rows.js";
import type { Journal } from "./journal.js";

/** Takes out what the plan names, for good: parts are written anew without it. Done again, nothing more goes. */
export const removePlanned = async (stores: Stores, workspace: Workspace, journal: Journal): Promise<void> => {
  const { facts, state } = stores;
  // Judged again by the next question: whatever rests on others too, and what an owner's own SQL made of the rows.
  const again = workspace.promises.filter((d) => journal.others || d.kind === "measure").map((d) => d.name);
  if (again.length > 0) await state.db.deleteFrom("judged").where("promise", "in", again).execute();
  await erase(stores, commitments, sql`record_id IN ${plannedRecords}`);
  await emptyTable(facts, commitmentsThen);
  await erase(stores, copies, sql`record_id IN ${plannedRecords}`);
  await erase(stores, quarantine, plannedQuarantine);
  await erase(stores, arrivals, plannedArrivals);
  await facts.command(putArrivals);
  await erase(stores, interactionsPast, plannedRows("past"));
  await erase(stores, interactions, plannedRows("interaction"));
  await emptyTable(facts, importGone);
  await state.db.transaction().execute(async (trx) => {
    for (const { id, ...after } of journal.loads)
      await trx.updateTable("loads").set(after).where("id", "=", id).execute();
  });
  for (const { name } of workspace.promises) {
    const [row] = await facts.query(sql`SELECT count() AS n FROM ${commitments} WHERE promise = ${p.text(name)}`);
    await state.db
      .updateTable("judged")
      .set({ commitments: Number(row?.n ?? 0) })
      .where("promise", "=", name)
      .execute();
  }
};

/** A mutation, not the usual mask over rows that stay on the disk: it returns when every part has been written without them. */
const erase = async ({ facts }: Stores, table: Table, where: Sql): Promise<void> => {
  const { home } = facts;
  const target = home.home === "cluster" ? { ...table, table: `${table.table}_local` } : table;
  const on = home.home === "cluster" ? sql` ON CLUSTER ${sql.name(home.cluster)}` : sql.empty;
  await facts.command(sql`ALTER TABLE ${target}${on} DELETE WHERE ${where}`, {
    settings: { mutations_sync: 2, allow_nondeterministic_mutations: 1 },
  });
};
