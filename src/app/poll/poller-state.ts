import type { Problem } from "../../core/problem.js";
import type { PollerRow } from "../../stores/poll-tables.js";
import type { State } from "../../stores/state.js";

export const pollerRow = async ({ db }: State, source: string): Promise<PollerRow> => {
  await db
    .insertInto("pollers")
    .values({ source })
    .onConflict((conflict) => conflict.column("source").doNothing())
    .execute();
  return db.selectFrom("pollers").selectAll().where("source", "=", source).executeTakeFirstOrThrow();
};

/** After what was fetched up to here has been committed. */
export const moveCursor = async (
  { db }: State,
  source: string,
  moved: { readonly cursor: string; readonly records: number },
): Promise<void> => {
  await db
    .updateTable("pollers")
    .set((e) => ({ cursor: moved.cursor, seq: e("seq", "+", 1), records: e("records", "+", moved.records) }))
    .where("source", "=", source)
    .execute();
};

export type Ended = {
  readonly at: Date;
  readonly nextAt: Date;
  readonly records: number;
  /** Null: it came to its end. */
  readonly problem: Problem | null;
};

export const rememberEnd = async ({ db }: State, source: string, ended: Ended): Promise<void> => {
  const { at, nextAt, records, problem } = ended;
  const told = { polled_at: at.toISOString(), next_at: nextAt.toISOString(), last_records: records };
  await db
    .updateTable("pollers")
    .set((e) =>
      problem === null
        ? { ...told, succeeded_at: told.polled_at, failures: 0, error_code: null, error_says: null, error_write: null }
        : {
            ...told,
            failures: e("failures", "+", 1),
            error_code: problem.code,
            error_says: problem.says,
            error_write: problem.write ?? null,
          },
    )
    .where("source", "=", source)
    .execute();
};

/** From the beginning, with the next poll. What was taken in stays. */
export const forgetCursor = async ({ db }: State, source: string): Promise<void> => {
  await db.updateTable("pollers").set({ cursor: null }).where("source", "=", source).execute();
  await db.deleteFrom("polled_objects").where("source", "=", source).execute();
};

export const knownObjects = async ({ db }: State, source: string): Promise<ReadonlyMap<string, string>> => {
  const rows = await db.selectFrom("polled_objects").select(["key", "tag"]).where("source", "=", source).execute();
  return new Map(rows.map((row) => [row.key, row.tag]));
};

export const rememberObjects = async (
  { db }: State,
  source: string,
  taken: { readonly objects: readonly { key: string; tag: string; path: string }[]; readonly at: Date },
): Promise<void> => {
  const taken_at = taken.at.toISOString();
  await db.transaction().execute(async (trx) => {
    for (const { key, tag, path } of taken.objects)
      await trx
        .insertInto("polled_objects")
        .values({ source, key, tag, path, taken_at })
        .onConflict((conflict) => conflict.columns(["source", "key"]).doUpdateSet({ tag, path, taken_at }))
        .execute();
    await trx
      .updateTable("pollers")
      .set((e) => ({ records: e("records", "+", taken.objects.length) }))
      .where("source", "=", source)
      .execute();
  });
};
