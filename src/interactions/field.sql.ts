import { p, type Sql, sql } from "../core/sql.js";
import type { FieldSource, RawColumn, RawCondition } from "../sources/model.js";

/** The columns of the raw relation by name, and which texts mean nothing. */
export type Fields = { readonly columns: readonly RawColumn[]; readonly empty: readonly string[] };

/** Where a column lies in the raw relation (`c3`); a column that the file has not is empty. */
export const rawColumn = (name: string, fields: Fields): Sql => {
  const i = fields.columns.findIndex((column) => column.name === name);
  return i < 0 ? sql`''` : sql`${sql.name(`c${i}`)}`;
};

/** A column's text without spaces around it; texts that mean nothing are empty. */
const bareValue = (name: string, fields: Fields): Sql => {
  const value = sql`trimBoth(${rawColumn(name, fields)})`;
  return fields.empty.length === 0 ? value : sql`if(has(${p.texts(fields.empty)}, ${value}), '', ${value})`;
};

/** The text that a field takes from a record; empty when there is nothing. A template with an empty column is empty. */
export const fieldText = (source: FieldSource, fields: Fields): Sql => {
  if (source.kind === "constant") return sql`${p.text(source.value)}`;
  if (source.kind === "column") return mapped(source, bareValue(source.column, fields));
  const named = source.parts.filter((part) => typeof part !== "string").map((part) => bareValue(part.column, fields));
  const text = sql`concat(${sql.join([sql`''`, ...source.parts.map((part) => (typeof part === "string" ? sql`${p.text(part)}` : bareValue(part.column, fields)))])})`;
  if (named.length === 0) return text;
  return sql`if(${sql.join(
    named.map((value) => sql`${value} = ''`),
    sql` OR `,
  )}, '', ${text})`;
};

const mapped = (source: Extract<FieldSource, { kind: "column" }>, value: Sql): Sql => {
  const entries = Object.entries(source.map ?? {});
  const fallback = source.fallback === null ? null : sql`${p.text(source.fallback)}`;
  if (entries.length === 0) return fallback === null ? value : sql`if(${value} = '', ${fallback}, ${value})`;
  return sql`transform(${value}, ${p.texts(entries.map(([from]) => from))}, ${p.texts(entries.map(([, to]) => to))}, ${fallback ?? value})`;
};

/** The columns that a field reads. */
export const columnsOfField = (source: FieldSource | null): string[] => {
  if (source === null || source.kind === "constant") return [];
  return source.kind === "column"
    ? [source.column]
    : source.parts.flatMap((part) => (typeof part === "string" ? [] : [part.column]));
};

export const conditionSql = (condition: RawCondition, fields: Fields): Sql => {
  const value = bareValue(condition.column, fields);
  if (condition.test === "present") return sql`${value} != ''`;
  if (condition.test === "empty") return sql`${value} = ''`;
  const listed = sql`has(${p.texts(condition.values)}, ${value})`;
  return condition.test === "in" ? listed : sql`NOT ${listed}`;
};
