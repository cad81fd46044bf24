import { randomUUID } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import { type AlertRules, ownerChannel } from "../../spec/alert-rules.js";
import type { Workspace } from "../../spec/workspace.js";
import type { StateTables } from "../../stores/state-tables.js";
import type { AlertEvent, Seen } from "../../workspace/alerts.js";
import type { Context } from "../context.js";
import { alertMessage } from "./alert-message.js";
import { look } from "./look.js";
import { deliveryRows, enqueue } from "./outbox.js";
import { escalationsOf, type Way, waysOf } from "./recipients.js";
import { type AlertRow, alertChanges, type Change } from "./step.js";

/** `mail`: `off` where no mail server is set; then nothing is written for the channel that nobody declared. */
type Options = { readonly link: string | null; readonly mail: "on" | "off" };

/**
 * Looks at what holds now, and writes what becomes of the alerts together with the messages that tell of it: both or neither.
 * Of several servers one at a time; asked again, it tells nothing twice. True: something about an alert changed.
 */
export const evaluateAlerts = async (context: Context, options: Options): Promise<boolean> => {
  const { turns } = await context.stores();
  return turns.take("alerts", async () => writeAlerts(context, { ...options, seen: await look(context) }));
};

const writeAlerts = async (context: Context, { seen, link, mail }: Options & { seen: Seen }): Promise<boolean> => {
  const { state } = await context.stores();
  const workspace = await context.workspace();
  const now = context.clock.now();
  return state.db.transaction().execute(async (db) => {
    const open = await db.selectFrom("alerts").selectAll().where("resolved_at", "is", null).execute();
    const changes = alertChanges({ open, seen, now, newId: () => randomUUID() });
    const rules = mail === "on" ? workspace.alerts : withoutOwnerMail(workspace.alerts);
    const given = { workspace, rules, now, link };
    for (const change of changes) await write(db, change, given);
    return changes.some((change) => differs(change, open));
  });
};

type Given = {
  readonly workspace: Workspace;
  readonly rules: AlertRules;
  readonly now: Date;
  readonly link: string | null;
};

const withoutOwnerMail = (rules: AlertRules): AlertRules => ({
  ...rules,
  channels: rules.channels.filter((channel) => channel.name !== ownerChannel.name),
});

const write = async (db: Transaction<StateTables>, change: Change, given: Given): Promise<void> => {
  const where = { rules: given.rules, teams: given.workspace.teams, now: given.now };
  const { alert, event } = change;
  const escalate =
    alert.resolved_at === null &&
    alert.acknowledged_at === null &&
    alert.escalated_at === null &&
    alert.muted_until === null
      ? escalationsOf({ ...alert, openedAt: new Date(alert.opened_at) }, where)
      : [];
  const after = escalate.length === 0 ? alert : { ...alert, escalated_at: given.now.toISOString() };
  if (change.new) await db.insertInto("alerts").values(after).execute();
  else await db.updateTable("alerts").set(after).where("id", "=", alert.id).execute();
  if (alert.resolved_at !== null) await notNeeded(db, alert);
  if (event === "resolved") await tell(db, { alert: after, event, ways: await toldBefore(db, alert, where) }, given);
  else if (event !== null) await tell(db, { alert: after, event, ways: waysOf(alert, where) }, given);
  if (escalate.length > 0) await tell(db, { alert: after, event: "escalated", ways: escalate }, given);
};

type Telling = { readonly alert: AlertRow; readonly event: AlertEvent; readonly ways: readonly Way[] };

const tell = (db: Kysely<StateTables>, { alert, event, ways }: Telling, given: Given): Promise<void> =>
  enqueue(
    db,
    deliveryRows(ways, alertMessage(alert, event, given), {
      about: { alert: alert.id, owner: alert.owner, subject: alert.subject },
      now: given.now,
    }),
  );

/** What still waits for the morning need not be told any more. */
const notNeeded = (db: Kysely<StateTables>, alert: AlertRow) =>
  db
    .updateTable("deliveries")
    .set({ state: "not needed", says: "it was over before it was sent" })
    .where("alert", "=", alert.id)
    .where("state", "=", "waiting")
    .where("attempts", "=", 0)
    .where("next_at", ">", alert.resolved_at)
    .execute();

/** Whoever was told that it began is told that it is over; while it is quiet there, later. */
const toldBefore = async (
  db: Kysely<StateTables>,
  alert: AlertRow,
  where: Parameters<typeof waysOf>[1],
): Promise<readonly Way[]> => {
  const told = await db
    .selectFrom("deliveries")
    .select(["channel", "recipient"])
    .distinct()
    .where("alert", "=", alert.id)
    .where("state", "!=", "not needed")
    .execute();
  const ways = waysOf(alert, where);
  return told.map(({ channel, recipient }) => ({
    channel,
    recipient,
    at: ways.find((way) => way.channel === channel && way.recipient === recipient)?.at ?? where.now,
  }));
};

/** Anything but when it was last seen. */
const differs = ({ alert, new: isNew }: Change, open: readonly AlertRow[]): boolean => {
  const before = open.find((one) => one.id === alert.id);
  const { seen_at: _, ...rest } = alert;
  return isNew || Object.entries(rest).some(([key, value]) => before?.[key as keyof AlertRow] !== value);
};
