import type { Selectable } from "kysely";
import type { AlertsTable } from "../../stores/alert-tables.js";
import type { AlertEvent, Condition, Seen } from "../../workspace/alerts.js";

export type AlertRow = Selectable<AlertsTable>;

/** What becomes of one alert. `event`: what is to be told; null: nothing. */
export type Change = { readonly alert: AlertRow; readonly event: AlertEvent | null; readonly new: boolean };

/** An alert is over when it has not held for this long: what comes and goes is one alert. */
export const clearAfterMs = 30 * 60_000;

type Question = {
  readonly open: readonly AlertRow[];
  readonly seen: Seen;
  readonly now: Date;
  readonly newId: () => string;
};

/** Holds what is open against what holds now. Pure; asked again with the same, it changes nothing more. */
export const alertChanges = ({ open, seen, now, newId }: Question): readonly Change[] => {
  const at = now.toISOString();
  const same = (alert: AlertRow) => (one: Condition) => one.subject === alert.subject && one.kind === alert.kind;
  const going = open.map((alert) => goOn(alert, { seen, now, condition: seen.conditions.find(same(alert)) }));
  const opened = seen.conditions
    .filter((one) => !seen.frozen.has(one.subject) && !open.some((alert) => same(alert)(one)))
    .map(
      (one): Change => ({
        alert: { ...fresh, ...one, id: newId(), opened_at: at, seen_at: at },
        event: "opened",
        new: true,
      }),
    );
  return [...going, ...opened];
};

const fresh = {
  clear_since: null,
  frozen: null,
  resolved_at: null,
  acknowledged_at: null,
  acknowledged_by: null,
  muted_until: null,
  escalated_at: null,
} as const;

type Now = { readonly seen: Seen; readonly now: Date; readonly condition: Condition | undefined };

const goOn = (before: AlertRow, { seen, now, condition }: Now): Change => {
  const at = now.toISOString();
  const unmuted = before.muted_until !== null && before.muted_until <= at;
  const alert = unmuted ? { ...before, muted_until: null } : before;
  const told = (event: AlertEvent): AlertEvent | null => (alert.muted_until === null ? event : null);
  if (!seen.subjects.has(alert.subject)) return { alert: { ...alert, resolved_at: at }, event: null, new: false };
  const because = seen.frozen.get(alert.subject) ?? null;
  if (because !== null) return { alert: { ...alert, frozen: because, clear_since: null }, event: null, new: false };
  if (condition === undefined) {
    const since = alert.clear_since ?? at;
    const over = now.getTime() - Date.parse(since) >= clearAfterMs;
    return {
      alert: { ...alert, frozen: null, clear_since: since, resolved_at: over ? at : null },
      event: over ? told("resolved") : null,
      new: false,
    };
  }
  const worse = alert.severity === "ticket" && condition.severity === "page";
  const severity = worse ? "page" : alert.severity;
  const lasting = { ...alert, ...condition, severity, frozen: null, clear_since: null, seen_at: at };
  return {
    // What got worse is new to whoever had taken on less.
    alert: worse ? { ...lasting, acknowledged_at: null, acknowledged_by: null } : lasting,
    event: worse ? told("raised") : unmuted && alert.acknowledged_at === null ? "reminded" : null,
    new: false,
  };
};
