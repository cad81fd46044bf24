import type { Kysely, Migration } from "kysely";

/** A load of what came live goes on growing: which batch is in it, and up to which its arrivals are counted. */
export const live = (): Migration => ({
  up: async (db: Kysely<unknown>) => {
    for (const column of ["batch", "counted"])
      await db.schema
        .alterTable("loads")
        .addColumn(column, "bigint", (one) => one.notNull().defaultTo(0))
        .execute();
  },
});
