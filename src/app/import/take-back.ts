import type { Load, NewLoad } from "../../stores/state-tables.js";
import type { Stores } from "../context.js";

const kind = "taken back";

/** Whether a load stands for a file that kept.yaml no longer asks for. */
export const isTakenBack = (load: Pick<Load, "kind">): boolean => load.kind === kind;

/** Stages empty loads in place of the given ones: committing them withdraws what those held. */
export const stageTakenBack = async ({ state }: Stores, loads: readonly Load[], at: Date): Promise<readonly Load[]> => {
  if (loads.length === 0) return [];
  const empty = loads.map(
    ({ source, path }): NewLoad => ({
      source,
      path,
      content_hash: "",
      mapping_hash: "",
      kind,
      state: "staged",
      loaded_at: at.toISOString(),
    }),
  );
  return state.db.insertInto("loads").values(empty).returningAll().execute();
};
