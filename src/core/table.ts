import type { z } from "zod";
import { quoteName } from "./quote-name.js";

/** A column as a value: a hole of the `sql` tag. */
export type Column = { readonly column: string; readonly type: string };

/**
 * One table of facts, declared once. `columns` maps names to ClickHouse types; `orderBy` and `partitionBy` are SQL over its
 * own columns. `shardBy` names the UInt64 column by which a cluster spreads the rows, so that what is joined lies together.
 */
export type Table<C extends Record<string, string> = Record<string, string>> = {
  readonly table: string;
  readonly says: string;
  readonly columns: C;
  /** What a column holds where an insert does not give it: SQL over the row's own columns. */
  readonly defaults?: Readonly<Record<string, string>>;
  readonly orderBy: readonly string[];
  readonly partitionBy?: string;
  readonly shardBy: string;
  readonly indexes?: readonly string[];
  readonly settings?: Readonly<Record<string, string | number>>;
  readonly row?: z.ZodType;
};

/** What `table` checks: it names only columns that exist. */
type Declaration<C extends Record<string, string>> = Table<C> & {
  readonly defaults?: Readonly<Partial<Record<keyof C & string, string>>>;
  readonly orderBy: readonly (keyof C & string)[];
  readonly partitionBy?: keyof C & string;
  readonly shardBy: (keyof C & string) | "rand()";
};

export const table = <const C extends Record<string, string>>(declared: Declaration<C>): Declaration<C> => declared;

/** `merges: "small"`: the engine lives for one command at a time, and a large merge would be broken off and begun again by each. */
export type Home =
  | { readonly home: "single"; readonly database: string; readonly merges?: "small" }
  | { readonly home: "cluster"; readonly database: string; readonly cluster: string };

// Acknowledged means on disk: measured 1.9 -> 3.7 ms for a 10k-row insert (ENGINES 5).
const durable = { fsync_after_insert: 1, fsync_part_directory: 1 };

// Parts as large as one insert makes them, a million interactions, stay as they are: 20 M in 19 parts are judged sooner than in 3.
const smallMerges = { max_bytes_to_merge_at_max_space_in_pool: 150_000_000 };

/**
 * Settings for a table of which single rows are asked for that lie far apart, as one customer's do: little is unpacked around
 * each. Measured at 20 M: a third of the time for one customer, and no more for inserts and counts.
 */
export const finelyRead = { index_granularity: 1024, min_compress_block_size: 8192 } as const;

/** The statements that make the table. Readers use `database.table` in both homes; on a cluster that is the Distributed table. */
export const createTable = (declared: Table, home: Home): readonly string[] => {
  const given = (name: string) => (declared.defaults?.[name] ? ` DEFAULT ${declared.defaults[name]}` : "");
  const columns = Object.entries(declared.columns).map(([name, type]) => `  ${quoteName(name)} ${type}${given(name)}`);
  const body = [...columns, ...(declared.indexes ?? []).map((index) => `  ${index}`)].join(",\n");
  const merges = home.home === "single" && home.merges === "small" ? smallMerges : {};
  const settings = Object.entries({ ...durable, ...merges, ...declared.settings })
    .map(([key, value]) => `${key} = ${value}`)
    .join(", ");
  const layout = `${declared.partitionBy ? `\nPARTITION BY ${quoteName(declared.partitionBy)}` : ""}\nORDER BY (${declared.orderBy.map(quoteName).join(", ")})\nSETTINGS ${settings}`;
  const name = (suffix = "") => `${quoteName(home.database)}.${quoteName(declared.table + suffix)}`;
  if (home.home === "single")
    return [`CREATE TABLE IF NOT EXISTS ${name()} (\n${body}\n)\nENGINE = MergeTree${layout}`];
  const on = `ON CLUSTER ${quoteName(home.cluster)}`;
  const path = `'/clickhouse/tables/{shard}/${home.database}/${declared.table}', '{replica}'`;
  const shard = declared.shardBy === "rand()" ? "rand()" : quoteName(declared.shardBy);
  return [
    `CREATE TABLE IF NOT EXISTS ${name("_local")} ${on} (\n${body}\n)\nENGINE = ReplicatedMergeTree(${path})${layout}`,
    `CREATE TABLE IF NOT EXISTS ${name()} ${on} AS ${name("_local")}\nENGINE = Distributed(${quoteName(home.cluster)}, ${quoteName(home.database)}, ${quoteName(`${declared.table}_local`)}, ${shard})`,
  ];
};

/** The table's columns as values, for holes: `const { at, subject_id } = columnsOf(interactions)`. */
export const columnsOf = <C extends Record<string, string>>(declared: Table<C>): { readonly [K in keyof C]: Column } =>
  Object.fromEntries(Object.entries(declared.columns).map(([column, type]) => [column, { column, type }])) as {
    [K in keyof C]: Column;
  };
