import { p, sql } from "../../core/sql.js";
import { unknownToJournal } from "../../interactions/live.sql.js";
import { arrivals } from "../../interactions/tables.js";
import type { Stores } from "../context.js";
import { removeRows } from "../remove-rows.js";
import { newestBatch } from "./live-loads.js";

/**
 * After a commit of live events that was broken off: what reached the facts is entered in the journal. Nobody was told that it
 * was taken; whoever sends it again is told that it is there.
 */
export const recoverLive = async (stores: Stores): Promise<void> => {
  await stores.turns.take("live", async () => {
    const { facts, state } = stores;
    const found = await facts.query(unknownToJournal(await newestBatch(stores)));
    for (const row of found) {
      const load = await state.db.selectFrom("loads").selectAll().where("id", "=", Number(row.load)).executeTakeFirst();
      if (load === undefined) continue;
      const both = (a: string | null, b: unknown, pick: "first" | "last") =>
        [a, b === null ? null : String(b)]
          .filter((t) => t !== null)
          .sort()
          .at(pick === "first" ? 0 : -1) ?? null;
      await state.db
        .updateTable("loads")
        .set({
          rows: Number(load.rows) + Number(row.rows),
          quarantined: Number(load.quarantined) + Number(row.quarantined),
          batch: Number(row.batch),
          first_at: both(load.first_at, row.first_at, "first"),
          last_at: both(load.last_at, row.last_at, "last"),
          types: JSON.stringify([...new Set([...JSON.parse(load.types ?? "[]"), ...(row.types as string[])])].sort()),
        })
        .where("id", "=", load.id)
        .execute();
    }
    const { counted } = await state.db
      .selectFrom("loads")
      .select((e) => e.fn.max("counted").as("counted"))
      .executeTakeFirstOrThrow();
    const beyond = sql`batch > ${p.int(Number(counted ?? 0))}`;
    const [more] = await facts.query(sql`SELECT count() AS n FROM ${arrivals} WHERE ${beyond}`);
    if (Number(more?.n ?? 0) > 0) await removeRows(facts, arrivals, beyond);
  });
};
