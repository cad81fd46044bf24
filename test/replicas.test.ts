import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { random } from "../src/core/random.js";
import { type Built, builtKept, type Run } from "./built.fixture.js";
import { siegeN, siegeSeed } from "./siege.js";

const postgres = process.env.KEPT_TEST_POSTGRES_URL;
const clickhouse = process.env.KEPT_TEST_CLICKHOUSE_URL;
if (!postgres || !clickhouse)
  console.log("replicas.test: skipped, it needs KEPT_TEST_POSTGRES_URL and KEPT_TEST_CLICKHOUSE_URL.");

const yaml = `kept: v1
company: { name: Shop, timezone: Europe/Amsterdam }
sources:
  shop:
    receive: { from: segment, keys: [shop-key-1] }
    records:
      - type: { from: event, map: { Order Placed: placed, Order Ready: ready }, default: other }
        at: timestamp
        subject: properties.order_id
        customer: ["user:{userId}"]
        where: { type: track }
promises:
  fast: { says: Ready in 30 minutes., kind: duration, made: placed, met: ready, within: 30m, target: 90%, window: 28d }
`;

type Replica = { readonly folder: string; run: Run; url: string; token: string };

describe.skipIf(!postgres || !clickhouse)("replicas on one PostgreSQL and one ClickHouse", { timeout: 240_000 }, () => {
  const name = `kept_${randomBytes(5).toString("hex")}`;
  const home = mkdtempSync(join(tmpdir(), "kept-replicas-"));
  let kept: Built;
  let env: NodeJS.ProcessEnv;
  const replicas: Replica[] = [];
  const query = async (url: string, text: string) => {
    const { default: pg } = await import("pg");
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await client.query(text);
    } finally {
      await client.end();
    }
  };
  const facts = async (text: string) => {
    const { origin } = new URL(clickhouse!);
    const answer = await fetch(`${origin}/?query=${encodeURIComponent(`${text} FORMAT JSONEachRow`)}`);
    const said = await answer.text();
    if (!answer.ok) throw new Error(said);
    return said
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  const start = async (folder: string): Promise<Pick<Replica, "run" | "url" | "token">> => {
    const run = kept.start(folder, ["serve", "--port", "0", "--log", "error"], env);
    for (let tries = 0; tries < 300; tries++) {
      await new Promise((done) => setTimeout(done, 100));
      try {
        const server = JSON.parse(readFileSync(join(folder, ".kept/server.json"), "utf8"));
        if (server.pid === run.pid && (await fetch(`${server.url}/readyz`)).ok) return { run, ...server };
      } catch {
        // Not there yet.
      }
    }
    throw new Error(`it did not start: ${run.err()}`);
  };

  beforeAll(async () => {
    kept = await builtKept();
    await query(postgres!, `CREATE DATABASE ${name}`);
    const url = new URL(postgres!);
    url.pathname = `/${name}`;
    env = { KEPT_POSTGRES_URL: url.href, KEPT_CLICKHOUSE_URL: `${new URL(clickhouse!).origin}/${name}` };
    for (const one of ["a", "b"]) {
      const folder = mkdtempSync(join(home, one));
      writeFileSync(join(folder, "kept.yaml"), yaml);
      replicas.push({ folder, ...(await start(folder)) });
    }
  }, 120_000);
  afterAll(async () => {
    for (const { run } of replicas) run.killAll();
    kept?.remove();
    rmSync(home, { recursive: true, force: true });
    await query(postgres!, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).catch(() => undefined);
  });

  const check = async ({ url, token }: Replica) => {
    const answer = await fetch(`${url}/api/beside/check`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify({ input: {} }),
    });
    const last = (await answer.text()).trim().split("\n").at(-1)!;
    return (JSON.parse(last) as { answer: { promises: unknown[]; people: unknown } }).answer;
  };

  it("K1, K9: events sent to both while one is killed and the other stopped are stored once; both give the same answers", async () => {
    const dice = random(siegeSeed());
    const acknowledged = new Set<string>();
    let sent = 0;
    let stop = false;
    const client = async (which: number) => {
      while (!stop) {
        const ids = Array.from({ length: 10 }, () => `o${sent++}`);
        const batch = ids.map((id) => ({
          type: "track",
          messageId: id,
          event: "Order Placed",
          userId: `u-${id}`,
          timestamp: new Date(Date.now() - 3_600_000).toISOString(),
          properties: { order_id: id },
        }));
        // As clients do: the same again, to whoever answers, until it is acknowledged.
        for (let tries = which; !stop || tries < which + 50; tries++) {
          const { url } = replicas[tries % 2]!;
          const taken = await fetch(`${url}/v1/batch`, {
            method: "POST",
            headers: { "Content-Type": "application/json", Authorization: `Basic ${btoa("shop-key-1:")}` },
            body: JSON.stringify({ batch }),
            signal: AbortSignal.timeout(20_000),
          }).then(
            async (answer) => answer.ok && (((await answer.json()) as { refused: number }).refused ?? 1) === 0,
            () => false,
          );
          if (taken) {
            for (const id of ids) acknowledged.add(id);
            break;
          }
          await new Promise((done) => setTimeout(done, 100));
        }
      }
    };
    const clients = [0, 1, 0, 1].map(client);
    for (let round = 0; round < siegeN(2, 20); round++) {
      await new Promise((done) => setTimeout(done, 1_000 + 1_500 * dice.uniform()));
      const victim = replicas[dice.uniform() < 0.5 ? 0 : 1]!;
      victim.run.killAll();
      await victim.run.ended;
      Object.assign(victim, await start(victim.folder));
    }
    await new Promise((done) => setTimeout(done, 1_000));
    const stopped = performance.now();
    const [first] = replicas;
    first!.run.kill("SIGTERM");
    const { code, err } = await first!.run.ended;
    expect(code, err).toBe(0);
    expect(performance.now() - stopped).toBeLessThan(11_000);
    Object.assign(first!, await start(first!.folder));
    stop = true;
    await Promise.all(clients);
    expect(acknowledged.size).toBeGreaterThan(100);
    const [row] = await facts(`SELECT count() AS n, uniqExact(subject) AS subjects FROM ${name}.interactions`);
    const stored = new Set((await facts(`SELECT subject FROM ${name}.interactions`)).map((one) => String(one.subject)));
    expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
    expect(Number(row!.n)).toBe(Number(row!.subjects));
    const [a, b] = [await check(replicas[0]!), await check(replicas[1]!)];
    expect(a.promises).toEqual(b.promises);
    expect(a.people).toEqual(b.people);
    expect(JSON.stringify(a.promises)).toContain("fast");
    console.log(`replicas: ${acknowledged.size} events acknowledged, ${row!.n} stored`);
  });
});
