import { randomBytes } from "node:crypto";
import type { Stores } from "../context.js";

/** What must never be stored again: keyed hashes of identifiers, and the key, which is made when first needed. */
export const erasedHashes = async ({
  state,
}: Stores): Promise<{ key: readonly [string, string]; hashes: readonly string[] }> => {
  const hashes = (await state.db.selectFrom("erased").select("identifier_hash").execute()).map(
    (row) => row.identifier_hash,
  );
  return { key: await erasureKey({ state }), hashes };
};

const erasureKey = async ({ state }: Pick<Stores, "state">): Promise<readonly [string, string]> => {
  const stored = await state.db.selectFrom("meta").select("value").where("key", "=", "erasure_key").executeTakeFirst();
  if (stored) return stored.value.split(" ") as unknown as [string, string];
  const bytes = randomBytes(16);
  const value = `${bytes.readBigUInt64LE(0)} ${bytes.readBigUInt64LE(8)}`;
  await state.db
    .insertInto("meta")
    .values({ key: "erasure_key", value })
    .onConflict((c) => c.column("key").doNothing())
    .execute();
  const kept = await state.db
    .selectFrom("meta")
    .select("value")
    .where("key", "=", "erasure_key")
    .executeTakeFirstOrThrow();
  return kept.value.split(" ") as unknown as [string, string];
};
