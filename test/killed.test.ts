import { execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { random } from "../src/core/random.js";
import { siegeN, siegeSeed } from "./siege.js";

/** The built command, killed, crowded and starved: nothing acknowledged is lost, nothing counts twice. */

const cli = join(import.meta.dirname, "../dist/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "kept-killed-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sources = 4;
const files = 3;
const rows = 400;

const yaml = `kept: v1
as_of: latest
company: { name: Killed, timezone: UTC }
sources:
${Array.from({ length: sources }, (_, s) => `  s${s}:\n    files: data/s${s}-*.csv\n    records:\n      - { type: order.placed, at: placed, subject: id, customer: ["c:{customer}"] }\n      - { type: order.ready, at: ready, subject: id }`).join("\n")}
promises:
  fast: { says: In five minutes., kind: duration, made: order.placed, met: order.ready, within: 5m, target: 90%, window: 500d }
  calm: { says: Nothing twice., kind: absence, made: order.placed, absent: order.placed, per: customer, within: 1h, target: 50%, window: 500d }
`;

const writeWorkspace = (root: string, perFile = rows): void => {
  mkdirSync(join(root, "data"), { recursive: true });
  writeFileSync(join(root, "kept.yaml"), yaml);
  const day = Date.parse("2026-05-01T00:00:00Z");
  for (let s = 0; s < sources; s++)
    for (let f = 0; f < files; f++) {
      const lines = Array.from({ length: perFile }, (_, i) => {
        // Every file repeats the last 20 orders of the file before it.
        const n = f * (perFile - 20) + i;
        const placed = day + n * 61_000 + s * 1000;
        const ready = placed + ((n * 7) % 10) * 60_000;
        return `o${s}-${n},${new Date(placed).toISOString()},${new Date(ready).toISOString()},${n % 97}`;
      });
      writeFileSync(join(root, `data/s${s}-${f}.csv`), `id,placed,ready,customer\n${lines.join("\n")}\n`);
    }
};

const kept = (root: string, ...args: string[]) =>
  spawnSync(process.execPath, [cli, ...args, "-C", root], { encoding: "utf8", timeout: 120_000 });

/** Runs a command and kills it, with all it started, after a while; true when it had ended by itself before. */
const killedAfter = (root: string, ms: number, ...args: string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, ...args, "-C", root], { stdio: "ignore", detached: true });
    const timer = setTimeout(() => process.kill(-child.pid!, "SIGKILL"), ms);
    child.once("exit", (_, signal) => {
      clearTimeout(timer);
      resolve(signal === null);
    });
  });

const answer = (root: string) => {
  const { stdout, stderr } = kept(root, "check", "--json");
  const result = JSON.parse(stdout || `{"failed":${JSON.stringify(stderr)}}`);
  return { people: result.people, promises: result.promises?.map((p: { counts: unknown }) => p.counts) ?? result };
};

const read = (root: string): number[] => {
  const { stdout } = kept(root, "sources", "--json");
  return JSON.parse(stdout).sources.map((s: { received: number }) => s.received);
};

if (!existsSync(cli)) it.skip("killed: the command is not built (npm run build)");
else
  describe("a command that is killed", { timeout: 600_000 }, () => {
    const undisturbed = join(folder, "undisturbed");
    let expected: ReturnType<typeof answer>;
    let received: number[];
    let importMs = 0;
    beforeAll(() => {
      writeWorkspace(undisturbed);
      const started = performance.now();
      expect(kept(undisturbed, "import").status).toBe(0);
      importMs = performance.now() - started;
      expected = answer(undisturbed);
      received = read(undisturbed);
    }, 240_000);

    it("K1: loses nothing and doubles nothing when an import is killed at 20 random moments", async () => {
      const chance = random(siegeSeed());
      const root = join(folder, "imported");
      writeWorkspace(root);
      let ended = 0;
      for (let kill = 0; kill < siegeN(20, 500); kill++) {
        const done = await killedAfter(root, 200 + chance.uniform() * importMs, "import");
        if (!done) continue;
        ended++;
        expect(answer(root)).toEqual(expected);
        rmSync(join(root, ".kept"), { recursive: true, force: true });
      }
      expect(ended).toBeLessThan(siegeN(20, 500));
      expect(kept(root, "import").status).toBe(0);
      expect(answer(root)).toEqual(expected);
      expect(read(root)).toEqual(received);
    });

    it("K1: answers the same after a check was killed while it judged", async () => {
      const chance = random(siegeSeed()).fork("check");
      const root = join(folder, "checked");
      writeWorkspace(root);
      expect(kept(root, "import").status).toBe(0);
      const imported = join(folder, "imported-only");
      cpSync(root, imported, { recursive: true });
      for (let kill = 0; kill < siegeN(8, 200); kill++) {
        const done = await killedAfter(root, 300 + chance.uniform() * 1500, "check");
        if (!done) continue;
        rmSync(root, { recursive: true, force: true });
        cpSync(imported, root, { recursive: true });
      }
      expect(answer(root)).toEqual(expected);
    });

    it("K5: a second process says who holds the folder, and a dead one's lock is no obstacle", async () => {
      const root = join(folder, "held");
      cpSync(undisturbed, root, { recursive: true });
      const script = `const { Session } = require("chdb"); new Session(${JSON.stringify(join(root, ".kept/facts"))}); process.stdout.write("open"); setInterval(() => {}, 1000)`;
      const holder = spawn(process.execPath, ["-e", script], {
        cwd: join(import.meta.dirname, ".."),
        stdio: ["ignore", "pipe", "ignore"],
      });
      await new Promise((resolve) => holder.stdout!.once("data", resolve));
      const second = kept(root, "check");
      expect(second.status).toBe(4);
      expect(second.stderr).toContain(String(holder.pid));
      holder.kill("SIGKILL");
      await new Promise((resolve) => holder.once("exit", resolve));
      expect(answer(root)).toEqual(expected);
    });

    it("K3: a full disk ends an import with a clear message and half-stores nothing; with room again it goes on", () => {
      const root = join(folder, "full");
      mkdirSync(root);
      try {
        execFileSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", root], { stdio: "ignore" });
      } catch {
        console.log("skipped: K3 needs to mount a tmpfs (root)");
        return;
      }
      try {
        writeWorkspace(root, 20_000);
        const full = kept(root, "import");
        expect(full.status, full.stderr).not.toBe(0);
        expect(full.stderr).toMatch(/disk is full|no space/i);
        execFileSync("mount", ["-o", "remount,size=800m", root]);
        expect(kept(root, "import").status).toBe(0);
        const reference = join(folder, "full-reference");
        writeWorkspace(reference, 20_000);
        expect(kept(reference, "import").status).toBe(0);
        expect(answer(root)).toEqual(answer(reference));
        expect(read(root)).toEqual(read(reference));
      } finally {
        execFileSync("umount", ["-l", root]);
      }
    });
  });
