import type { FileProfile } from "../init/profile.js";
import type { Roles, TimeRole } from "../init/roles.js";

/** What a column can be taken for. `time`: something happened then, of which the name does not say what. */
export const uses = [
  "subject",
  "activity",
  "made",
  "done",
  "cancelled",
  "promised",
  "recorded",
  "time",
  "customer",
  "channel",
  "amount",
  "score",
  "text",
  "property",
  "link",
  "nothing",
] as const;
export type Use = (typeof uses)[number];

const single = ["subject", "activity", "channel", "amount", "score", "text"] as const;

export const useOf = (roles: Roles, column: string): Use => {
  const time = roles.times.find((t) => t.column.name === column);
  if (time) return time.role === "other" ? "time" : time.role;
  const alone = single.find((role) => roles[role] === column);
  if (alone) return alone;
  if (roles.customers.includes(column)) return "customer";
  if (roles.parent === column || roles.direction?.column === column) return "link";
  return roles.properties.includes(column) ? "property" : "nothing";
};

/** What was guessed, but for the columns that a person says are something else. A column without times is never taken for one. */
export const usedAs = (roles: Roles, file: FileProfile, said: Readonly<Record<string, Use>>): Roles =>
  Object.entries(said).reduce((changed, [name, use]) => {
    const column = file.columns.find((c) => c.name === name);
    if (column === undefined || useOf(changed, name) === use) return changed;
    const without = withoutColumn(changed, name);
    const role = timeRoles[use];
    if (role !== undefined)
      return column.time === null ? without : { ...without, times: [...without.times, { column, role }] };
    if (use === "customer") return { ...without, customers: [...without.customers, name] };
    if (use === "property") return { ...without, properties: [...without.properties, name] };
    return (single as readonly Use[]).includes(use) ? { ...without, [use]: name } : without;
  }, roles);

const timeRoles: Readonly<Partial<Record<Use, TimeRole>>> = {
  made: "made",
  done: "done",
  cancelled: "cancelled",
  promised: "promised",
  recorded: "recorded",
  time: "other",
};

const withoutColumn = (roles: Roles, name: string): Roles => {
  const unless = (column: string | null) => (column === name ? null : column);
  return {
    subject: unless(roles.subject),
    activity: unless(roles.activity),
    times: roles.times.filter((t) => t.column.name !== name),
    customers: roles.customers.filter((c) => c !== name),
    channel: unless(roles.channel),
    amount: unless(roles.amount),
    score: unless(roles.score),
    text: unless(roles.text),
    status: unless(roles.status),
    properties: roles.properties.filter((c) => c !== name),
    direction: roles.direction?.column === name ? null : roles.direction,
    parent: unless(roles.parent),
  };
};
