import { ProblemsFound } from "../../core/problems-found.js";
import { sql } from "../../core/sql.js";
import type { Archive } from "../backup/archive-reader.js";
import { backupProblems } from "../backup/problems.js";
import type { Context } from "../context.js";
import { countExtent, rememberExtent } from "../extent.js";
import { storedTables } from "../tables.js";

/** Fills the tables of facts, which must be empty, and counts afterwards. */
export const loadFacts = async (context: Context, { manifest, rows }: Archive): Promise<void> => {
  const { facts, state } = await context.stores();
  for (const table of storedTables) {
    const [row] = await facts.query(sql`SELECT count() AS n FROM ${table}`);
    if (Number(row!.n) > 0)
      throw new ProblemsFound([
        backupProblems.make("backup.target", { says: `the facts hold ${table.table} already` }),
      ]);
  }
  const task = context.progress.task("Restoring", "rows");
  let done = 0;
  for (const held of manifest.facts) {
    const table = storedTables.find((one) => one.table === held.table)!;
    for (const entry of held.entries) {
      const some = await rows(entry);
      await facts.insert(table, some, { signal: context.signal });
      done += some.length;
      task.update(done);
    }
    const [row] = await facts.query(sql`SELECT count() AS n FROM ${table}`);
    if (Number(row!.n) !== held.rows)
      throw new ProblemsFound([
        backupProblems.make("backup.damaged", {
          says: `${held.table} has ${row!.n} rows where the backup holds ${held.rows}`,
        }),
      ]);
  }
  await rememberExtent(state.db, await countExtent(facts));
  task.end();
};
