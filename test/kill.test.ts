import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadsInForce } from "../src/app/import/journal.js";
import { random } from "../src/core/random.js";
import { type Built, builtKept, type Ended } from "./built.fixture.js";
import { siegeN, siegeSeed } from "./siege.js";
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
    return version === 2 && file === 1 && no % 7 === 0 ? "" : `${no},2026-06-${String(1 + (no % 28)).padStart(2, "0")} 1${no % 10}:${String(minute).padStart(2, "0")},${no % 400},${total}\n`;
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
    const loads = await loadsInForce(await workspace.stores(), "orders");
    const all = { known: await known(workspace), loads: loads.map(({ path, rows, duplicates, quarantined }) => ({ path, rows, duplicates, quarantined })) };
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
    workspace.write("data/ready.csv.gz", gzipSync(`no,at\n${Array.from({ length: 9000 }, (_, no) => `${no},2026-06-${String(1 + (no % 28)).padStart(2, "0")} 1${no % 10}:45\n`).join("")}`));
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

  it("K1: at random moments of imports, and then imports to the end, has what an undisturbed one has", { timeout: 600_000 }, async () => {
    const rng = random(siegeSeed());
    let kills = 0;
    for (let i = 0; kills < siegeN(20, 1000); i++) {
      const which = i % 2;
      reset(which === 0 ? "nothing" : "first");
      for (let j = 0; j < 5; j++) {
        const run = kept.start(workspace.folder, ["import"]);
        await pause(300 + rng.uniform() * expected[which]!.ms);
        run.kill("SIGKILL");
        if (dead(await run.ended)) kills++;
      }
      await imported();
      const { known: now, loads } = await content();
      expect(now).toEqual(expected[which]!.known);
      expect(loads).toEqual(expected[which]!.loads);
      expect(await answer()).toEqual(expected[which]!.answer);
      expect(readdirSync(join(workspace.folder, ".kept"))).not.toContain("import");
    }
  });
});
