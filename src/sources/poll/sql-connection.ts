import type { PollFrom } from "../model.js";
import { pollFault } from "./poll-fault.js";

type SqlFrom = Extract<PollFrom, { kind: "sql" }>;

/** Values as texts, in the order of `columns`; `cursors`: those of the cursor's column as the database takes them back. */
export type Rows = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly cursors: readonly string[];
  /** There are more than were read. */
  readonly more: boolean;
};

/** The rows that fulfil `where` against a value, or all of them, in the order of the cursor. */
export type Ask = {
  readonly where: { readonly is: ">" | ">=" | "="; readonly value: string } | null;
  readonly rows: number;
  readonly bytes: number;
};

export type SqlConnection = { readonly read: (ask: Ask) => Promise<Rows>; readonly close: () => Promise<void> };

/** The owner's query, asked for what comes after the cursor. `quote` and `parameter` are the database's own. */
export const askSql = (
  from: SqlFrom,
  ask: Pick<Ask, "where" | "rows">,
  { quote, parameter }: { quote: (name: string) => string; parameter: string },
): string => {
  const column = `polled.${quote(from.cursor.column)}`;
  // A comment or a semicolon at the query's end must not swallow what follows.
  const query = from.query.replace(/[;\s]+$/, "");
  const where = ask.where === null ? `${column} IS NOT NULL` : `${column} ${ask.where.is} ${parameter}`;
  return `SELECT * FROM (\n${query}\n) AS polled WHERE ${where} ORDER BY ${column} LIMIT ${ask.rows + 1}`;
};

/** A database's own words for what is wrong, without the query. */
export const refusedBy = (error: unknown): Error => {
  const { message, code } = error as { message?: string; code?: string };
  const network = /^(E[A-Z]+|PROTOCOL_CONNECTION_LOST|28\w{3}|3D000|ER_(ACCESS_DENIED|DBACCESS_DENIED|BAD_DB).*)$/.test(
    code ?? "",
  );
  const says = (message || code || "unknown").split("\n")[0]!.slice(0, 300);
  return network || code === undefined
    ? pollFault("poll.unreachable", `the database does not let us in: ${says}`)
    : pollFault("poll.query", `the database refuses the query: ${says}`);
};
