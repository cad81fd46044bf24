import type { QueryArrayConfig, QueryArrayResult } from "pg";
import type { PollFrom } from "../model.js";
import { type Ask, askSql, type Rows, refusedBy, type SqlConnection } from "./sql-connection.js";
import type { PollGiven } from "./step.js";

type SqlFrom = Extract<PollFrom, { kind: "sql" }>;

const timestamptz = 1184;
/** So many rows are fetched at a time: a page ends where it is large enough. */
const batch = 250;

/** PostgreSQL: each page in a transaction of its own that only reads, by a cursor, so that no more is sent than is wanted. */
export const connectPostgres = async (
  from: SqlFrom,
  given: Pick<PollGiven, "limits" | "signal">,
): Promise<SqlConnection> => {
  const { default: pg } = await import("pg");
  const client = new pg.Client({
    connectionString: from.url,
    connectionTimeoutMillis: 10_000,
    statement_timeout: given.limits.requestMs,
    query_timeout: given.limits.requestMs + 5_000,
    // All values as texts: no number loses digits.
    types: { getTypeParser: () => (text: string) => text } as never,
    application_name: "kept",
  });
  client.on("error", () => undefined);
  const stop = () => void client.end().catch(() => undefined);
  given.signal.addEventListener("abort", stop, { once: true });
  // The extended protocol takes one statement at a time: a query cannot end its transaction and go on with another.
  const put = (text: string, values: readonly unknown[] = []): Promise<QueryArrayResult> =>
    client
      .query({ text, values: [...values], rowMode: "array", queryMode: "extended" } as QueryArrayConfig)
      .catch((error: unknown) => {
        throw refusedBy(error);
      });
  try {
    await client.connect();
    await client.query("SET TIME ZONE 'UTC'; SET datestyle = 'ISO'");
  } catch (error) {
    stop();
    throw refusedBy(error);
  }
  const read = async (ask: Ask): Promise<Rows> => {
    await put("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    try {
      const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
      const select = askSql(from, ask, { quote, parameter: "$1" });
      await put(`DECLARE kept_poll NO SCROLL CURSOR FOR ${select}`, ask.where === null ? [] : [ask.where.value]);
      const rows: (string | null)[][] = [];
      let columns: { readonly name: string; readonly dataTypeID: number }[] = [];
      let bytes = 0;
      let ended = false;
      while (!ended && rows.length <= ask.rows && bytes <= ask.bytes) {
        const { rows: got, fields } = await put(`FETCH ${Math.min(batch, ask.rows + 1 - rows.length)} FROM kept_poll`);
        columns = fields;
        for (const row of got as (string | null)[][]) {
          rows.push(row);
          for (const value of row) bytes += value?.length ?? 4;
        }
        ended = got.length === 0;
      }
      const more = !ended;
      const at = columns.findIndex((column) => column.name === from.cursor.column);
      return {
        columns: columns.map((column) => column.name),
        rows: rows.map((row) => row.map((value, i) => (columns[i]!.dataTypeID === timestamptz ? inUtc(value) : value))),
        cursors: rows.map((row) => row[at] ?? ""),
        more,
      };
    } finally {
      await client.query("ROLLBACK").catch(() => undefined);
    }
  };
  return {
    read,
    close: async () => {
      given.signal.removeEventListener("abort", stop);
      await client.end().catch(() => undefined);
    },
  };
};

/** `2026-06-01 08:00:00.123+00` as an instant that says its zone. */
const inUtc = (text: string | null): string | null =>
  text !== null && /^\d{4}-\d{2}-\d{2} .*\+00$/.test(text) ? `${text.slice(0, -3).replace(" ", "T")}Z` : text;
