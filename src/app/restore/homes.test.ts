import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Built, builtKept, type Run } from "../../../test/built.fixture.js";

const postgres = process.env.KEPT_TEST_POSTGRES_URL;
const clickhouse = process.env.KEPT_TEST_CLICKHOUSE_URL;
if (!postgres || !clickhouse)
  console.log("restore/homes.test: skipped, it needs KEPT_TEST_POSTGRES_URL and KEPT_TEST_CLICKHOUSE_URL.");

const yaml = `kept: v1
company: { name: Shop, timezone: Europe/Amsterdam }
as_of: 2026-07-01
sources:
  shop:
    files: orders.csv
    records:
      - { type: placed, at: placed, subject: no, customer: ["card:{card}"], text: words, amount: amount }
      - { type: ready, at: ready, subject: no }
  live:
    receive: { from: segment, keys: [shop-key-1] }
    records: [{ type: other, at: timestamp, subject: properties.order_id, where: { type: track } }]
promises:
  fast: { says: Ready in 30 minutes., kind: duration, made: placed, met: ready, within: 30m, target: 90%, window: 28d }
`;
const rows = Array.from({ length: 400 }, (_, i) => {
  const day = String(1 + (i % 28)).padStart(2, "0");
  return `${i},2026-06-${day} 10:00:00,2026-06-${day} 10:${i % 7 === 0 ? "50" : "10"}:00,c${100000 + (i % 40)},said ${i},${i / 3}`;
});

describe.skipIf(!postgres || !clickhouse)("B3: a backup on the other homes", { timeout: 300_000 }, () => {
  const home = mkdtempSync(join(tmpdir(), "kept-homes-"));
  const names: string[] = [];
  let kept: Built;
  const sqlOf = async (text: string) => {
    const { default: pg } = await import("pg");
    const client = new pg.Client({ connectionString: postgres! });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  const served = async (): Promise<NodeJS.ProcessEnv> => {
    const name = `kept_${randomBytes(5).toString("hex")}`;
    names.push(name);
    await sqlOf(`CREATE DATABASE ${name}`);
    return {
      KEPT_POSTGRES_URL: Object.assign(new URL(postgres!), { pathname: `/${name}` }).href,
      KEPT_CLICKHOUSE_URL: `${new URL(clickhouse!).origin}/${name}`,
    };
  };
  const run = async (folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const done = await kept.run(folder, args, env);
    expect([0, 1, 3], `${args.join(" ")}: ${done.err}`).toContain(done.code);
    return done.out;
  };
  const verdicts = async (folder: string, env: NodeJS.ProcessEnv = {}) => {
    const { promises, people } = JSON.parse(await run(folder, ["check", "--json"], env));
    return { promises, people };
  };
  const folder = (name: string) => mkdtempSync(join(home, name));
  const workspace = (name: string) => {
    const made = folder(name);
    writeFileSync(join(made, "kept.yaml"), yaml);
    writeFileSync(join(made, "orders.csv"), `no,placed,ready,card,words,amount\n${rows.join("\n")}\n`);
    return made;
  };

  beforeAll(async () => {
    kept = await builtKept();
  }, 60_000);
  afterAll(async () => {
    kept.remove();
    rmSync(home, { recursive: true, force: true });
    for (const name of names) await sqlOf(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).catch(() => undefined);
  });

  it("says the same in all four pairs: embedded and served, there and back", async () => {
    const source = workspace("source");
    await run(source, ["import"]);
    const before = await verdicts(source);
    const first = join(home, "embedded.kept");
    await run(source, ["backup", first]);
    const again = folder("again");
    await run(again, ["restore", first]);
    expect(await verdicts(again)).toEqual(before);
    const env = await served();
    const onServers = folder("served");
    await run(onServers, ["restore", first], env);
    expect(await verdicts(onServers, env)).toEqual(before);
    const refused = await kept.run(folder("occupied"), ["restore", first, "--json"], env);
    expect([refused.code, refused.out]).toEqual([2, expect.stringContaining("backup.target")]);
    const second = join(home, "served.kept");
    await run(onServers, ["backup", second], env);
    const back = folder("back");
    await run(back, ["restore", second]);
    expect(await verdicts(back)).toEqual(before);
    const other = await served();
    const moved = folder("moved");
    await run(moved, ["restore", second], other);
    expect(await verdicts(moved, other)).toEqual(before);
    // The journal counts on where it was: the next import gets a number of its own.
    writeFileSync(join(moved, "orders.csv"), `no,placed,ready,card,words,amount\n${rows.slice(0, 200).join("\n")}\n`);
    await run(moved, ["import"], other);
  });

  it("is of one moment while events come in, and holds all that was acknowledged before it began", async () => {
    const source = workspace("live");
    await run(source, ["import"]);
    const server: Run = kept.start(source, ["serve", "--port", "0", "--log", "silent"]);
    while (!/Kept runs at (\S+)/.test(server.err())) await new Promise((done) => setTimeout(done, 100));
    const [, url] = /Kept runs at (\S+)/.exec(server.err())!;
    const acknowledged: string[] = [];
    let stop = false;
    const client = async (who: number) => {
      for (let i = 0; !stop; i++) {
        const ids = Array.from({ length: 50 }, (_, j) => `e${who}-${i}-${j}`);
        const batch = ids.map((id) => ({
          type: "track",
          messageId: id,
          event: "x",
          userId: "u",
          timestamp: "2026-06-15T10:00:00Z",
          properties: { order_id: id },
        }));
        const answer = await fetch(`${url}/v1/batch`, {
          method: "POST",
          headers: { "Content-Type": "application/json", Authorization: `Basic ${btoa("shop-key-1:")}` },
          body: JSON.stringify({ batch }),
        });
        if (answer.ok) acknowledged.push(...ids);
      }
    };
    const clients = [1, 2, 3].map(client);
    await new Promise((done) => setTimeout(done, 1_500));
    const before = [...acknowledged];
    const started = performance.now();
    const killed = kept.start(source, ["backup", join(home, "killed.kept")]);
    await new Promise((done) => setTimeout(done, 700));
    killed.kill("SIGKILL");
    const file = join(home, "live.kept");
    await run(source, ["backup", file]);
    const backupMs = performance.now() - started;
    stop = true;
    await Promise.all(clients);
    server.kill("SIGTERM");
    expect((await server.ended).code).toBe(0);
    const again = folder("of-live");
    const { interactions } = JSON.parse(await run(again, ["restore", file, "--json"]));
    const live = interactions - 2 * rows.length;
    expect(live).toBeGreaterThanOrEqual(before.length);
    expect(live).toBeLessThanOrEqual(acknowledged.length);
    expect(live % 50).toBe(0);
    await verdicts(again);
    expect(readdirSync(home).filter((name) => name.endsWith(".part"))).toEqual([]);
    console.log(
      `backup under load: ${before.length} events before it, ${acknowledged.length} after, ${Math.round(backupMs)} ms`,
    );
  });
});
