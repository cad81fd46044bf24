import type { ColumnDataType, Kysely, Migration } from "kysely";
import { access } from "./migrations/0004-access.js";
import { live } from "./migrations/0005-live.js";
import { poll } from "./migrations/0006-poll.js";
import { alerts } from "./migrations/0007-alerts.js";

export type StateKind = "sqlite" | "postgres";

/**
 * What was done to the state, in order; run at every opening. A migration that was published never changes: add another.
 * The same for both homes but for the number that counts up by itself.
 */
export const stateMigrations = (kind: StateKind): Record<string, Migration> => ({
  "0001_loads": {
    up: async (db: Kysely<unknown>) => {
      const counter: ColumnDataType = kind === "sqlite" ? "integer" : "serial";
      await db.schema
        .createTable("loads")
        .addColumn("id", counter, (column) =>
          kind === "sqlite" ? column.primaryKey().autoIncrement() : column.primaryKey(),
        )
        .addColumn("source", "text", (column) => column.notNull())
        .addColumn("path", "text", (column) => column.notNull())
        .addColumn("content_hash", "text", (column) => column.notNull())
        .addColumn("mapping_hash", "text", (column) => column.notNull())
        .addColumn("kind", "text", (column) => column.notNull())
        .addColumn("state", "text", (column) => column.notNull())
        .addColumn("step", "text")
        .addColumn("rows", "bigint", (column) => column.notNull().defaultTo(0))
        .addColumn("duplicates", "bigint", (column) => column.notNull().defaultTo(0))
        .addColumn("corrected", "bigint", (column) => column.notNull().defaultTo(0))
        .addColumn("quarantined", "bigint", (column) => column.notNull().defaultTo(0))
        .addColumn("empty", "bigint", (column) => column.notNull().defaultTo(0))
        .addColumn("bytes", "bigint", (column) => column.notNull().defaultTo(0))
        .addColumn("loaded_at", "text", (column) => column.notNull())
        .addColumn("withdrawn_at", "text")
        .addColumn("file_modified_at", "text")
        .addColumn("first_at", "text")
        .addColumn("last_at", "text")
        .execute();
      await db.schema.createIndex("loads_by_content").on("loads").columns(["source", "content_hash"]).execute();
      await db.schema
        .createTable("judged")
        .addColumn("promise", "text", (column) => column.primaryKey())
        .addColumn("definition_hash", "text", (column) => column.notNull())
        .addColumn("data_version", "text", (column) => column.notNull())
        .addColumn("judged_at", "text", (column) => column.notNull())
        .addColumn("commitments", "bigint", (column) => column.notNull().defaultTo(0))
        .execute();
      await db.schema
        .createTable("erased")
        .addColumn("identifier_hash", "text", (column) => column.primaryKey())
        .addColumn("erased_at", "text", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("meta")
        .addColumn("key", "text", (column) => column.primaryKey())
        .addColumn("value", "text", (column) => column.notNull())
        .execute();
    },
  },
  "0002_erased_rows": {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .alterTable("loads")
        .addColumn("erased", "bigint", (column) => column.notNull().defaultTo(0))
        .execute();
    },
  },
  "0003_types": {
    up: async (db: Kysely<unknown>) => {
      await db.schema.alterTable("loads").addColumn("types", "text").execute();
    },
  },
  "0004_access": access(kind),
  "0005_live": live(),
  "0006_poll": poll(),
  "0007_alerts": alerts(kind),
});
