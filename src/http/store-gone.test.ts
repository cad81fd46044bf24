import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newWorkspace } from "../../test/workspace.fixture.js";
import { asKeys } from "./keys.fixture.js";
import { type Serving, serve } from "./serve.js";

const postgres = process.env.KEPT_TEST_POSTGRES_URL;
const clickhouse = process.env.KEPT_TEST_CLICKHOUSE_URL;
if (!postgres || !clickhouse)
  console.log("store-gone.test: skipped, it needs KEPT_TEST_POSTGRES_URL and KEPT_TEST_CLICKHOUSE_URL.");

const yaml = `kept: v1
company: { name: Shop, timezone: Europe/Amsterdam }
sources:
  shop:
    files: orders.csv
    records:
      - { type: placed, at: placed, subject: no }
      - { type: ready, at: ready, subject: no }
promises:
  fast: { says: Ready in 30 minutes., kind: duration, made: placed, met: ready, within: 30m, target: 90%, window: 28d }
`;

/** What stands between Kept and a store: passes on, falls silent, or is gone. */
const between = async (target: URL) => {
  let mode: "passes" | "silent" | "gone" = "passes";
  const open = new Set<Socket>();
  const server = createServer((client) => {
    if (mode === "gone") return void client.destroy();
    const store = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [client, store],
      [store, client],
    ] as const) {
      open.add(from);
      from.on("data", (bytes) => mode === "passes" && to.write(bytes));
      from.on("error", () => to.destroy());
      from.on("close", () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  return {
    port,
    set: (next: typeof mode) => {
      mode = next;
      // What was held back in the silence would come out of order: such a line is dead.
      if (next !== "silent") for (const socket of open) socket.destroy();
    },
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
};

describe.skipIf(!postgres || !clickhouse)("K7: a store that goes away", { timeout: 120_000 }, () => {
  const name = `kept_${randomBytes(5).toString("hex")}`;
  const workspace = newWorkspace(yaml);
  const at = (url: string) => new URL(url);
  let [toPostgres, toClickHouse]: Awaited<ReturnType<typeof between>>[] = [];
  let serving: Serving;
  const query = async (text: string) => {
    const { default: pg } = await import("pg");
    const client = new pg.Client({ connectionString: postgres! });
    await client.connect();
    await client.query(text);
    await client.end();
  };
  beforeAll(async () => {
    toPostgres = await between(at(postgres!));
    toClickHouse = await between(at(clickhouse!));
    await query(`CREATE DATABASE ${name}`);
    const state = Object.assign(at(postgres!), { port: toPostgres.port, pathname: `/${name}` });
    const facts = Object.assign(at(clickhouse!), { port: toClickHouse.port, pathname: `/${name}` });
    serving = await serve({
      directory: workspace.folder,
      port: 0,
      version: "test",
      env: { KEPT_POSTGRES_URL: state.href, KEPT_CLICKHOUSE_URL: facts.href },
      flags: { log: "silent" },
      doors: asKeys({ key: { role: "admin", scopes: null } }),
    });
  }, 60_000);
  afterAll(async () => {
    await serving?.stop();
    toPostgres?.close();
    toClickHouse?.close();
    rmSync(workspace.folder, { recursive: true, force: true });
    await query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).catch(() => undefined);
  });

  const ask = async (path = "/api/check") => {
    const before = performance.now();
    const answer = await fetch(`${serving.url}${path}`, { headers: { Authorization: "Bearer key" } });
    await answer.text();
    return { status: answer.status, ms: performance.now() - before, retry: answer.headers.get("Retry-After") };
  };
  const until = async (status: number) => {
    for (let tries = 0; tries < 150; tries++) {
      if ((await ask()).status === status) return;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`it never answered ${status}`);
  };

  for (const [store, line] of [
    ["PostgreSQL", () => toPostgres!],
    ["ClickHouse", () => toClickHouse!],
  ] as const)
    for (const how of ["gone", "silent"] as const)
      it(`${store} ${how}: 503 with Retry-After within 5 s, at once while it lasts, and answers again by itself`, async () => {
        await until(200);
        line().set(how);
        // Some are under way when it happens, some come after.
        const answers = await Promise.all(
          Array.from({ length: 30 }, async (_, i) => {
            await new Promise((done) => setTimeout(done, i * 150));
            return ask();
          }),
        );
        for (const { ms } of answers) expect(ms).toBeLessThan(5_000);
        const late = answers.slice(-5);
        expect(late.map(({ status }) => status)).toEqual(Array(5).fill(503));
        for (const { retry, ms } of late) {
          expect(Number(retry)).toBeGreaterThan(0);
          expect(ms).toBeLessThan(1_000);
        }
        expect((await ask("/healthz")).status).toBe(200);
        line().set("passes");
        await until(200);
      });
});
