import { type Sql, sql } from "../src/core/sql.js";
import type { Table } from "../src/core/table.js";
import { rawSql } from "../src/stores/raw-sql.js";

/** The day around which sample rows lie, and to which the queries' examples are moved. */
export const sampleDay = new Date("2026-03-01T00:00:00Z");
const day = 86_400_000;

/** Made-up rows for any declared table, the same at every run, as a SELECT of all its columns. */
export const sampleRows = (table: Table, rows: number): Sql => {
  const values = Object.entries(table.columns).map(
    ([name, type]) =>
      sql`CAST(${rawSql(`${madeUp(name, type)}, '${type.replaceAll("'", "\\'")}'`)}) AS ${sql.name(name)}`,
  );
  return sql`SELECT ${sql.join(values)} FROM numbers(${rawSql(String(rows))})`;
};

const words: Readonly<Record<string, readonly string[]>> = {
  promise: ["fast", "other"],
  source: ["tills", "web"],
  part: ["", "Utrecht"],
  type: ["order.placed", "order.ready"],
  customer: ["loyalty:40017", "b", "c", "d", "e"],
  subject: ["1", "b", "c", "d", "e"],
};

const madeUp = (name: string, type: string): string => {
  const n = (below: number) => `(cityHash64(number, '${name}') % ${below})`;
  const pick = (texts: readonly string[]) => `[${texts.map((text) => `'${text}'`).join(", ")}][1 + ${n(texts.length)}]`;
  const time = `(${sampleDay.getTime() - 40 * day} + ${n(45 * day)})`;
  if (type.startsWith("Nullable("))
    return `if(cityHash64(number, '${name}', 1) % 4 = 0, NULL, ${madeUp(name, type.slice(9, -1))})`;
  if (type.startsWith("DateTime64")) return `fromUnixTimestamp64Milli(toInt64${time})`;
  if (type.startsWith("DateTime")) return `intDiv(${time}, 3600000) * 3600`;
  if (type.startsWith("Enum")) return pick([...type.matchAll(/'([^']+)'/g)].map(([, value]) => value ?? ""));
  if (name === "identifiers") return `if(number % 3 = 0, ['loyalty:40017'], ['x', ${pick(["a", "b", "c"])}])`;
  if (name === "about")
    return `if(number % 3 = 0, [], [tuple(${pick(["", "ready", "placed"])}, ${n(300)}, ${n(200)}, if(number % 2 = 0, NULL, fromUnixTimestamp64Milli(toInt64${time})))])`;
  if (type.startsWith("Array(")) return `['${name === "split" ? "Utrecht" : name}', ${pick(["a", "b", "c"])}]`;
  if (type.startsWith("Map(")) return `map('store', ${pick(["a", "b"])})`;
  if (type.includes("String")) return pick(words[name] ?? ["a", "b", "c", "d", "e"]);
  if (type === "Float64") return `${n(1000)} / 4`;
  if (name === "record_id") return "number";
  // Those whom the examples ask about.
  if (name === "customer_id")
    return `multiIf(number % 50 = 0, cityHash64('loyalty:40017'), number % 50 = 1, 0, number % 50 = 26, 2, ${n(300)})`;
  if (name === "subject_id") return `if(number % 25 = 1, 1, ${n(300)})`;
  return n(type === "UInt64" ? 300 : 3);
};

/** An example's arguments with its times moved to where the sample rows lie: a window of four weeks that ends with that day. */
export const onSampleDay = (value: unknown, key = ""): unknown => {
  if (value instanceof Date) {
    const moved: Record<string, number> = { from: -28, to: 1, lateFrom: -9 };
    return new Date(sampleDay.getTime() + (moved[key] ?? 0) * day);
  }
  if (Array.isArray(value)) return value.map((each) => onSampleDay(each, key));
  if (typeof value !== "object" || value === null || "columns" in value || "parts" in value) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, onSampleDay(each, name)]));
};
