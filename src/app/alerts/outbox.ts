import { randomUUID } from "node:crypto";
import type { Insertable, Kysely } from "kysely";
import type { AlertMessage } from "../../report/alert-message.js";
import type { AlertTables, DeliveriesTable } from "../../stores/alert-tables.js";
import type { StateTables } from "../../stores/state-tables.js";
import type { Way } from "./recipients.js";

export const giveUpAfterMs = 72 * 3_600_000;

type About = { readonly alert: string | null; readonly owner: string | null; readonly subject: string | null };

/** One row per message and recipient; with what it tells of, in one transaction. */
export const deliveryRows = (
  ways: readonly Way[],
  message: AlertMessage,
  { about, now }: { readonly about: About; readonly now: Date },
): readonly Insertable<DeliveriesTable>[] =>
  ways.map(({ channel, recipient, at }) => ({
    id: `msg_${randomUUID().replaceAll("-", "")}`,
    ...about,
    event: message.event,
    channel,
    recipient,
    message: JSON.stringify(message),
    state: "waiting",
    made_at: now.toISOString(),
    next_at: at.toISOString(),
    give_up_at: new Date(at.getTime() + giveUpAfterMs).toISOString(),
    tried_at: null,
    sent_at: null,
    says: null,
  }));

/** In steps: SQLite takes so many parameters at once. */
export const enqueue = async (
  db: Kysely<StateTables>,
  rows: readonly Insertable<AlertTables["deliveries"]>[],
): Promise<void> => {
  for (let at = 0; at < rows.length; at += 100)
    await db
      .insertInto("deliveries")
      .values(rows.slice(at, at + 100))
      .execute();
};
