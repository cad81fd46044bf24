import { formatCount } from "../report/format.js";
import type { Sheet } from "../report/sheet.js";
import { say } from "../report/words/say.js";
import type { ShownAlert, ShownChannel, ShownDelivery } from "../workspace/alerts.js";

type AlertsAnswer = { readonly alerts: readonly ShownAlert[]; readonly channels: readonly ShownChannel[] };

/** An instant for a table: `2026-07-14 12:00`, in UTC as all exports are. */
const instant = (at: string | null): string => (at === null ? "" : `${at.slice(0, 10)} ${at.slice(11, 16)}Z`);

export const alertsSheet = ({ alerts, channels }: AlertsAnswer): Sheet => {
  const open = alerts.filter((alert) => alert.resolvedAt === null);
  return {
    says: [say("alerts.open", { open: open.length, frozen: open.filter((alert) => alert.frozen !== null).length })],
    columns: [
      { head: "ID" },
      { head: "LOOK" },
      { head: "SINCE" },
      { head: "STATE", most: 30 },
      { head: "WHAT", most: 160 },
    ],
    rows: alerts.map((alert) => [
      alert.id.slice(0, 8),
      alert.severity === "page" ? "now" : "this week",
      instant(alert.openedAt),
      stateOf(alert),
      alert.says,
    ]),
    notes: channels
      .filter((channel) => channel.trouble !== null)
      .map((channel) => `Nothing is sent by ${channel.name}: ${channel.trouble}.`),
  };
};

const stateOf = (alert: ShownAlert): string => {
  if (alert.resolvedAt !== null) return `over ${instant(alert.resolvedAt)}`;
  if (alert.frozen !== null) return "stands still";
  if (alert.mutedUntil !== null) return `quiet until ${instant(alert.mutedUntil)}`;
  return alert.acknowledgedBy === null ? "open" : say("alert.acknowledged", { by: alert.acknowledgedBy });
};

export const alertSheet = (alert: ShownAlert): Sheet => ({
  says: [alert.says, ...(alert.frozen === null ? [] : [say("alert.frozen", { because: alert.frozen })])],
  columns: [{ head: "ID" }, { head: "SINCE" }, { head: "STATE" }],
  rows: [[alert.id.slice(0, 8), instant(alert.openedAt), stateOf(alert)]],
});

export const deliveriesSheet = ({ deliveries }: { readonly deliveries: readonly ShownDelivery[] }): Sheet => ({
  says: [
    deliveries.length === 0
      ? "Nobody has been told anything yet."
      : `${formatCount(deliveries.length)} ${deliveries.length === 1 ? "message" : "messages"}, the latest first.`,
  ],
  columns: [
    { head: "ID", most: 40 },
    { head: "MADE" },
    { head: "EVENT" },
    { head: "TO", most: 40 },
    { head: "STATE" },
    { head: "TRIES", align: "right" },
    { head: "WHAT CAME BACK", most: 80 },
  ],
  rows: deliveries.map((one) => [
    one.id,
    instant(one.madeAt),
    one.event,
    one.recipient ?? one.channel,
    one.state === "waiting" && one.nextAt !== null ? `waiting until ${instant(one.nextAt)}` : one.state,
    formatCount(one.attempts),
    one.says ?? "",
  ]),
});

export const channelTestSheet = ({ ok, says }: { readonly ok: boolean; readonly says: string }): Sheet => ({
  says: [ok ? `It arrived: ${says}.` : `It did not arrive: ${says}.`],
  columns: [],
  rows: [],
});

export const digestSheet = ({
  title,
  lines,
}: {
  readonly title: string;
  readonly lines: readonly string[];
}): Sheet => ({
  says: [title],
  columns: [],
  rows: [],
  notes: lines.flatMap((line) => ["", line]),
});
