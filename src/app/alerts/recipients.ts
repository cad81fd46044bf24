import type { AlertChannel, AlertRoute, AlertRules } from "../../spec/alert-rules.js";
import type { Team } from "../../spec/workspace.js";
import type { Condition } from "../../workspace/alerts.js";
import { quietUntil } from "./quiet-until.js";

/** One way to one recipient, and when: later than now while it is quiet there. `recipient`: of a mail. */
export type Way = { readonly channel: string; readonly recipient: string | null; readonly at: Date };

type Told = Pick<Condition, "subject" | "severity" | "owner">;
type Where = { readonly rules: AlertRules; readonly teams: readonly Team[]; readonly now: Date };

/** Whom an alert goes to: by every route that fits it, to each recipient once, as early as one of the routes allows. */
export const waysOf = (alert: Told, where: Where): readonly Way[] =>
  once(routesOf(alert, where.rules).flatMap((route) => ways(alert, { ...where, route, names: route.send })));

/** Whom it goes to when nobody has taken it on, once it has been open for that long. */
export const escalationsOf = (alert: Told & { readonly openedAt: Date }, where: Where): readonly Way[] =>
  once(
    routesOf(alert, where.rules).flatMap((route) =>
      route.escalate !== null && where.now.getTime() - alert.openedAt.getTime() >= route.escalate.afterMs
        ? ways(alert, { ...where, route, names: route.escalate.to })
        : [],
    ),
  );

const routesOf = ({ subject, severity, owner }: Told, { routes }: AlertRules): readonly AlertRoute[] => {
  const promise = subject.startsWith("promise:") ? subject.slice("promise:".length) : null;
  return routes.filter(
    (route) =>
      (route.owners.length === 0 || (owner !== null && route.owners.includes(owner))) &&
      (route.promises.length === 0 || (promise !== null && route.promises.includes(promise))) &&
      (route.severities.length === 0 || route.severities.includes(severity)),
  );
};

const ways = (
  alert: Told,
  { rules, teams, now, route, names }: Where & { readonly route: AlertRoute; readonly names: readonly string[] },
): readonly Way[] => {
  const until = route.quiet?.holds.includes(alert.severity) ? quietUntil(route.quiet, now) : null;
  const at = until ?? now;
  return names.flatMap((name) => {
    const channel = rules.channels.find((one) => one.name === name);
    return channel === undefined
      ? []
      : recipientsOf(channel, ownerMail(alert.owner, teams)).map((way) => ({ ...way, at }));
  });
};

const recipientsOf = (channel: AlertChannel, owner: string | null): readonly Omit<Way, "at">[] =>
  channel.kind !== "mail"
    ? [{ channel: channel.name, recipient: null }]
    : channel.to.flatMap((to) => {
        const recipient = to === "owner" ? owner : to;
        return recipient === null ? [] : [{ channel: channel.name, recipient }];
      });

const ownerMail = (owner: string | null, teams: readonly Team[]): string | null =>
  teams.find((team) => owner === `team:${team.name}`)?.email ?? null;

/** Nobody gets the same mail by two channels; of several times the earliest. */
const once = (all: readonly Way[]): readonly Way[] => {
  const found = new Map<string, Way>();
  for (const way of all) {
    const key = way.recipient ?? `channel ${way.channel}`;
    const before = found.get(key);
    if (before === undefined || way.at < before.at) found.set(key, way);
  }
  return [...found.values()];
};
