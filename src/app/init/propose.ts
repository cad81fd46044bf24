import { namespaceOf, nounOf, propertyName, sourceName, verbOf } from "./names.js";
import type { FileProfile } from "./profile.js";
import {
  columnText,
  emptyRecord,
  type ProposedProperty,
  type ProposedRecord,
  type ProposedSource,
} from "./proposal.js";
import { proposeLog } from "./propose-log.js";
import { proposeMessages } from "./propose-messages.js";
import type { Roles, TimeRole } from "./roles.js";
import { type Proposed, type Relations, type Shape, timeField } from "./shape.js";

/** Turns what was recognised into record mappings: a log, messages with answers, or a table of subjects. Pure. */
export const propose = (
  file: FileProfile,
  roles: Roles,
  given: { relations: Relations; files: readonly string[] },
): ProposedSource => {
  const shape = shapeOf(file, roles);
  const isLog = roles.activity !== null && roles.subject !== null;
  const made = isLog
    ? proposeLog(shape, given.relations)
    : roles.direction && roles.parent && given.relations.pointed !== "none"
      ? proposeMessages(shape, given.relations)
      : proposeTable(shape);
  const text = JSON.stringify(made.records);
  const { sniffed } = file.looked;
  const status =
    roles.status === null
      ? null
      : Object.entries(shape.carried.properties).find(([, property]) => property.from === columnText(roles.status!));
  const left =
    file.columns
      .find((c) => c.name === roles.status)
      ?.top.filter((value) => /cancel|storn|void|annul|unavail|reject|refus|withdrawn|test/i.test(value)) ?? [];
  return {
    name: sourceName(file.file.path),
    says: titled(sourceName(file.file.path)),
    files: given.files,
    read: {
      format: /\.(csv|tsv|ndjson|jsonl|json|parquet|xlsx|xes)(\.(gz|zst))?$/i.test(file.file.path)
        ? null
        : sniffed.format,
      delimiter: sniffed.format === "csv" && sniffed.delimiter !== "," ? sniffed.delimiter : null,
      encoding: writtenEncodings.includes(sniffed.encoding) ? sniffed.encoding : null,
    },
    decimal: decimalOf(file, roles),
    noun: shape.noun,
    promised: shape.promised,
    leftOut: status && left.length > 0 ? { property: status[0], values: left } : null,
    split: splitOf(shape),
    content: contentFrom(file, roles),
    opinions:
      roles.score !== null &&
      /review|rating|survey|feedback|opinion|bewertung|umfrage|nps|avalia|enquete/.test(
        `${shape.noun} ${sourceName(file.file.path)}`,
      )
        ? "opinions"
        : "none",
    unused: file.columns
      .map((c) => c.name)
      .filter((name) => !text.includes(JSON.stringify(columnText(name)).slice(1, -1))),
    ...made,
  };
};

const writtenEncodings = ["latin1", "utf-16le", "utf-16be", "windows-1252"];
const titled = (text: string) => (text.charAt(0).toUpperCase() + text.slice(1)).replaceAll("-", " ");

const decimalOf = (file: FileProfile, roles: Roles): "." | "," => {
  const column = file.columns.find((c) => c.name === (roles.amount ?? roles.score));
  return column && column.commas > column.points ? "," : ".";
};

/** Four of five, nine of ten, eighty of a hundred. */
const contentFrom = (file: FileProfile, roles: Roles): number | null => {
  const values =
    file.columns.find((c) => c.name === roles.score)?.top.map((value) => Number(value.replace(",", "."))) ?? [];
  if (values.length === 0) return null;
  const most = Math.max(...values.filter(Number.isFinite));
  return most <= 5 ? 4 : most <= 7 ? 6 : most <= 10 ? 9 : 80;
};

const shapeOf = (file: FileProfile, roles: Roles): Shape => {
  const properties: Record<string, ProposedProperty> = {};
  const promised = roles.times
    .filter((t) => t.role === "promised")
    .sort((a, b) => closeness(a.column.name) - closeness(b.column.name));
  for (const { column } of promised) {
    const name = Object.keys(properties).length === 0 ? "promised" : propertyName(column.name, Object.keys(properties));
    properties[name] = {
      from: columnText(column.name),
      as: column.time!.midnights >= column.filled ? "day" : "time",
      format: column.time!.pattern,
    };
  }
  const names = Object.keys(properties);
  for (const column of roles.properties)
    properties[propertyName(column, Object.keys(properties))] = { from: columnText(column), as: "text", format: null };
  const customer = roles.customers.map((name) => {
    const column = file.columns.find((c) => c.name === name)!;
    return `${namespaceOf(name, column.emails > 0.5 * column.filled ? "emails" : "other")}:{${columnText(name)}}`;
  });
  const carried = {
    channel: roles.channel && columnText(roles.channel),
    amount: roles.amount && columnText(roles.amount),
    customer,
    properties,
  };
  return { file, roles, noun: nounOf(roles.subject, file.file.path), customer, carried, promised: names };
};

/** What was said to the customer, before what the company planned or the law demands. */
const closeness = (name: string) =>
  [
    "promis",
    "zugesag",
    "versproch",
    "beloofd",
    "toegezegd",
    "estimat",
    "expected",
    "eta",
    "prev",
    "plan",
    "geplant",
    "soll",
  ].findIndex((word) => name.toLowerCase().includes(word)) >>> 0;

const splitOf = ({ file, roles, carried }: Shape): readonly string[] => {
  const properties = Object.entries(carried.properties).filter(
    ([, property]) => property.as === "text" && property.from !== columnText(roles.status ?? "\0"),
  );
  const able = properties
    .filter(([, property]) => (file.columns.find((c) => columnText(c.name) === property.from)?.distinct ?? 99) <= 30)
    .map(([name]) => name);
  return [...(carried.channel === null ? [] : ["channel"]), ...able].slice(0, 2);
};

/** One row is one subject with its times side by side: each filled time becomes an interaction. */
const proposeTable = ({ file, roles, noun, carried }: Shape): Proposed => {
  const happened = roles.times.filter((t) => t.role !== "promised" && t.role !== "recorded");
  const used = (happened.length > 0 ? happened : roles.times.filter((t) => t.role === "recorded")).slice(0, 20);
  const order: readonly TimeRole[] = ["made", "other", "done", "recorded", "promised", "cancelled"];
  const sorted = [...used].sort(
    (a, b) =>
      Number(a.role === "cancelled") - Number(b.role === "cancelled") ||
      a.column.time!.median - b.column.time!.median ||
      order.indexOf(a.role) - order.indexOf(b.role),
  );
  // The promise is made by what most rows have and what comes first.
  const first =
    sorted.find((t) => t.role === "made") ??
    sorted.find((t) => t.column.filled >= 0.9 * file.rows && t.role !== "cancelled") ??
    sorted[0];
  const types = new Map<string, string>();
  for (const { column } of sorted) {
    const verb = verbOf(column.name, noun);
    const type = `${noun}.${verb}`;
    types.set(column.name, [...types.values()].includes(type) ? `${type}_${types.size + 1}` : type);
  }
  const subject = roles.subject && columnText(roles.subject);
  const answered = sorted.filter((t) => t.role === "done").at(-1) ?? first;
  const gappy = sorted.find((t) => t.column.filled < file.rows && t.role !== "cancelled" && t !== first);
  const records = [...(first ? [first] : []), ...sorted.filter((t) => t !== first)].map(
    ({ column, role }): ProposedRecord => ({
      ...emptyRecord,
      type: types.get(column.name)!,
      says:
        role === "cancelled"
          ? "sets the promise aside"
          : column === gappy?.column
            ? "an empty time: it has not happened (yet)"
            : null,
      at: timeField(column),
      subject,
      ...(column === first?.column ? carried : {}),
      ...(column === answered?.column
        ? { score: roles.score && columnText(roles.score), text: roles.text && columnText(roles.text) }
        : {}),
    }),
  );
  const named = (role: TimeRole) =>
    sorted.filter((t) => t.role === role && t !== first).map((t) => types.get(t.column.name)!);
  const found = [
    roles.subject === null
      ? "no column names what a row is about: each row stands for itself"
      : `each row is one ${noun}, known by ${roles.subject}`,
    sorted.length === 0
      ? "no column holds a time"
      : `times: ${[...(first ? [first] : []), ...sorted.filter((t) => t !== first)].map((t) => `${t.column.name} (${types.get(t.column.name)})`).join(", ")}`,
  ];
  return {
    records,
    made: first ? types.get(first.column.name)! : null,
    done: named("done"),
    cancelled: named("cancelled")[0] ?? null,
    found,
  };
};
