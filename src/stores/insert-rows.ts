import { type Sql, sql } from "../core/sql.js";
import type { Table } from "../core/table.js";
import type { RowLines } from "./facts.js";

/** Rows as JSON lines. NaN and infinity would silently become null: they are refused. */
export const jsonLines = (rows: readonly Readonly<Record<string, unknown>>[]): string =>
  `${rows.map((row) => JSON.stringify(row, value)).join("\n")}\n`;

/** The rows as bytes, with the format and the columns that go before them. */
export const insertBody = (rows: readonly Readonly<Record<string, unknown>>[] | RowLines) =>
  "lines" in rows
    ? { bytes: rows.lines, format: "JSONCompactEachRow" as const, columns: rows.columns }
    : { bytes: Buffer.from(jsonLines(rows)), format: "JSONEachRow" as const, columns: null };

const value = (name: string, given: unknown): unknown => {
  if (typeof given === "bigint") return String(given);
  if (typeof given === "number" && !Number.isFinite(given))
    throw new TypeError(`${name} is ${given}, which no row may hold`);
  return given;
};

/**
 * Which of the table's columns a file gives, and the SELECT list for them: `set` comes before the file's own.
 * Columns of the file that the table lacks are left out.
 */
export const insertColumns = (table: Table, inFile: readonly string[], set: Readonly<Record<string, Sql>> = {}) => {
  const unknown = Object.keys(set).filter((name) => !(name in table.columns));
  if (unknown.length > 0) throw new TypeError(`${table.table} has no column ${unknown.join(", ")}`);
  const names = Object.keys(table.columns).filter((name) => name in set || inFile.includes(name));
  return { names, select: sql.join(names.map((name) => set[name] ?? sql.name(name))) };
};

/** `(a, b)` for an INSERT. */
export const columnList = (names: readonly string[]): Sql => sql`(${sql.join(names.map((name) => sql.name(name)))})`;
