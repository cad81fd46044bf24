import type { Client } from "pg";

type Probe = { readonly store: string; readonly ask: () => Promise<void>; readonly close: () => Promise<void> };

/** Asks the stores on other machines whether they are there, over connections of its own: those for work may all be waiting. */
export const storeProbes = (env: NodeJS.ProcessEnv): readonly Probe[] => [
  ...(env.KEPT_POSTGRES_URL ? [postgresProbe(env.KEPT_POSTGRES_URL)] : []),
  ...(env.KEPT_CLICKHOUSE_URL ? [clickHouseProbe(env.KEPT_CLICKHOUSE_URL)] : []),
];

const patienceMs = 2_000;

const postgresProbe = (url: string): Probe => {
  let client: Client | null = null;
  const drop = async () => {
    const old = client;
    client = null;
    // An ending that waits for a server that is gone must not hold up the next try.
    if (old !== null) void old.end().catch(() => undefined);
  };
  return {
    store: "PostgreSQL",
    ask: async () => {
      try {
        if (client === null) {
          const { default: pg } = await import("pg");
          const fresh = new pg.Client({
            connectionString: url,
            connectionTimeoutMillis: patienceMs,
            query_timeout: patienceMs,
          });
          fresh.on("error", () => {
            if (client === fresh) client = null;
          });
          await fresh.connect();
          client = fresh;
        }
        await client.query("SELECT 1");
      } catch (error) {
        await drop();
        throw error;
      }
    },
    close: drop,
  };
};

const clickHouseProbe = (url: string): Probe => {
  const { origin } = new URL(url);
  return {
    store: "ClickHouse",
    ask: async () => {
      const answer = await fetch(`${origin}/ping`, { signal: AbortSignal.timeout(patienceMs) });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`it answered ${answer.status}`);
    },
    close: async () => {},
  };
};
