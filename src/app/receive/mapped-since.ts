import { z } from "zod";
import type { Workspace } from "../../spec/workspace.js";
import type { Stores } from "../context.js";

const Remembered = z.record(z.string(), z.object({ hash: z.string(), since: z.number() }));
const key = "live_mappings";

/** Since when each source's events are read as they are now: rows of before cannot be compared with what comes. */
export const mappedSince = async (
  { state }: Stores,
  { mappingHashes }: Workspace,
  now: Date,
): Promise<(source: string) => number> => {
  const row = await state.db.selectFrom("meta").select("value").where("key", "=", key).executeTakeFirst();
  const before = row ? Remembered.parse(JSON.parse(row.value)) : {};
  const after = Object.fromEntries(
    Object.entries(mappingHashes).map(([source, hash]) => [
      source,
      before[source]?.hash === hash ? before[source] : { hash, since: before[source] ? now.getTime() : 0 },
    ]),
  );
  const value = JSON.stringify(after);
  if (value !== row?.value)
    await state.db
      .insertInto("meta")
      .values({ key, value })
      .onConflict((c) => c.column("key").doUpdateSet({ value }))
      .execute();
  return (source) => after[source]?.since ?? 0;
};
