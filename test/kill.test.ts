import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadsInForce } from "../src/app/import/journal.js";
import { random } from "../src/core/random.js";
import { sql } from "../src/core/sql.js";
import { interactions } from "../src/interactions/tables.js";
import { type Built, builtKept, type Ended } from "./built.fixture.js";
import { siege, siegeMs, siegeN, siegeSeed } from "./siege.js";
import { known, newWorkspace, type TestWorkspace } from "./workspace.fixture.js";

const spec = `kept: v1
as_of: 2026-06-30
company: { name: Test, timezone: Europe/Amsterdam }
sources:
  orders: { files: data/orders-*.csv, records: [{ type: placed, at: at, id: no, subject: no, customer: "card:{card}", amount: total }] }
  ready: { files: data/ready.csv.gz, records: [{ type: ready, at: at, subject: no }] }
promises:
  fast: { says: Fast., kind: duration, made: placed, met: ready, within: 20m, target: 90%, window: 28d }
  quiet: { says: Quiet., kind: absence, made: placed, absent: placed, per: customer, within: 5d, target: 90%, window: 28d }
`;

const orders = (file: number, version: number) => {
  const rng = random(file);
  const lines = Array.from({ length: 1500 }, (_, i) => {
    // Each file begins with the last orders of the one before; the second version corrects some and leaves some out.
    const no = file * 1400 + i;
    const total = version === 2 && file % 2 === 0 && no % 10 === 0 ? no + 1 : no;
    const minute = Math.floor(rng.uniform() * 60);
    return version === 2 && file === 1 && no % 7 === 0
      ? ""
      : `${no},2026-06-${String(1 + (no % 28)).padStart(2, "0")} 1${no % 10}:${String(minute).padStart(2, "0")},${no % 400},${total}\n`;
  });
  return `no,at,card,total\n${lines.join("")}`;
};
const files = 6;
const write = (workspace: TestWorkspace, version: number) => {
  for (let file = 0; file < files; file++) workspace.write(`data/orders-${file}.csv`, orders(file, version));
};

let kept: Built;
beforeAll(async () => {
  kept = await builtKept();
});
afterAll(() => kept.remove());

const dead = ({ signal }: Ended) => signal === "SIGKILL";

describe("a process that is killed", () => {
  const workspace = newWorkspace(spec);
  const saved = mkdtempSync(join(tmpdir(), "kept-saved-"));
  const expected: { known: string[]; loads: unknown; answer: unknown; ms: number }[] = [];
  afterAll(async () => {
    await workspace.remove();
    rmSync(saved, { recursive: true, force: true });
  });

  const content = async () => {
    const stores = await workspace.stores();
    const loads = [...(await loadsInForce(stores, "orders")), ...(await loadsInForce(stores, "ready"))];
    const all = {
      known: await known(workspace),
      loads: loads.map(({ path, rows, duplicates, quarantined }) => ({ path, rows, duplicates, quarantined })),
    };
    await workspace.close();
    return all;
  };
  const imported = async () => {
    const run = await kept.run(workspace.folder, ["import"]);
    expect(run, run.err).toMatchObject({ code: 0 });
  };
  const answer = async () => {
    const { code, out, err } = await kept.run(workspace.folder, ["check", "--json"]);
    expect([0, 1, 3], err).toContain(code);
    return JSON.parse(out);
  };
  const reset = (to: "nothing" | "first") => {
    rmSync(join(workspace.folder, ".kept"), { recursive: true, force: true });
    if (to === "first") cpSync(saved, join(workspace.folder, ".kept"), { recursive: true });
    write(workspace, to === "first" ? 2 : 1);
  };

  beforeAll(async () => {
    workspace.write(
      "data/ready.csv.gz",
      gzipSync(
        `no,at\n${Array.from({ length: 9000 }, (_, no) => `${no},2026-06-${String(1 + (no % 28)).padStart(2, "0")} 1${no % 10}:45\n`).join("")}`,
      ),
    );
    for (const version of [1, 2]) {
      write(workspace, version);
      const started = performance.now();
      await imported();
      const ms = performance.now() - started;
      expected.push({ ...(await content()), answer: await answer(), ms });
      // Judged by the first version: the second must be judged again.
      if (version === 1) cpSync(join(workspace.folder, ".kept"), saved, { recursive: true });
    }
    expect(expected[1]!.known).not.toEqual(expected[0]!.known);
  }, 120_000);

  it("K1: at random moments of imports, and then imports to the end, has what an undisturbed one has", {
    timeout: siegeMs(600_000),
  }, async () => {
    const rng = random(siegeSeed());
    let kills = 0;
    for (let i = 0; kills < siegeN(20, 350); i++) {
      const which = i % 2;
      reset(which === 0 ? "nothing" : "first");
      for (let j = 0; j < 5; j++) {
        const run = kept.start(workspace.folder, ["import"]);
        await pause(300 + rng.uniform() * 0.8 * expected[which]!.ms);
        // Alone, so that its readers outlive it for a moment; or with them.
        if (j % 2 === 0) run.kill("SIGKILL");
        else run.killAll();
        // One that came to its end left nothing to do for the next.
        if (!dead(await run.ended)) break;
        kills++;
      }
      await imported();
      const { known: now, loads } = await content();
      expect(now).toEqual(expected[which]!.known);
      expect(loads).toEqual(expected[which]!.loads);
      expect(await answer()).toEqual(expected[which]!.answer);
      expect(readdirSync(join(workspace.folder, ".kept"))).not.toContain("import");
      if (siege) console.log(`${kills} imports killed`);
    }
  });

  it("K1: at random moments of judging, then answers as if it had never been", {
    timeout: siegeMs(600_000),
  }, async () => {
    const rng = random(siegeSeed());
    reset("first");
    await imported();
    const unjudged = mkdtempSync(join(tmpdir(), "kept-unjudged-"));
    cpSync(join(workspace.folder, ".kept"), unjudged, { recursive: true });
    for (let kills = 0; kills < siegeN(10, 150); ) {
      rmSync(join(workspace.folder, ".kept"), { recursive: true, force: true });
      cpSync(unjudged, join(workspace.folder, ".kept"), { recursive: true });
      for (let j = 0; j < 5; j++) {
        const run = kept.start(workspace.folder, ["check"]);
        await pause(400 + rng.uniform() * 700);
        run.kill("SIGKILL");
        if (!dead(await run.ended)) break;
        kills++;
      }
      expect(await answer()).toEqual(expected[1]!.answer);
      if (siege) console.log(`${kills} judgings killed`);
    }
    rmSync(unjudged, { recursive: true, force: true });
  });
});

describe.skipIf(process.platform !== "linux")("a process that works (needs /proc, to see who started whom)", () => {
  const workspace = newWorkspace(spec);
  afterAll(() => workspace.remove());
  const rows = 400_000;
  beforeAll(() => {
    workspace.write("data/orders-0.csv", "no,at,card,total\n1,2026-06-01 10:00,1,1\n");
    workspace.write(
      "data/orders-1.csv",
      `no,at,card,total\n${Array.from({ length: rows }, (_, i) => `${i + 2},2026-06-02 10:00,${i % 9},1\n`).join("")}`,
    );
    workspace.write("data/orders-2.csv", "no,at,card,total\n0,2026-06-03 10:00,1,1\n");
    workspace.write("data/ready.csv.gz", gzipSync("no,at\n1,2026-06-01 10:10\n"));
  });
  const reset = () => rmSync(join(workspace.folder, ".kept"), { recursive: true, force: true });
  /** Until rows of the large file have been made. */
  const untilReading = () => {
    const hash = createHash("sha256")
      .update(readFileSync(join(workspace.folder, "data/orders-1.csv")))
      .digest("hex");
    const made = join(workspace.folder, ".kept/import", hash.slice(0, 16), "rows.native");
    return until(() => existsSync(made) && statSync(made).size > 100_000);
  };
  const sums = async () => {
    const { facts } = await workspace.stores();
    const [row] = await facts.query(
      sql`SELECT count() AS n, uniqExact(subject) AS subjects FROM ${interactions} WHERE type = 'placed'`,
    );
    await workspace.close();
    return row;
  };

  it("K5: is named to whoever comes second, and a lock that it leaves when it dies is no obstacle", {
    timeout: 120_000,
  }, async () => {
    reset();
    const first = kept.start(workspace.folder, ["import"]);
    await until(() => readers(first.pid).length > 0);
    const second = await kept.run(workspace.folder, ["check"]);
    expect(second.code).toBe(4);
    expect(second.err).toContain(`process ${first.pid}`);
    expect(second.err).toContain("kept help facts_locked");
    const [reader] = readers(first.pid);
    first.kill("SIGKILL");
    await first.ended;
    // Whoever dies leaves no reader behind, nor its files for long.
    await until(() => !existsSync(`/proc/${reader}`));
    expect(existsSync(join(workspace.folder, ".kept/facts/status"))).toBe(true);
    expect((await kept.run(workspace.folder, ["check"])).code).toBe(3);
  });

  it("K5: is named by its number even when it is not kept, and once it is dead the folder answers as before", {
    timeout: 120_000,
  }, async () => {
    const before = await kept.run(workspace.folder, ["check", "--json"]);
    const folder = JSON.stringify(join(workspace.folder, ".kept/facts"));
    const script = `const { Session } = require("chdb"); new Session(${folder}); process.stdout.write("open"); setInterval(() => {}, 1000)`;
    const holder = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "ignore"] });
    const gone = new Promise((resolve) => holder.once("exit", resolve));
    try {
      await Promise.race([new Promise((resolve) => holder.stdout.once("data", resolve)), gone]);
      const second = await kept.run(workspace.folder, ["check"]);
      expect(second.code).toBe(4);
      expect(second.err).toContain(`process ${holder.pid}`);
    } finally {
      holder.kill("SIGKILL");
      await gone;
    }
    expect(await kept.run(workspace.folder, ["check", "--json"])).toMatchObject({ code: before.code, out: before.out });
  });

  it("stops at Ctrl-C with 130, says what is kept, and goes on from there", { timeout: 120_000 }, async () => {
    reset();
    const run = kept.start(workspace.folder, ["import"]);
    await untilReading();
    run.kill("SIGINT");
    const ended = await run.ended;
    expect(ended).toMatchObject({ code: 130, out: "" });
    expect(ended.err).toMatch(/Stopped\. (0 rows|1 row) of orders (are|is) kept; run again to go on\./);
    expect(await kept.run(workspace.folder, ["import"])).toMatchObject({ code: 0 });
    expect(await sums()).toEqual({ n: String(rows + 2), subjects: String(rows + 2) });
  });

  it("K8: outlives its reader: the file at which the reader was killed is a problem, the others are taken in", {
    timeout: 120_000,
  }, async () => {
    reset();
    const run = kept.start(workspace.folder, ["import"]);
    await untilReading();
    for (const reader of readers(run.pid)) process.kill(reader, "SIGKILL");
    const ended = await run.ended;
    expect(ended.code).toBe(2);
    expect(ended.err).toMatch(/data\/orders-1\.csv\s+reading it ended the reader/);
    expect(await sums()).toEqual({ n: "2", subjects: "2" });
    expect(await kept.run(workspace.folder, ["import"])).toMatchObject({ code: 0 });
    expect(await sums()).toEqual({ n: String(rows + 2), subjects: String(rows + 2) });
  });

  it("K8: ends with what to do when a question needs more memory than it may have", { timeout: 120_000 }, async () => {
    const ended = await kept.run(workspace.folder, ["check"], { KEPT_MEMORY: "12M" });
    expect(ended.code).toBe(4);
    expect(ended.err).toContain("kept help facts_memory");
    expect((await kept.run(workspace.folder, ["check"])).code).toBe(3);
  });
});

const until = async (holds: () => boolean): Promise<void> => {
  for (let waited = 0; !holds(); waited += 10) {
    if (waited > 30_000) throw new Error("it did not happen within 30 s");
    await pause(10);
  }
};

/** The readers that a process has started. */
const readers = (parent: number): number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const [, after] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
        return (
          Number(after!.split(" ")[1]) === parent && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("child.js")
        );
      } catch {
        return false;
      }
    });
