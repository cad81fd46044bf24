import type { Looked } from "./model.js";
import { type TimeKind, timeKind } from "./time-kind.js";

export type ColumnKind = "time" | "number" | "email" | "phone" | "id" | "category" | "text" | "empty";

/** What a sample says about one column. `time` is given where most values are times. */
export type ColumnDescription = {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly time: TimeKind | null;
  readonly decimal: "." | "," | null;
  readonly emptyShare: number;
  readonly distinct: number;
  readonly n: number;
  readonly examples: readonly string[];
  readonly range: readonly [number, number] | null;
};

/** Which columns seem to play which part; the first of each list is the best. `notes` say what is uncertain. */
export type Description = {
  readonly columns: readonly ColumnDescription[];
  readonly shape: "wide" | "long";
  readonly proposals: {
    readonly subject: string | null;
    readonly customer: readonly { readonly column: string; readonly namespace: string }[];
    readonly times: readonly { readonly column: string; readonly type: string; readonly pattern: string | null }[];
    readonly deadlines: readonly string[];
    /** In a long table: the column that names what happened. */
    readonly activity: string | null;
    readonly channel: string | null;
    readonly amount: string | null;
    readonly score: string | null;
    readonly text: string | null;
    readonly properties: readonly string[];
  };
  readonly notes: readonly string[];
};

/** What a file seems to hold, from its first records; for `kept init` to propose and a person to confirm. */
export const describeColumns = (looked: Looked): Description => {
  const columns = looked.columns.map((column, i) =>
    describeColumn(
      column.name,
      looked.sample.map((record) => (record[i] ?? "").trim()),
    ),
  );
  const byKind = (kind: ColumnKind) => columns.filter((column) => column.kind === kind);
  const times = byKind("time");
  const deadlines = times.filter((column) => deadline.test(words(column.name)));
  const happened = times.filter((column) => !deadlines.includes(column));
  const activity =
    columns.find((column) => activityName.test(words(column.name)) && column.kind === "category") ?? null;
  // In a long table a row is something that happened: a column names it, and one time is of the row, not of its case.
  const ofRow = happened.filter((column) => !/^case:/.test(column.name));
  const shape = activity !== null && ofRow.length > 0 && ofRow.length <= 2 ? "long" : "wide";
  const subject = subjectOf(columns, shape);
  const customers = columns.filter(
    (column) =>
      column !== subject &&
      column.kind !== "time" &&
      (column.kind === "email" ||
        column.kind === "phone" ||
        // A product called "device protection" is no person: identifiers have many values.
        (customerName.test(words(column.name)) &&
          (column.kind === "id" || column.distinct > Math.max(10, column.n / 20)))),
  );
  const rest = columns.filter((column) => column !== subject && column !== activity && !customers.includes(column));
  const channel = rest.find((column) => channelName.test(words(column.name)) && column.kind === "category") ?? null;
  const amount = rest.find((column) => column.kind === "number" && amountName.test(words(column.name))) ?? null;
  const score =
    rest.find(
      (column) =>
        column.kind === "number" &&
        scoreName.test(words(column.name)) &&
        (column.range?.[0] ?? -1) >= 0 &&
        (column.range?.[1] ?? 100) <= 10,
    ) ?? null;
  const text = rest.find((column) => column.kind === "text") ?? null;
  return {
    columns,
    shape,
    proposals: {
      subject: subject?.name ?? null,
      customer: customers
        .sort((a, b) => customerRank(a) - customerRank(b))
        .map((column) => ({ column: column.name, namespace: namespaceOf(column) })),
      times: (shape === "long" ? ofRow : happened).map((column) => ({
        column: column.name,
        type: typeOf(column.name, subject?.name ?? null),
        pattern: column.time!.pattern,
      })),
      deadlines: deadlines.map((column) => column.name),
      activity: shape === "long" ? activity!.name : null,
      channel: channel?.name ?? null,
      amount: amount?.name ?? null,
      score: score?.name ?? null,
      text: text?.name ?? null,
      properties: rest
        .filter((column) => column.kind === "category" && column !== channel && column !== score)
        .slice(0, 8)
        .map((column) => column.name),
    },
    notes: [
      ...looked.sniffed.notes,
      ...times.flatMap((column) =>
        column.time!.ambiguous
          ? [`${column.name}: ${column.examples[0]} could be day/month or month/day; say which with a format`]
          : [],
      ),
    ],
  };
};

/** `orderPlacedAt`, `order_placed_at` and `case:concept:name` as words between spaces. */
const words = (name: string) =>
  ` ${name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .toLowerCase()
    .trim()} `;

const deadline = / (due|deadline|promised|planned|estimated|expected|target|eta|sla|commitment|latest|until|limit) /;
const activityName = / (activity|event|event type|action|concept name|status|step|what|type) /;
const customerName =
  / (customer|client|klant|kunde|cliente|member|loyalty|card|user|account|contact|passenger|patient|device|person|unique) /;
const channelName = / (channel|kanal|kanaal|canal|medium|via|origin|contact type) /;
const amountName = / (total|amount|price|value|revenue|sum|paid|betrag|bedrag|valor|cost|payment) /;
const scoreName = / (score|rating|stars|nps|csat|ces|satisfaction|grade) /;
const subjectName =
  / (order|ticket|case|request|booking|shipment|parcel|policy|claim|visit|call|incident|invoice|job|application|trace|flight|reservation) /;

const subjectOf = (columns: readonly ColumnDescription[], shape: "wide" | "long"): ColumnDescription | null => {
  const rank = (column: ColumnDescription) => {
    if (
      column.kind === "time" ||
      column.kind === "email" ||
      column.kind === "phone" ||
      column.kind === "empty" ||
      column.emptyShare > 0.05
    )
      return -1;
    const name = words(column.name);
    const named = subjectName.test(name) || / case /.test(name);
    const idLike = / (id|nr|no|number|nummer|key|uuid|code|ref|reference|name) $/.test(name) || column.kind === "id";
    const unique = column.n === 0 ? 0 : column.distinct / column.n;
    if (!idLike && !named) return -1;
    return (
      (named && idLike ? 3 : idLike ? 1 : 0.5) +
      (shape === "wide" ? unique : unique > 0.9 ? -0.5 : 0.5) +
      (name.trim() === "id" ? 1 : 0) -
      (customerName.test(name) ? 1.5 : 0)
    );
  };
  const best = [...columns].sort((a, b) => rank(b) - rank(a))[0];
  return best && rank(best) > 0 ? best : null;
};

const customerRank = (column: ColumnDescription) =>
  (/ unique /.test(words(column.name)) ? 0 : column.kind === "email" ? 1 : column.kind === "phone" ? 3 : 2) +
  column.emptyShare;

const namespaceOf = (column: ColumnDescription): string => {
  if (column.kind === "email") return "email";
  if (column.kind === "phone") return "phone";
  return / (loyalty|device|card|member|account|user) /.exec(words(column.name))?.[1] ?? "customer";
};

/** `order_delivered_customer_date` of `order_id` is `order.delivered`. */
const typeOf = (column: string, subject: string | null): string => {
  const about = subject === null ? null : (subjectName.exec(words(subject))?.[1] ?? null);
  const skipped = new Set([
    about,
    "at",
    "date",
    "time",
    "timestamp",
    "datetime",
    "on",
    "ts",
    "customer",
    "utc",
    "day",
    "datum",
    "the",
  ]);
  const verb = words(column)
    .trim()
    .split(" ")
    .filter((word) => !skipped.has(word));
  return `${about ?? "record"}.${verb.slice(0, 2).join("_") || (/(purchase|created|order)/i.test(column) ? "placed" : "happened")}`;
};

const describeColumn = (name: string, all: readonly string[]): ColumnDescription => {
  const values = all.filter((value) => value !== "");
  const counted = new Set(values);
  const share = (test: (value: string) => boolean) =>
    values.length === 0 ? 0 : values.filter(test).length / values.length;
  const idNamed = / (id|nr|no|number|nummer|uuid|zip|postcode|code|phone) $/.test(words(name));
  const time = values.length === 0 ? null : timeKind(values, name);
  const decimal = share((value) => /^[+-]?\d{1,3}([.\s]?\d{3})*,\d+$/.test(value)) > 0.3 ? "," : ".";
  const numeric =
    share((value) => /^[^\d+.,-]{0,4}[+-]?[\d.,]*\d[\d.,]*(e[+-]?\d+)?$/i.test(value) && !/^0\d/.test(value)) > 0.9;
  const unique = values.length === 0 ? 0 : counted.size / values.length;
  const long = values.reduce((sum, value) => sum + value.length, 0) / Math.max(1, values.length);
  const spaced = share((value) => /\s/.test(value));
  const kind = ((): ColumnKind => {
    if (values.length === 0) return "empty";
    if (time) return "time";
    if (share((value) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value)) > 0.9) return "email";
    if (share((value) => /^\+?[\d ()/.-]{9,20}$/.test(value) && /^[+0(]/.test(value)) > 0.9 && !numericOnly(values))
      return "phone";
    if (numeric && !idNamed) return "number";
    if (idNamed || (unique > 0.9 && spaced < 0.1 && long < 64 && values.length > 5)) return "id";
    if (long > 25 && spaced > 0.5 && unique > 0.3) return "text";
    return counted.size <= Math.max(50, values.length * 0.2) ? "category" : spaced > 0.5 ? "text" : "id";
  })();
  const numbers =
    kind === "number"
      ? values
          .map((value) =>
            Number(decimal === "," ? value.replaceAll(".", "").replace(",", ".") : value.replaceAll(",", "")),
          )
          .filter(Number.isFinite)
      : [];
  return {
    name,
    kind,
    time,
    decimal: kind === "number" ? decimal : null,
    emptyShare: all.length === 0 ? 0 : 1 - values.length / all.length,
    distinct: counted.size,
    n: values.length,
    examples: [...counted].slice(0, 3),
    range:
      numbers.length === 0
        ? null
        : [numbers.reduce((a, b) => Math.min(a, b)), numbers.reduce((a, b) => Math.max(a, b))],
  };
};

const numericOnly = (values: readonly string[]) => values.every((value) => /^[1-9]\d*$/.test(value));
