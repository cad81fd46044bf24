import { type Dialect, PostgresDialect } from "kysely";

/** PostgreSQL by URL. 64-bit integers come as numbers, as from SQLite: our counts stay far below 2^53. */
export const postgresDialect = async (url: string): Promise<Dialect> => {
  const { default: pg } = await import("pg");
  const int8 = 20;
  const getTypeParser = ((type: number, format?: "text" | "binary") =>
    type === int8 ? Number : pg.types.getTypeParser(type, format as "text")) as typeof pg.types.getTypeParser;
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser },
  });
  // A connection that breaks while idle is made again at its next use; unheard, the event would end the process.
  pool.on("error", () => undefined);
  // So would that of one that is held between two statements, as a turn's is; its next statement then fails.
  pool.on("connect", (client) => void client.on("error", () => undefined));
  return new PostgresDialect({ pool });
};
