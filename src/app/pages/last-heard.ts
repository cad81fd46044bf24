import type { Stores } from "../context.js";

/** When each source last delivered anything that was taken in. */
export const lastHeard = async ({ state }: Stores): Promise<ReadonlyMap<string, string>> => {
  const rows = await state.db
    .selectFrom("loads")
    .select(["source", (e) => e.fn.max("loaded_at").as("heard")])
    .where("state", "=", "committed")
    .groupBy("source")
    .execute();
  return new Map(rows.map((row) => [row.source, row.heard]));
};
