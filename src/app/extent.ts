import type { Kysely } from "kysely";
import { KeptError } from "../core/kept-error.js";
import { p, sql } from "../core/sql.js";
import type { Table } from "../core/table.js";
import { arrivals, copies, interactions, interactionsPast, quarantine } from "../interactions/tables.js";
import type { Facts } from "../stores/facts.js";
import { storeProblems } from "../stores/problems.js";
import type { StateTables } from "../stores/state-tables.js";
import type { Stores } from "./context.js";

/**
 * How many rows each table of facts holds. The engine leaves a damaged part out, and would answer from the rest as if that were
 * all: whoever changes these tables remembers their extent, and whoever opens them compares.
 */
export type Extent = Readonly<Record<string, number>>;

const tables = [interactions, interactionsPast, quarantine, arrivals, copies] as const;
const key = "extent";

/** What comes live goes on coming while an import counts: it has a count of its own. */
const grows = (table: Table) => "batch" in table.columns && table.table !== interactionsPast.table;

export const countExtent = async (facts: Facts): Promise<Extent> => {
  const counts = tables.map(
    (table) =>
      sql`SELECT ${p.text(table.table)} AS name, count() AS n FROM ${table} WHERE ${grows(table) ? sql`batch = 0` : sql`true`}`,
  );
  const rows = await facts.query(sql.join(counts, sql` UNION ALL `));
  return Object.fromEntries(rows.map((row) => [String(row.name), Number(row.n)]));
};

export const rememberExtent = async (db: Kysely<StateTables>, extent: Extent): Promise<void> => {
  const value = JSON.stringify(extent);
  await db
    .insertInto("meta")
    .values({ key, value })
    .onConflict((c) => c.column("key").doUpdateSet({ value }))
    .execute();
};

/** For whoever changes those tables outside an import. Broken off, nothing is remembered, so that nothing seems damaged. */
export const changingExtent = async <T>({ facts, state }: Stores, change: () => Promise<T>): Promise<T> => {
  await state.db.deleteFrom("meta").where("key", "=", key).execute();
  const changed = await change();
  await rememberExtent(state.db, await countExtent(facts));
  return changed;
};

/** Throws when the facts hold other rows than were stored, or rows that no journal knows. */
export const checkExtent = async ({ facts, state }: Stores): Promise<void> => {
  const stored = await state.db.selectFrom("meta").select("value").where("key", "=", key).executeTakeFirst();
  const loads = stored ? [] : await state.db.selectFrom("loads").select("id").limit(1).execute();
  if (loads.length > 0) return;
  const known: Extent = stored ? JSON.parse(stored.value) : { [interactions.table]: 0 };
  const found = await countExtent(facts);
  const wrong = Object.keys(known).filter((name) => known[name] !== found[name]);
  if (wrong.length === 0) return;
  const says = wrong.map((name) => `${name} holds ${found[name]} rows where ${known[name]} were stored`).join("; ");
  const { title, instead } = storeProblems.kinds.facts_damaged;
  throw new KeptError("facts_damaged", `${title}: ${says}`, { instead });
};
