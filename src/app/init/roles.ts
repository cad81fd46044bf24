import { means } from "./column-words.js";
import type { ColumnProfile, FileProfile } from "./profile.js";

export type TimeRole = "made" | "done" | "cancelled" | "promised" | "recorded" | "other";

/** What each column of a file is taken for. What a person answers replaces a guess. */
export type Roles = {
  readonly subject: string | null;
  readonly activity: string | null;
  readonly times: readonly { readonly column: ColumnProfile; readonly role: TimeRole }[];
  readonly customers: readonly string[];
  readonly channel: string | null;
  readonly amount: string | null;
  readonly score: string | null;
  readonly text: string | null;
  readonly status: string | null;
  readonly properties: readonly string[];
  readonly direction: { readonly column: string; readonly incoming: string; readonly outgoing: string } | null;
  readonly parent: string | null;
};

export const timeRole = (name: string): TimeRole => {
  if (means(name, "cancelled")) return "cancelled";
  if (means(name, "promised")) return "promised";
  if (means(name, "recorded")) return "recorded";
  if (means(name, "done")) return "done";
  return means(name, "made") ? "made" : "other";
};

export const rolesOf = (file: FileProfile, chosen: { subject?: string | null } = {}): Roles => {
  const { rows } = file;
  const times = file.columns
    .filter((c) => c.time !== null && !means(c.name, "born"))
    .map((column) => ({ column, role: timeRole(column.name) }));
  const plain = file.columns.filter((c) => c.time === null && c.filled > 0);
  const named = (meaning: Parameters<typeof means>[1], test: (c: ColumnProfile) => boolean) =>
    plain.find((c) => means(c.name, meaning) && test(c))?.name ?? null;
  const few = (c: ColumnProfile, most: number) => c.distinct <= most && c.distinct >= 2 && c.length <= 100;
  const numeric = (c: ColumnProfile) => Math.max(c.points, c.commas) >= 0.9 * c.filled;
  const activity = named(
    "activity",
    (c) => few(c, 200) && c.distinct < rows / 2 && c.filled >= 0.9 * rows && !means(c.name, "id"),
  );
  const parent =
    plain
      .filter((c) => means(c.name, "parent") && c.distinct > 20)
      .sort((a, b) => Number(/in.?re|parent/i.test(b.name)) - Number(/in.?re|parent/i.test(a.name)))[0]?.name ?? null;
  const subject = chosen.subject !== undefined ? chosen.subject : subjectOf(file, plain, activity);
  const taken = new Set([subject, activity, parent]);
  const customers = plain
    .filter(
      (c) =>
        !taken.has(c.name) &&
        c.length <= 200 &&
        c.worded < 0.1 * c.filled &&
        (c.emails > 0.5 * c.filled ||
          (means(c.name, "customer") && !means(c.name, "personal") && c.distinct > Math.min(20, rows / 4))),
    )
    .sort((a, b) => rank(a) - rank(b))
    .map((c) => c.name)
    .slice(0, 4);
  for (const customer of customers) taken.add(customer);
  const free = (c: ColumnProfile) => !taken.has(c.name);
  const channel = named("channel", (c) => free(c) && few(c, 50));
  taken.add(channel);
  const score = named("score", (c) => free(c) && numeric(c) && c.distinct <= 101);
  const amount = named("amount", (c) => free(c) && numeric(c) && c.name !== score);
  const text =
    plain.find((c) => free(c) && c.worded > 0.3 * c.filled && c.distinct > 50 && c.length > 30)?.name ?? null;
  const status = named("status", (c) => free(c) && few(c, 50));
  for (const one of [score, amount, text]) taken.add(one);
  const direction = directionOf(plain.filter(free));
  taken.add(direction?.column ?? null);
  const properties = plain
    .filter(
      (c) =>
        free(c) &&
        few(c, 60) &&
        c.distinct <= Math.max(2, c.filled / 3) &&
        c.filled >= 0.3 * rows &&
        c.worded < 0.5 * c.filled &&
        !means(c.name, "personal"),
    )
    .map((c) => c.name)
    .slice(0, 8);
  return {
    subject,
    activity,
    times,
    customers,
    channel,
    amount,
    score,
    text,
    status: status !== null && properties.includes(status) ? status : null,
    properties,
    direction,
    parent,
  };
};

/** A customer's own number first, then what reaches them. */
const rank = (column: ColumnProfile) =>
  column.emails > 0.5 * column.filled ? 1 : /phone|tel|mobile/i.test(column.name) ? 2 : 0;

/** What the rows are about: in a log a number that repeats, else one that every row has for itself. */
const subjectOf = (file: FileProfile, plain: readonly ColumnProfile[], activity: string | null): string | null => {
  const able = plain.filter(
    (c) =>
      c.filled >= 0.95 * file.rows &&
      c.length <= 80 &&
      c.worded < 0.1 * c.filled &&
      c.emails === 0 &&
      !isUnnamed(c.name) &&
      !means(c.name, "parent"),
  );
  const unique = (c: ColumnProfile) => c.distinct >= 0.97 * c.filled;
  const ids = able.filter(
    (c) =>
      means(c.name, "id") &&
      (!means(c.name, "customer") || means(c.name.replace(/customer|client|kunden?|klant/gi, ""), "id") === false) &&
      c.distinct > Math.min(20, file.rows / 10),
  );
  const own = ids.filter((c) => !means(c.name, "customer"));
  if (activity !== null) {
    const repeated = own.filter((c) => !unique(c)).sort((a, b) => b.distinct - a.distinct);
    if (repeated[0]) return repeated[0].name;
  }
  const nearest =
    own.find(unique) ??
    able.find((c) => unique(c) && !means(c.name, "customer") && !means(c.name, "amount")) ??
    own.sort((a, b) => b.distinct - a.distinct)[0];
  return nearest?.name ?? null;
};

/** Columns without a name of their own: row numbers that a data frame wrote. */
const isUnnamed = (name: string) => /^(c\d+|unnamed.*|index|)$/i.test(name);

const incoming = new Set("true in inbound incoming customer client yes 1 from_customer received eingehend".split(" "));

const directionOf = (columns: readonly ColumnProfile[]): Roles["direction"] => {
  const column = columns.find(
    (c) =>
      c.distinct === 2 && (means(c.name, "direction") || c.top.some((value) => /^(inbound|incoming)$/i.test(value))),
  );
  const into = column?.top.find((value) => incoming.has(value.toLowerCase()));
  const out = column?.top.find((value) => value !== into);
  return column && into !== undefined && out !== undefined
    ? { column: column.name, incoming: into, outgoing: out }
    : null;
};
