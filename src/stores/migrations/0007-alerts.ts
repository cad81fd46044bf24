import { type Kysely, type Migration, sql } from "kysely";

/** What is being broken just now, who was told, and whether it arrived. */
export const alerts = (_kind: "sqlite" | "postgres"): Migration => ({
  up: async (db: Kysely<unknown>) => {
    const { schema } = db;
    await schema
      .createTable("alerts")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("subject", "text", (c) => c.notNull())
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("severity", "text", (c) => c.notNull())
      .addColumn("says", "text", (c) => c.notNull())
      .addColumn("owner", "text")
      .addColumn("opened_at", "text", (c) => c.notNull())
      .addColumn("seen_at", "text", (c) => c.notNull())
      .addColumn("clear_since", "text")
      .addColumn("frozen", "text")
      .addColumn("resolved_at", "text")
      .addColumn("acknowledged_at", "text")
      .addColumn("acknowledged_by", "text")
      .addColumn("muted_until", "text")
      .addColumn("escalated_at", "text")
      .execute();
    // One at a time of each kind for each promise or source, whoever writes it.
    await schema
      .createIndex("alerts_open")
      .unique()
      .on("alerts")
      .columns(["subject", "kind"])
      .where(sql.ref("resolved_at"), "is", null)
      .execute();
    await schema
      .createTable("deliveries")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("alert", "text")
      .addColumn("event", "text", (c) => c.notNull())
      .addColumn("channel", "text", (c) => c.notNull())
      .addColumn("recipient", "text")
      .addColumn("owner", "text")
      .addColumn("subject", "text")
      .addColumn("message", "text", (c) => c.notNull())
      .addColumn("state", "text", (c) => c.notNull())
      .addColumn("attempts", "bigint", (c) => c.notNull().defaultTo(0))
      .addColumn("made_at", "text", (c) => c.notNull())
      .addColumn("next_at", "text")
      .addColumn("give_up_at", "text", (c) => c.notNull())
      .addColumn("tried_at", "text")
      .addColumn("sent_at", "text")
      .addColumn("says", "text")
      .execute();
    await schema.createIndex("deliveries_due").on("deliveries").columns(["state", "next_at"]).execute();
    await schema.createIndex("deliveries_by_alert").on("deliveries").column("alert").execute();
    await schema
      .createTable("stopped_channels")
      .addColumn("address_hash", "text", (c) => c.primaryKey())
      .addColumn("channel", "text", (c) => c.notNull())
      .addColumn("stopped_at", "text", (c) => c.notNull())
      .addColumn("says", "text", (c) => c.notNull())
      .execute();
    await schema
      .createTable("digests")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("sent_at", "text", (c) => c.notNull())
      .execute();
  },
});
