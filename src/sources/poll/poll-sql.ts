import { createHash } from "node:crypto";
import { z } from "zod";
import type { PollFrom } from "../model.js";
import { connectMysql } from "./connect-mysql.js";
import { connectPostgres } from "./connect-postgres.js";
import { pollFault } from "./poll-fault.js";
import type { Ask, Rows, SqlConnection } from "./sql-connection.js";
import type { PollGiven, Step } from "./step.js";

type SqlFrom = Extract<PollFrom, { kind: "sql" }>;

/** `edge`: a hash of the rows at the cursor, which are read again: others with the same value may have come since. */
const Cursor = z.object({ at: z.string(), edge: z.string() });

/** So many rows may share one value of the cursor. */
const mostAlike = 100_000;

/** Pages in the order of the cursor. Rows that share a value are never parted by the end of a page. */
export async function* pollSql(from: SqlFrom, given: PollGiven): AsyncGenerator<Step> {
  const { limits } = given;
  const connection = await (from.database === "postgres" ? connectPostgres : connectMysql)(from, given);
  try {
    const stored = given.cursor === null ? null : Cursor.parse(JSON.parse(given.cursor));
    const start = stored?.at ?? from.cursor.start;
    let where: Ask["where"] = start === null ? null : { is: ">=", value: start };
    let known = stored?.edge ?? null;
    for (;;) {
      const read = await connection.read({ where, rows: limits.pageRows, bytes: limits.pageBytes });
      const whole = read.more ? withoutLastValue(read) : read;
      const page =
        whole.rows.length > 0 || !read.more
          ? whole
          : await allOf(connection, read.cursors[0]!, { rows: mostAlike, bytes: limits.pageBytes });
      const last = page.cursors.at(-1);
      if (last === undefined) return;
      const edge = edgeOf(page, last);
      // What stood at the cursor the last time, and still does, was taken in then.
      const fresh = known !== null && page.cursors[0] === stored?.at ? withoutKnown(page, stored!.at, known) : page;
      known = null;
      yield {
        kind: "records",
        columns: page.columns,
        lines: fresh.rows.map((row) =>
          JSON.stringify(Object.fromEntries(page.columns.map((name, i) => [name, row[i]]))),
        ),
        cursor: JSON.stringify({ at: last, edge } satisfies z.infer<typeof Cursor>),
      };
      if (!read.more) return;
      where = { is: ">", value: last };
    }
  } finally {
    await connection.close();
  }
}

const withoutLastValue = (read: Rows): Rows => {
  const last = read.cursors.at(-1);
  const n = read.cursors.indexOf(last!);
  return { ...read, rows: read.rows.slice(0, n), cursors: read.cursors.slice(0, n) };
};

const allOf = async (
  connection: SqlConnection,
  value: string,
  most: { rows: number; bytes: number },
): Promise<Rows> => {
  const read = await connection.read({ where: { is: "=", value }, ...most });
  if (read.more) throw pollFault("poll.cursor", "too many rows have one and the same value of the cursor");
  return read;
};

const withoutKnown = (page: Rows, at: string, known: string): Rows => {
  if (edgeOf(page, at) !== known) return page;
  const n = page.cursors.filter((value) => value === at).length;
  return { ...page, rows: page.rows.slice(n), cursors: page.cursors.slice(n) };
};

const edgeOf = (page: Rows, at: string): string => {
  const rows = page.rows.filter((_, i) => page.cursors[i] === at).map((row) => JSON.stringify(row));
  return createHash("sha256").update(rows.sort().join("\n")).digest("hex");
};
