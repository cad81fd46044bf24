import type { z } from "zod";
import type { Sql } from "../core/sql.js";
import type { Home, Table } from "../core/table.js";

export type Settings = Readonly<Record<string, string | number>>;

export type QueryOptions = {
  /** For this query only; nothing of it reaches the next one. */
  readonly settings?: Settings;
  /** Ends the query in the engine too; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
};

/** A Native file of our own making. `set` gives columns that the file lacks, or replaces: SQL over the file's own columns. */
export type FileInsert = QueryOptions & {
  readonly path: string;
  readonly set?: Readonly<Record<string, Sql>>;
  /** Only the rows that fulfil this. */
  readonly where?: Sql;
};

/** Rows that are text already: each line is a JSON array of `columns`. What they leave out is the table's default. */
export type RowLines = { readonly columns: readonly string[]; readonly lines: Buffer };

/**
 * The facts, wherever they live: embedded in `.kept/facts` (chDB) or on a ClickHouse server. Rows are JSON: 64-bit numbers
 * are text, instants ISO 8601 in UTC, NaN is null. What fails throws a KeptError with a code of `stores/problems.ts`.
 */
export type Facts = {
  readonly home: Home;
  /** All rows; with `row` each is parsed by that schema. */
  query<T extends z.ZodType>(sql: Sql, options: QueryOptions & { readonly row: T }): Promise<z.output<T>[]>;
  query(sql: Sql, options?: QueryOptions): Promise<Record<string, unknown>[]>;
  /** Row by row, for answers that do not fit into memory. Leaving the loop ends the query. */
  stream<T extends z.ZodType>(sql: Sql, options: QueryOptions & { readonly row: T }): AsyncIterable<z.output<T>>;
  stream(sql: Sql, options?: QueryOptions): AsyncIterable<Record<string, unknown>>;
  /** A statement without an answer. */
  command(sql: Sql, options?: QueryOptions): Promise<void>;
  /** All or nothing up to about 100,000 rows; Dates and bigints are understood, NaN is refused. On disk when it returns. */
  insert(
    table: Table,
    rows: readonly Readonly<Record<string, unknown>>[] | RowLines,
    options?: QueryOptions,
  ): Promise<void>;
  /** On disk when it returns. Not atomic for millions of rows: stage, then switch. */
  insertFile(table: Table, file: FileInsert): Promise<void>;
  close(): Promise<void>;
};
