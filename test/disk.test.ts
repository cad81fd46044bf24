import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadsInForce } from "../src/app/import/journal.js";
import { sql } from "../src/core/sql.js";
import { interactions } from "../src/interactions/tables.js";
import { type Built, builtKept } from "./built.fixture.js";
import { newWorkspace, type TestWorkspace } from "./workspace.fixture.js";

/** A small disk of its own; null where this user may not mount one. */
const smallDisk = (megabytes: number): string | null => {
  const folder = mkdtempSync(join(tmpdir(), "kept-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder], { stdio: "ignore" });
    return folder;
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
};
const disk = smallDisk(64);

const spec = `kept: v1
as_of: 2026-06-30
company: { name: Test, timezone: Europe/Amsterdam }
sources:
  orders: { files: data/*.csv, records: [{ type: placed, at: at, id: no, subject: no, text: note }] }
promises:
  quiet: { says: Quiet., kind: absence, made: placed, absent: placed, within: 1h, target: 90%, window: 28d, minimum: 1 }
`;

if (disk === null)
  it.skip(
    "K3: a disk that is full, and one that cannot be written: a small one cannot be mounted here (it needs root)",
  );
else
  describe("a disk that is full, and one that cannot be written", () => {
    let kept: Built;
    const workspace = newWorkspace(spec, disk);
    const rows = 60_000;
    // Text that does not compress, so that it takes as much room as it is long.
    const note = (i: number) =>
      Array.from({ length: 8 }, (_, j) => (((i * 7 + j) * 2_654_435_761) % 4_294_967_296).toString(36)).join("");
    beforeAll(async () => {
      kept = await builtKept();
      workspace.write("data/a.csv", "no,at,note\n1,2026-06-20 10:00,x\n");
    });
    afterAll(async () => {
      kept?.remove();
      await workspace.close();
      execFileSync("umount", ["-l", disk]);
      rmSync(disk, { recursive: true, force: true });
    });
    const count = async () => {
      const { facts } = await workspace.stores();
      const [row] = await facts.query(sql`SELECT count() AS n, uniqExact(subject) AS subjects FROM ${interactions}`);
      await workspace.close();
      return row;
    };
    const ballast = join(disk, "ballast");
    const free = () => statfsSync(disk).bavail * statfsSync(disk).bsize;

    it("K3: says that the disk is full, keeps what was imported, stores no half file, and goes on when there is room", {
      timeout: 240_000,
    }, async () => {
      expect(await kept.run(disk, ["import"])).toMatchObject({ code: 0 });
      workspace.write(
        "data/b.csv",
        `no,at,note\n${Array.from({ length: rows }, (_, i) => `${i + 2},2026-06-2${i % 9} 10:00,${note(i)}\n`).join("")}`,
      );
      const before = await kept.run(disk, ["check", "--json"]);
      for (const left of [0, 1, 4, 8, 14]) {
        writeFileSync(ballast, Buffer.alloc(Math.max(0, free() - left * 1_000_000), 1));
        const full = await kept.run(disk, ["import"]);
        expect(full, full.err).toMatchObject({ code: 4 });
        expect(full.err).toMatch(/^The disk is full: [\s\S]*\nMore: kept help (facts|state)_disk_full\n/m);
        // What is known can still be asked about.
        if (left > 0)
          expect(await kept.run(disk, ["check", "--json"])).toMatchObject({ code: before.code, out: before.out });
        rmSync(ballast);
        expect(await count()).toEqual({ n: "1", subjects: "1" });
      }
      expect(await kept.run(disk, ["import"])).toMatchObject({ code: 0 });
      expect(await count()).toEqual({ n: String(rows + 1), subjects: String(rows + 1) });
      expect(readdirSync(join(disk, ".kept"))).not.toContain("import");
    });

    it("K3: filled amid several sources, has each whole or not at all, and with room has what a roomy disk has", {
      timeout: 240_000,
    }, async () => {
      const names = ["s1", "s2", "s3", "s4", "s5", "s6"];
      const record = "{ type: placed, at: at, id: no, subject: no, text: note }, { type: packed, at: at, subject: no }";
      const several = spec.replace(
        /^ {2}orders: .*$/m,
        names.map((name) => `  ${name}: { files: ${name}/*.csv, records: [${record}] }`).join("\n"),
      );
      const roomy = newWorkspace(several);
      workspace.declare(several);
      for (const gone of [".kept", "data"]) rmSync(join(disk, gone), { recursive: true });
      // The second file of each source repeats the last orders of the first.
      for (const [s, name] of names.entries())
        for (const from of [0, 9_000]) {
          const line = (i: number) => `${s}-${from + i},2026-06-2${i % 9} 12:00,${note(s * 20_000 + from + i)}\n`;
          const text = `no,at,note\n${Array.from({ length: 10_000 }, (_, i) => line(i)).join("")}`;
          for (const each of [workspace, roomy]) each.write(`${name}/${from}.csv`, text);
        }
      const stored = async (of: TestWorkspace) => {
        const stores = await of.stores();
        const rows = await stores.facts.query(
          sql`SELECT source, type, count() AS n, uniqExact(subject) AS subjects FROM ${interactions} GROUP BY source, type ORDER BY source, type`,
        );
        const all = [];
        for (const source of names) {
          const loads = await loadsInForce(stores, source);
          all.push({
            source,
            rows: rows.filter((row) => row.source === source),
            loads: loads.map(({ path, rows, duplicates }) => ({ path, rows, duplicates })),
          });
        }
        await of.close();
        return all;
      };
      expect(await kept.run(roomy.folder, ["import"])).toMatchObject({ code: 0 });
      const expected = await stored(roomy);
      const { code, out } = await kept.run(roomy.folder, ["check", "--json"]);
      await roomy.remove();

      writeFileSync(ballast, Buffer.alloc(free() - 18_000_000, 1));
      const full = await kept.run(disk, ["import"]);
      expect(full, full.err).toMatchObject({ code: 4 });
      expect(full.err).toMatch(/^The disk is full: /m);
      rmSync(ballast);
      const half = await stored(workspace);
      const whole = half.filter(({ loads }) => loads.length > 0).length;
      expect(whole).toBeGreaterThan(0);
      expect(whole).toBeLessThan(names.length);
      expect(half).toEqual(
        expected.map((each, i) => (i < whole ? each : { source: each.source, rows: [], loads: [] })),
      );
      expect(await kept.run(disk, ["import"])).toMatchObject({ code: 0 });
      expect(await stored(workspace)).toEqual(expected);
      expect(await kept.run(disk, ["check", "--json"])).toMatchObject({ code, out });
    });

    it("says so when the folder cannot be written, and changes nothing", { timeout: 60_000 }, async () => {
      const shown = mkdtempSync(join(tmpdir(), "kept-shown-"));
      execFileSync("mount", ["--bind", disk, shown]);
      execFileSync("mount", ["-o", "remount,bind,ro", shown]);
      try {
        for (const command of ["check", "import"]) {
          const ended = await kept.run(shown, [command]);
          expect(ended, ended.err).toMatchObject({ code: 4, out: "" });
          expect(ended.err).toMatch(/^The folder of the facts cannot be written: .*\n[\s\S]*kept help facts_read_only/);
        }
      } finally {
        execFileSync("umount", [shown]);
        rmSync(shown, { recursive: true });
      }
      expect((await kept.run(disk, ["check"])).code).not.toBe(4);
    });
  });
