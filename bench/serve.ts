import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** `npm run bench:serve [-- --seconds 8]`: acknowledged events a second, beside a bare handler on the same bodies in the same run. */
const secondsArgument = process.argv.indexOf("--seconds");
const seconds = secondsArgument < 0 ? 8 : Number(process.argv[secondsArgument + 1]);
const root = join(import.meta.dirname, "..");
const goals: Readonly<Record<number, number>> = { 1: 4_000, 100: 100_000, 1000: 150_000 };
const senders: Readonly<Record<number, number>> = { 1: 192, 100: 32, 1000: 12 };

const yaml = `kept: v1
company: { name: Shop, timezone: Europe/Amsterdam }
sources:
  shop:
    receive: { from: segment, keys: bench-key }
    records:
      - { type: { from: event }, at: timestamp, subject: properties.order_id, customer: "user:{userId}", amount: properties.total, properties: { store: properties.store } }
promises:
  fast: { says: Ready in 30 minutes., kind: duration, made: Order Placed, met: Order Ready, within: 30m, target: 90%, window: 28d }
`;

type Peer = { readonly url: string; readonly child: ChildProcess; readonly end: () => Promise<void> };

const started = (child: ChildProcess, url: (said: string) => string | null): Promise<Peer> =>
  new Promise((resolve, reject) => {
    let said = "";
    const look = (chunk: Buffer) => {
      said += chunk;
      const found = url(said);
      if (found === null) return;
      const gone = new Promise<void>((done) => child.once("exit", () => done()));
      resolve({
        url: found,
        child,
        end: async () => {
          child.kill("SIGTERM");
          await gone;
        },
      });
    };
    child.stdout!.on("data", look);
    child.stderr!.on("data", look);
    child.once("exit", (code) => reject(new Error(`ended with ${code}: ${said.slice(-2_000)}`)));
  });

const kept = (folder: string): Promise<Peer> => {
  writeFileSync(join(folder, "kept.yaml"), yaml);
  const child = spawn(process.execPath, [join(root, "dist/cli/main.js"), "serve", "--port", "0", "-C", folder], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  return started(child, (said) => {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
    return url === undefined ? null : `${url}/v1/batch`;
  });
};

const bare = (folder: string): Promise<Peer> =>
  started(
    spawn(process.execPath, [join(root, "bench/bare-ingest.mjs"), join(folder, "bare")], {
      stdio: ["ignore", "pipe", "pipe"],
      cwd: root,
    }),
    (said) => /http:\S+/.exec(said)?.[0] ?? null,
  );

let made = 0;
const body = (n: number): string => {
  const batch = Array.from({ length: n }, () => {
    const i = made++;
    return {
      type: "track",
      messageId: `ajs-next-${i}-5b0f3a6e-8d1c-4f7a`,
      event: i % 2 === 0 ? "Order Placed" : "Order Ready",
      userId: `u${i % 5_000}`,
      timestamp: new Date(Date.now() - (i % 3_600) * 1_000).toISOString(),
      properties: { order_id: `o-${i >> 1}`, total: (i % 900) / 10, store: `s${i % 40}` },
      context: { library: { name: "bench", version: "1" } },
    };
  });
  return JSON.stringify({ batch });
};

type Measured = { readonly perSecond: number; readonly p50: number; readonly p99: number; readonly refused: number };

const measure = async (url: string, n: number): Promise<Measured> => {
  const authorization = `Basic ${btoa("bench-key:")}`;
  const agent = new Agent({ keepAlive: true, maxSockets: senders[n]! });
  const took: number[] = [];
  let refused = 0;
  // Bodies are made before: the client shares the two cores.
  const bodies = Array.from({ length: Math.ceil((goals[n]! * 2.5 * seconds) / n) }, () => Buffer.from(body(n)));
  const end = performance.now() + seconds * 1_000;
  const post = (bytes: Buffer) =>
    new Promise<number>((resolve, reject) => {
      const sent = request(
        url,
        {
          method: "POST",
          agent,
          headers: {
            "Content-Type": "application/json",
            "Content-Length": bytes.length,
            Authorization: authorization,
          },
        },
        (answer) => {
          answer.resume();
          answer.once("end", () => resolve(answer.statusCode!));
        },
      );
      sent.once("error", reject);
      sent.end(bytes);
    });
  const sender = async () => {
    for (let next = bodies.pop(); next !== undefined && performance.now() < end; next = bodies.pop()) {
      const before = performance.now();
      if ((await post(next)) === 200) took.push(performance.now() - before);
      else refused += 1;
    }
  };
  const before = performance.now();
  await Promise.all(Array.from({ length: senders[n]! }, sender));
  const all = (performance.now() - before) / 1_000;
  agent.destroy();
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? Number.NaN;
  return { perSecond: (took.length * n) / all, p50: at(0.5), p99: at(0.99), refused };
};

const rss = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

const print = (cells: readonly (string | number)[]) => console.log(`| ${cells.join(" | ")} |`);
const count = (n: number) => Math.round(n).toLocaleString("en");

print([
  "events a request",
  "kept, events/s",
  "p50 / p99 ms",
  "not taken",
  "bare, events/s",
  "p50 / p99 ms",
  "ratio",
  "RSS MB",
]);
print(["---", "---", "---", "---", "---", "---", "---", "---"]);
const onlyArgument = process.argv.indexOf("--only");
const sizes = onlyArgument < 0 ? [1, 100, 1000] : [Number(process.argv[onlyArgument + 1])];
for (const n of sizes) {
  const folder = mkdtempSync(join(tmpdir(), "kept-bench-"));
  try {
    const results: Measured[] = [];
    let memory = 0;
    for (const peer of [kept, bare]) {
      const running = await peer(folder);
      results.push(await measure(running.url, n));
      if (peer === kept) memory = rss(running.child.pid!);
      await running.end();
    }
    const [ours, theirs] = results as [Measured, Measured];
    const ms = (one: Measured) => `${Math.round(one.p50)} / ${Math.round(one.p99)}`;
    print([
      count(n),
      count(ours.perSecond),
      ms(ours),
      count(ours.refused),
      count(theirs.perSecond),
      ms(theirs),
      (ours.perSecond / theirs.perSecond).toFixed(2),
      count(memory),
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
