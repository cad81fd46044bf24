import { setTimeout as pause } from "node:timers/promises";
import { sql as stateSql } from "kysely";
import { KeptError } from "../../core/kept-error.js";
import { p, sql } from "../../core/sql.js";
import { eraseArrivals, erasePlan } from "../../interactions/erase-tables.js";
import type { Context, Stores } from "../context.js";
import { emptyTable } from "../remove-rows.js";
import { derivedTables, storedTables } from "../tables.js";

const tables = [...storedTables, ...derivedTables];

/** How old parts go at once. The engine keeps them for eight minutes, and the text of a hundred finished mutations. */
const atOnce = sql`old_parts_lifetime = 0, finished_mutations_to_keep = 0, cleanup_delay_period = 1, cleanup_delay_period_random_add = 0, merge_tree_clear_old_parts_interval_seconds = 1`;
const asBefore = sql`old_parts_lifetime, finished_mutations_to_keep, cleanup_delay_period, cleanup_delay_period_random_add, merge_tree_clear_old_parts_interval_seconds`;

/** So long the engine may take to remove files that nobody reads any more. */
const patienceMs = 120_000;

/** Makes the disk forget too: rows behind masks, old parts, the text of mutations, the log of the state, temporary files. */
export const forgetBytes = async (context: Context, stores: Stores): Promise<void> => {
  const { facts, state } = stores;
  await emptyTable(facts, erasePlan);
  await emptyTable(facts, eraseArrivals);
  if (facts.home.home === "single") {
    for (const table of tables) {
      await facts.command(sql`ALTER TABLE ${table} APPLY DELETED MASK`, { settings: { mutations_sync: 2 } });
      await facts.command(sql`ALTER TABLE ${table} MODIFY SETTING ${atOnce}`);
    }
    // An embedded engine looks for old parts when it opens a table; a server does so by itself.
    if (isEmbedded(context)) for (const table of tables) await reopen(stores, table);
    await untilGone(stores);
    for (const table of tables) {
      await facts.command(
        sql`KILL MUTATION WHERE database = ${p.text(facts.home.database)} AND table = ${p.text(table.table)} AND is_done = 1`,
      );
      await facts.command(sql`ALTER TABLE ${table} RESET SETTING ${asBefore}`);
    }
  }
  if (state.kind === "sqlite") {
    await stateSql`VACUUM`.execute(state.db);
    await stateSql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(state.db);
  }
};

const isEmbedded = (_context: Context) => !process.env.KEPT_CLICKHOUSE_URL;

const reopen = async ({ facts }: Stores, table: (typeof tables)[number]): Promise<void> => {
  await facts.command(sql`DETACH TABLE ${table} SYNC`);
  await facts.command(sql`ATTACH TABLE ${table}`);
};

const untilGone = async ({ facts }: Stores): Promise<void> => {
  // A part without rows stays as a mark of the numbers that were given; it holds nothing.
  const names = p.texts(tables.map((t) => t.table));
  for (const end = Date.now() + patienceMs; ; await pause(100)) {
    const [row] = await facts.query(
      sql`SELECT count() AS n FROM system.parts WHERE database = ${p.text(facts.home.database)} AND has(${names}, table) AND NOT active AND rows > 0`,
    );
    if (Number(row?.n ?? 0) === 0) return;
    if (Date.now() > end)
      throw new KeptError("erase_unfinished", "The engine still keeps old files that may hold the person", {
        instead: "Run kept erase again: it goes on where it stopped.",
      });
  }
};
