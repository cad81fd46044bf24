import type { Generated } from "kysely";

type Instant = string;

/** One row per alert: opened once, seen again while it lasts, resolved when it is over. */
export type AlertsTable = {
  id: string;
  /** `promise:fast` or `source:tills`. */
  subject: string;
  kind: "burn" | "broken" | "silent";
  severity: "page" | "ticket";
  /** In people's words, as it is now. */
  says: string;
  owner: string | null;
  opened_at: Instant;
  /** When it last held. */
  seen_at: Instant;
  /** Since when it has not held any more; it is over when that has lasted. */
  clear_since: Instant | null;
  /** Why nothing about it moves: which data are missing. */
  frozen: string | null;
  resolved_at: Instant | null;
  acknowledged_at: Instant | null;
  /** Who has taken it on, by name. */
  acknowledged_by: string | null;
  muted_until: Instant | null;
  escalated_at: Instant | null;
};

/** One row per message and recipient: written before it is sent, so that nothing is lost and the log is complete. */
export type DeliveriesTable = {
  /** The `webhook-id`: the same however often it is sent. */
  id: string;
  alert: string | null;
  event: string;
  channel: string;
  /** Of a mail. */
  recipient: string | null;
  /** Of what it is about, for who may see it. */
  owner: string | null;
  subject: string | null;
  /** What is sent, as JSON. */
  message: string;
  state: "waiting" | "sent" | "given up" | "not needed";
  attempts: Generated<number>;
  made_at: Instant;
  next_at: Instant | null;
  /** 72 hours after it could be sent first. */
  give_up_at: Instant;
  tried_at: Instant | null;
  sent_at: Instant | null;
  /** What came back last. */
  says: string | null;
};

/** One row per address that said it is gone for good (410). */
export type StoppedChannelsTable = { address_hash: string; channel: string; stopped_at: Instant; says: string };

/** One row per digest that was made: which rule, which week. */
export type DigestsTable = { id: string; sent_at: Instant };

export type AlertTables = {
  alerts: AlertsTable;
  deliveries: DeliveriesTable;
  stopped_channels: StoppedChannelsTable;
  digests: DigestsTable;
};
