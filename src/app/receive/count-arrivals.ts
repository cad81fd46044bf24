import { countLiveArrivals } from "../../interactions/live.sql.js";
import type { Context } from "../context.js";
import { liveKind, newestBatch } from "./live-loads.js";

/** Counts what came live since it was last counted, so that coverage follows. */
export const countArrivals = async (context: Context): Promise<void> => {
  const stores = await context.stores();
  const workspace = await context.workspace();
  await stores.turns.take("live", async () => {
    const { facts, state } = stores;
    const upTo = await newestBatch(stores);
    const row = await state.db
      .selectFrom("loads")
      .select((e) => e.fn.max("counted").as("counted"))
      .executeTakeFirst();
    const after = Number(row?.counted ?? 0);
    if (upTo <= after) return;
    const parts = workspace.sources.flatMap((s) => (s.expect?.by ? [{ source: s.name, by: s.expect.by }] : []));
    await facts.command(countLiveArrivals({ after, upTo, parts }));
    await state.db.updateTable("loads").set({ counted: upTo }).where("kind", "=", liveKind).execute();
  });
};
