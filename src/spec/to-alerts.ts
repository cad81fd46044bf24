import { roughMs } from "../core/duration.js";
import type { Calendar } from "../promises/model.js";
import { type AlertChannel, type AlertRoute, type AlertRules, ownerChannel, type QuietTime } from "./alert-rules.js";
import type { AlertsV1 } from "./v1/alerts.js";

type Context = { readonly timezone: string; readonly calendars: ReadonlyMap<string, Calendar> };

/** Without a word about alerts, each goes to the team that owns the promise, where its mail address is known. */
export const toAlerts = (written: AlertsV1 | undefined, context: Context): AlertRules => {
  const channels = [
    ownerChannel,
    ...Object.entries(written?.channels ?? {}).map(
      ([name, channel]): AlertChannel =>
        channel.kind === "mail"
          ? { name, kind: "mail", to: channel.to }
          : channel.kind === "slack"
            ? { name, kind: "slack", url: channel.url }
            : { name, kind: "webhook", url: channel.url, secrets: channel.secret },
    ),
  ];
  return {
    channels,
    routes: written?.routes?.map((route) => toRoute(route, context)) ?? [
      { ...everything, send: channels.map((channel) => channel.name) },
    ],
    digests: (written?.digest ?? []).map((digest) => ({
      role: digest.role,
      teams: digest.team ?? [],
      to: digest.to ?? null,
      day: digest.on?.day ?? 0,
      minute: digest.on?.minute ?? 480,
    })),
  };
};

const everything: Omit<AlertRoute, "send"> = { owners: [], promises: [], severities: [], quiet: null, escalate: null };

type RouteV1 = NonNullable<AlertsV1["routes"]>[number];

const toRoute = (route: RouteV1, context: Context): AlertRoute => ({
  owners: route.owner ?? [],
  promises: route.promise ?? [],
  severities: route.severity === undefined ? [] : [route.severity],
  send: route.send,
  quiet: route.quiet === undefined ? null : toQuiet(route.quiet, context),
  escalate: route.escalate === undefined ? null : { afterMs: roughMs(route.escalate.after), to: route.escalate.to },
});

const toQuiet = (quiet: NonNullable<RouteV1["quiet"]>, { timezone, calendars }: Context): QuietTime => ({
  hours: quiet.hours ?? null,
  outside: quiet.outside === undefined ? null : (calendars.get(quiet.outside) ?? null),
  zone: quiet.zone ?? timezone,
  holds: quiet.pages === "held" ? ["page", "ticket"] : ["ticket"],
});
