import type { PollFrom } from "../model.js";
import { type Ask, askSql, type Rows, refusedBy, type SqlConnection } from "./sql-connection.js";
import type { PollGiven } from "./step.js";

type SqlFrom = Extract<PollFrom, { kind: "sql" }>;
type Field = { readonly type: string; readonly string: () => string | null };

/** MySQL and MariaDB: each page in a transaction of its own that only reads; a row is looked at as it comes. */
export const connectMysql = async (
  from: SqlFrom,
  given: Pick<PollGiven, "limits" | "signal">,
): Promise<SqlConnection> => {
  const mysql = await import("mysql2");
  const { limits, signal } = given;
  const connection = mysql.createConnection({
    uri: from.url.replace(/^mariadb:/i, "mysql:"),
    connectTimeout: 10_000,
    // Several statements in one text are never needed, and never allowed.
    multipleStatements: false,
    timezone: "Z",
    typeCast: (field: unknown) => textOf(field as Field),
    rowsAsArray: true,
  });
  connection.on("error", () => undefined);
  const stop = () => connection.destroy();
  signal.addEventListener("abort", stop, { once: true });
  const put = (statement: string) =>
    new Promise<void>((resolve, reject) =>
      connection.query({ sql: statement, timeout: limits.requestMs }, (error) =>
        error ? reject(refusedBy(error)) : resolve(),
      ),
    );
  try {
    await put("SET time_zone = '+00:00'");
  } catch (error) {
    stop();
    throw error;
  }
  const read = async (ask: Ask): Promise<Rows> => {
    await put("START TRANSACTION READ ONLY");
    const quote = (name: string) => `\`${name.replaceAll("`", "``")}\``;
    const select = askSql(from, ask, { quote, parameter: "?" });
    // A whole number is compared as one: as a text it would become a double and lose its last digits.
    const value = ask.where && (/^-?\d{1,19}$/.test(ask.where.value) ? BigInt(ask.where.value) : ask.where.value);
    const query = connection.query({ sql: select, values: value === null ? [] : [value], timeout: limits.requestMs });
    let columns: readonly string[] = [];
    query.on("fields", (fields: readonly { readonly name: string }[]) => {
      columns = fields.map((field) => field.name);
    });
    const rows: (string | null)[][] = [];
    let bytes = 0;
    let more = false;
    try {
      for await (const row of query.stream({ highWaterMark: 100 }) as AsyncIterable<(string | null)[]>) {
        rows.push(row);
        for (const one of row) bytes += one?.length ?? 4;
        more = rows.length > ask.rows || bytes > ask.bytes;
        // At most one row more than was asked for comes in any case; large ones are read to their end, and left.
        if (more && bytes > ask.bytes) break;
      }
    } catch (error) {
      throw refusedBy(error);
    }
    if (bytes <= ask.bytes) await put("ROLLBACK");
    const at = columns.indexOf(from.cursor.column);
    return { columns, rows, cursors: rows.map((row) => cursorText(row[at])), more };
  };
  return {
    read,
    close: async () => {
      signal.removeEventListener("abort", stop);
      connection.destroy();
    },
  };
};

/** A TIMESTAMP is an instant, told in the session's zone, which is UTC; a DATETIME has no zone. */
const textOf = (field: Field): string | null => {
  const text = field.string();
  return text !== null && field.type === "TIMESTAMP" ? `${text.replace(" ", "T")}Z` : text;
};

const cursorText = (value: string | null | undefined): string =>
  value !== null && value !== undefined && /^\d{4}-\d{2}-\d{2}T.*Z$/.test(value)
    ? value.slice(0, -1).replace("T", " ")
    : (value ?? "");
