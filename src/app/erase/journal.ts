import { z } from "zod";
import type { Stores } from "../context.js";

/** Where an erasure stands. Holds no key: `customer` is a keyed hash of what was asked for. Each step can be done twice. */
export const Journal = z.object({
  customer: z.string(),
  step: z.enum(["remove", "forget", "prove"]),
  at: z.string(),
  removed: z.array(z.object({ what: z.string(), rows: z.number().int() })),
  /** What the loads that held the person will say of themselves. */
  loads: z.array(
    z.object({
      id: z.number().int(),
      rows: z.number().int(),
      duplicates: z.number().int(),
      quarantined: z.number().int(),
      first_at: z.string().nullable(),
      last_at: z.string().nullable(),
    }),
  ),
  /** Other people's commitments may change too. */
  others: z.boolean(),
  /** Files that still hold the person: ours to name, the owner's to mend. */
  files: z.array(z.string()),
});
export type Journal = z.infer<typeof Journal>;

const name = "erasure";

export const readJournal = async ({ state }: Pick<Stores, "state">): Promise<Journal | null> => {
  const row = await state.db.selectFrom("meta").select("value").where("key", "=", name).executeTakeFirst();
  return row ? Journal.parse(JSON.parse(row.value)) : null;
};

export const writeJournal = async ({ state }: Pick<Stores, "state">, journal: Journal): Promise<void> => {
  const value = JSON.stringify(journal);
  await state.db
    .insertInto("meta")
    .values({ key: name, value })
    .onConflict((c) => c.column("key").doUpdateSet({ value }))
    .execute();
};

export const closeJournal = async ({ state }: Pick<Stores, "state">): Promise<void> => {
  await state.db.deleteFrom("meta").where("key", "=", name).execute();
};
