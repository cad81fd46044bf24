import { quoteName } from "./quote-name.js";
import type { Column, Table } from "./table.js";

/**
 * A piece of SQL over facts. Values enter as typed parameters (`p.text(x)`), tables and columns as imported values,
 * other pieces as they are: a bare string in a hole does not compile, so no text of a user ever becomes SQL.
 */
export type Sql = { readonly sql: true; readonly parts: readonly SqlPart[] };

/** One typed value. `type` is a ClickHouse type; `text` is the value in ClickHouse's escaped text form (as in `param_*`). */
export type Parameter = { readonly parameter: true; readonly type: string; readonly text: string };

/** A name given by `sql.name`: quoted when rendered. */
export type Name = { readonly name: string };

type SqlPart = string | Parameter | Name | Table;
type Hole = Sql | Parameter | Name | Table | Column;

const build = (strings: readonly string[], holes: readonly Hole[]): Sql => {
  const parts: SqlPart[] = [];
  strings.forEach((text, i) => {
    if (text !== "") parts.push(text);
    const hole = holes[i];
    if (hole === undefined) return;
    if ("sql" in hole) parts.push(...hole.parts);
    else if ("column" in hole) parts.push({ name: hole.column });
    else parts.push(hole);
  });
  return { sql: true, parts };
};

const tag = (strings: TemplateStringsArray, ...holes: readonly Hole[]): Sql => build(strings, holes);
// A function's own `name` is read-only, so it is made anew before it can be given.
Object.defineProperty(tag, "name", { writable: true });

export const sql = Object.assign(tag, {
  empty: { sql: true, parts: [] } as Sql,
  /** Pieces with a separator between them; the separator is SQL too. */
  join: (pieces: readonly Hole[], separator: Sql = build([", "], [])): Sql =>
    pieces.reduce<Sql>(
      (all, piece, i) => (i === 0 ? build(["", ""], [piece]) : build(["", "", "", ""], [all, separator, piece])),
      { sql: true, parts: [] },
    ),
  /** A quoted identifier, for columns of a customer's file and for aliases. Never for a value. */
  name: (name: string): Name => ({ name }),
});

// Backslash, tab and line ends are escaped as ClickHouse reads `param_*` (TabSeparated escaping).
const escaped = (text: string) =>
  text
    .replaceAll("\\", "\\\\")
    .replaceAll("\t", "\\t")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\0", "\\0");
// Within an array each text is a quoted literal, and the array as a whole is not escaped once more.
const quoted = (text: string) => `'${escaped(text).replaceAll("'", "\\'")}'`;
const parameter = (type: string, text: string): Parameter => ({ parameter: true, type, text });

/** Typed parameters. Instants are UTC with milliseconds. */
export const p = {
  text: (value: string) => parameter("String", escaped(value)),
  texts: (values: readonly string[]) => parameter("Array(String)", `[${values.map(quoted).join(",")}]`),
  int: (value: number) => {
    if (!Number.isSafeInteger(value)) throw new TypeError(`not a whole number: ${value}`);
    return parameter("Int64", String(value));
  },
  ints: (values: readonly number[]) => parameter("Array(Int64)", `[${values.map((v) => p.int(v).text).join(",")}]`),
  /** An unsigned 64-bit key in decimal digits, as rows give it. */
  key: (value: string) => parameter("UInt64", /^\d{1,20}$/.test(value) ? value : bad(`not a key: ${value}`)),
  keys: (values: readonly string[]) => parameter("Array(UInt64)", `[${values.map((v) => p.key(v).text).join(",")}]`),
  number: (value: number) =>
    parameter("Float64", Number.isFinite(value) ? String(value) : bad(`not a number: ${value}`)),
  numbers: (values: readonly number[]) =>
    parameter("Array(Float64)", `[${values.map((v) => p.number(v).text).join(",")}]`),
  instant: (value: Date) => parameter("DateTime64(3, 'UTC')", value.toISOString().slice(0, 23).replace("T", " ")),
  /** Instants as milliseconds since 1970, for arithmetic in the query. */
  millis: (value: Date) => parameter("Int64", String(value.getTime())),
};

const bad = (says: string): never => {
  throw new TypeError(says);
};

export type Rendered = { readonly text: string; readonly params: Readonly<Record<string, string>> };

/** The text with `{p0:Type}` placeholders and the parameters' text forms. `database` qualifies every table. */
export const render = (piece: Sql, options: { database: string }): Rendered => {
  const params: Record<string, string> = {};
  const names = new Map<string, string>();
  const text = piece.parts
    .map((part) => {
      if (typeof part === "string") return part;
      if ("parameter" in part) {
        // The same value used twice is one parameter, so that the engine can see the expressions are equal.
        const key = `${part.type}\0${part.text}`;
        const name = names.get(key) ?? `p${names.size}`;
        names.set(key, name);
        params[name] = part.text;
        return `{${name}:${part.type}}`;
      }
      if ("table" in part) return `${quoteName(options.database)}.${quoteName(part.table)}`;
      return quoteName(part.name);
    })
    .join("");
  return { text, params };
};
