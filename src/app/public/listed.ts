import { PublicPromise } from "../../report/public/model.js";
import type { Stores } from "../context.js";

const prefix = "public:";

/**
 * Remembers what stands on the public page, and gives what stood there and no longer does: taken out of kept.yaml, or no longer
 * public. So bad news cannot be had to disappear by deleting a promise.
 */
export const listedNow = async (
  { state, turns }: Stores,
  now: readonly PublicPromise[],
  asOf: string,
): Promise<readonly PublicPromise[]> =>
  turns.take("public page", async () => {
    const rows = await state.db.selectFrom("meta").selectAll().where("key", "like", `${prefix}%`).execute();
    const before = new Map(rows.map((row) => [row.key.slice(prefix.length), row.value]));
    const write = async (one: PublicPromise) => {
      const value = JSON.stringify(one);
      if (before.get(one.name) === value) return;
      await state.db
        .insertInto("meta")
        .values({ key: prefix + one.name, value })
        .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
        .execute();
    };
    for (const one of now) await write(one);
    const withdrawn: PublicPromise[] = [];
    for (const [name, value] of [...before].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (now.some((one) => one.name === name)) continue;
      const stood = PublicPromise.parse(JSON.parse(value));
      const one = stood.withdrawn === null ? { ...stood, withdrawn: asOf } : stood;
      await write(one);
      withdrawn.push(one);
    }
    return withdrawn;
  });
