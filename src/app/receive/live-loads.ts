import type { SourceDefinition } from "../../sources/model.js";
import type { Workspace } from "../../spec/workspace.js";
import type { Load } from "../../stores/state-tables.js";
import type { Context, Stores } from "../context.js";

/** The kind of a load that grows with what comes live: one for each source and day (UTC), so that loads do not grow with traffic. */
export const liveKind = "live";

export const livePath = (at: Date): string => `live/${at.toISOString().slice(0, 10)}`;

/**
 * The load that takes what comes now. It is begun in turn with whatever changes facts, so that no import that is under way
 * takes it for one of its own; and a day ahead, so that midnight waits for no import.
 */
export const liveLoad = async (context: Context, source: SourceDefinition, at: Date): Promise<Load> => {
  const stores = await context.stores();
  const there = await find(stores, source.name, livePath(at));
  if (there !== undefined) return there;
  const workspace = await context.workspace();
  return stores.turns.take(
    "facts",
    async () =>
      (await find(stores, source.name, livePath(at))) ??
      begin(stores, { source, workspace, at, now: context.clock.now() }),
  );
};

const find = ({ state }: Stores, source: string, path: string): Promise<Load | undefined> =>
  state.db
    .selectFrom("loads")
    .selectAll()
    .where("source", "=", source)
    .where("path", "=", path)
    .where("kind", "=", liveKind)
    .where("state", "=", "committed")
    .executeTakeFirst();

const begin = (
  { state }: Stores,
  given: { source: SourceDefinition; workspace: Workspace; at: Date; now: Date },
): Promise<Load> =>
  state.db
    .insertInto("loads")
    .values({
      source: given.source.name,
      path: livePath(given.at),
      content_hash: "",
      mapping_hash: given.workspace.mappingHashes[given.source.name] ?? "",
      kind: liveKind,
      state: "committed",
      loaded_at: given.now.toISOString(),
      types: "[]",
    })
    .returningAll()
    .executeTakeFirstOrThrow();

export const newestBatch = async ({ state }: Stores): Promise<number> => {
  const row = await state.db
    .selectFrom("loads")
    .select((e) => e.fn.max("batch").as("batch"))
    .executeTakeFirst();
  return Number(row?.batch ?? 0);
};
