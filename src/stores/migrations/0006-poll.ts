import type { Kysely, Migration } from "kysely";

/** Scheduled work that is done once, and how far each polled source has been read. */
export const poll = (): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable("leases")
      .addColumn("name", "text", (column) => column.primaryKey())
      .addColumn("holder", "text", (column) => column.notNull())
      .addColumn("until", "text", (column) => column.notNull())
      .execute();
    await db.schema
      .createTable("runs")
      .addColumn("name", "text", (column) => column.primaryKey())
      .addColumn("ran_at", "text", (column) => column.notNull())
      .execute();
    await db.schema
      .createTable("pollers")
      .addColumn("source", "text", (column) => column.primaryKey())
      .addColumn("cursor", "text")
      .addColumn("seq", "bigint", (column) => column.notNull().defaultTo(0))
      .addColumn("polled_at", "text")
      .addColumn("succeeded_at", "text")
      .addColumn("error_code", "text")
      .addColumn("error_says", "text")
      .addColumn("error_write", "text")
      .addColumn("failures", "bigint", (column) => column.notNull().defaultTo(0))
      .addColumn("next_at", "text")
      .addColumn("records", "bigint", (column) => column.notNull().defaultTo(0))
      .addColumn("last_records", "bigint", (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema
      .createTable("polled_objects")
      .addColumn("source", "text", (column) => column.notNull())
      .addColumn("key", "text", (column) => column.notNull())
      .addColumn("tag", "text", (column) => column.notNull())
      .addColumn("path", "text", (column) => column.notNull())
      .addColumn("taken_at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("polled_objects_key", ["source", "key"])
      .execute();
  },
});
