import type { Selectable } from "kysely";
import type { Workspace } from "../../spec/workspace.js";
import type { DeliveriesTable } from "../../stores/alert-tables.js";
import type { ShownAlert, ShownDelivery } from "../../workspace/alerts.js";
import { ownerSays } from "../owner-says.js";
import type { AlertRow } from "./step.js";

export const shownAlert = (alert: AlertRow, workspace: Workspace): ShownAlert => ({
  id: alert.id,
  subject: alert.subject,
  kind: alert.kind,
  severity: alert.severity,
  says: alert.says,
  owner: alert.owner,
  ownerSays: ownerSays(workspace, alert.owner),
  openedAt: alert.opened_at,
  seenAt: alert.seen_at,
  resolvedAt: alert.resolved_at,
  frozen: alert.frozen,
  acknowledgedAt: alert.acknowledged_at,
  acknowledgedBy: alert.acknowledged_by,
  mutedUntil: alert.muted_until,
  escalatedAt: alert.escalated_at,
});

export const shownDelivery = (row: Selectable<DeliveriesTable>): ShownDelivery => ({
  id: row.id,
  alert: row.alert,
  event: row.event,
  channel: row.channel,
  recipient: row.recipient,
  state: row.state,
  attempts: Number(row.attempts),
  madeAt: row.made_at,
  nextAt: row.state === "waiting" ? row.next_at : null,
  sentAt: row.sent_at,
  says: row.says,
});
