import type { Group } from "../../interactions/commit.sql.js";
import type { Load } from "../../stores/state-tables.js";
import type { Stores } from "../context.js";

/** The loads of one source that are committed together, with what they replace: the same before, during and after a crash. */
export const groupOf = async ({ state }: Stores, loads: readonly Load[]): Promise<Group> => {
  const inForce = await state.db
    .selectFrom("loads")
    .select(["id", "path"])
    .where("source", "=", loads[0]!.source)
    .where("state", "=", "committed")
    .execute();
  const { n } = await state.db
    .selectFrom("erased")
    .select((e) => e.fn.countAll().as("n"))
    .executeTakeFirstOrThrow();
  const paths = new Set(loads.map((load) => load.path));
  return {
    first: Math.min(...loads.map((load) => load.id)),
    at: new Date(loads[0]!.loaded_at),
    replaced: inForce.filter((load) => paths.has(load.path)).map((load) => load.id),
    live: inForce.filter((load) => !paths.has(load.path)).map((load) => load.id),
    erased: Number(n),
  };
};
