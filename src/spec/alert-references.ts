import { list, map, texts } from "./catalog.js";
import type { Entries } from "./entries.js";
import type { Lookup } from "./lookup.js";

/** Names in `alerts` that lead nowhere: channels, owners, promises, calendars, teams. */
export const alertReferences = (entries: Entries, look: Lookup): void => {
  const alerts = entries.alerts;
  if (!alerts) return;
  const channels = ["owner", ...Object.keys(map(map(alerts.raw).channels))];
  const each = (path: readonly PropertyKey[], raw: Parameters<typeof texts>[0], of: Of) =>
    texts(raw).forEach((name, i) => {
      const place = alerts.at(...path, ...(Array.isArray(raw) ? [i] : []));
      if (of.prefix !== undefined && !name.startsWith(of.prefix)) return;
      look(place, of.prefix === undefined ? name : name.slice(of.prefix.length), {
        among: of.among,
        code: of.code,
        says: `${of.noun} ${place.shown} does not exist`,
      });
    });
  const channel: Of = { among: channels, code: "spec.reference.channel", noun: "the channel" };
  const team: Of = { among: [...entries.teams.keys()], code: "spec.reference.team", noun: "the team" };
  list(map(alerts.raw).routes).forEach((raw, i) => {
    const route = map(raw);
    each(["routes", i, "send"], route.send, channel);
    each(["routes", i, "escalate", "to"], map(route.escalate).to, channel);
    each(["routes", i, "owner"], route.owner, { ...team, prefix: "team:" });
    each(["routes", i, "promise"], route.promise, {
      among: [...entries.promises.keys()],
      code: "spec.reference.promise",
      noun: "the promise",
    });
    each(["routes", i, "quiet", "outside"], map(route.quiet).outside, {
      among: [...entries.calendars.keys()],
      code: "spec.reference.calendar",
      noun: "the calendar",
    });
  });
  list(map(alerts.raw).digest).forEach((raw, i) => {
    each(["digest", i, "team"], map(raw).team, team);
  });
};

type Of = {
  readonly among: readonly string[];
  readonly code: Parameters<Lookup>[2]["code"];
  readonly noun: string;
  /** Only names that begin so, and without it. */
  readonly prefix?: string;
};
