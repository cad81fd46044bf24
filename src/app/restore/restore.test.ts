import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { known, newWorkspace, type TestWorkspace } from "../../../test/workspace.fixture.js";
import { ProblemsFound } from "../../core/problems-found.js";
import { backup } from "../backup/backup.js";
import { customer } from "../customer/customer.js";
import { eraseCustomer } from "../erase/erase.js";
import { restore } from "./restore.js";

const yaml = `kept: v1
company: { name: Shop, timezone: Europe/Amsterdam }
sources:
  shop:
    files: orders*.csv
    records:
      - { type: placed, at: placed, subject: no, customer: ["card:{card}"], text: words, amount: amount }
      - { type: ready, at: ready, subject: no }
promises:
  fast: { says: Ready in 30 minutes., kind: duration, made: placed, met: ready, within: 30m, target: 90%, window: 28d }
`;
const rows = Array.from({ length: 500 }, (_, i) => {
  const day = String(1 + (i % 28)).padStart(2, "0");
  return `${i},2026-06-${day} 10:00:00,2026-06-${day} 10:${i % 7 === 0 ? "50" : "10"}:00,c${100000 + (i % 40)},"said ""${i}"" 😀",${i / 3}`;
});
const header = "no,placed,ready,card,words,amount";

/** Facts and verdicts, as texts that can be compared. */
const digest = async (workspace: TestWorkspace) => {
  const { promises, people } = await workspace.check({ asOf: "2026-07-01" });
  return { facts: await known(workspace), promises, people };
};

describe("kept backup and kept restore", { timeout: 120_000 }, () => {
  const source = newWorkspace(yaml);
  const archives = mkdtempSync(join(tmpdir(), "kept-archives-"));
  const first = join(archives, "first.kept");
  const targets: TestWorkspace[] = [];
  let before: Awaited<ReturnType<typeof digest>>;

  /** An empty folder, and what restoring into it gives. */
  const target = () => {
    const folder = mkdtempSync(join(tmpdir(), "kept-restored-"));
    const workspace = newWorkspace("", folder);
    rmSync(join(folder, "kept.yaml"));
    targets.push(workspace);
    return workspace;
  };
  const restoring = async (into: TestWorkspace, file: string) => {
    await source.close();
    const answer = await into.run(restore, { file });
    await into.close();
    return answer;
  };
  const refused = async (into: TestWorkspace, file: string) => {
    const error = await restoring(into, file).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    await into.close();
    expect(error, file).toBeInstanceOf(ProblemsFound);
    return (error as ProblemsFound).problems[0]!.code;
  };

  beforeAll(async () => {
    source.write("orders-1.csv", `${[header, ...rows.slice(0, 300)].join("\n")}\n`);
    source.write("orders-2.csv", `${[header, ...rows.slice(200), "x,never,,c100001,,"].join("\n")}\n`);
    source.write("kept.serve.yaml", "port: 5555\n");
    await source.import();
    before = await digest(source);
    await source.run(backup, { file: first });
  }, 120_000);
  afterAll(async () => {
    await source.remove();
    for (const one of targets) await one.remove();
    rmSync(archives, { recursive: true, force: true });
  });

  it("B3: brings back facts, state, kept.yaml and settings as they were", async () => {
    const again = target();
    const answer = await restoring(again, first);
    expect(answer).toMatchObject({ company: "Shop", interactions: before.facts.length, erasedAgain: 0 });
    expect(await digest(again)).toEqual(before);
    expect(readFileSync(join(again.folder, "kept.serve.yaml"), "utf8")).toBe("port: 5555\n");
    expect(readFileSync(join(again.folder, "kept.yaml"), "utf8")).toBe(yaml);
    // The journal came along: files that were taken in are known, and only they.
    again.write("orders-1.csv", readFileSync(join(source.folder, "orders-1.csv")));
    again.write("orders-2.csv", readFileSync(join(source.folder, "orders-2.csv")));
    await again.import();
    expect((await digest(again)).facts).toEqual(before.facts);
    expect(readdirSync(again.folder)).not.toContain(".kept-restoring");
    await again.close();
  });

  it("leaves nothing frozen behind, and no half file where it cannot end", async () => {
    const { facts } = await source.stores();
    const { sql } = await import("../../core/sql.js");
    expect(await facts.query(sql`SELECT name FROM system.tables WHERE startsWith(name, 'backup_of_')`)).toEqual([]);
    await expect(source.run(backup, { file: first })).rejects.toMatchObject({ problems: [{ code: "backup.exists" }] });
    const nowhere = join(archives, "no/such/folder.kept");
    await expect(source.run(backup, { file: nowhere })).rejects.toMatchObject({
      problems: [{ code: "backup.unwritable" }],
    });
    const stop = new AbortController();
    const { context } = await source.open(stop.signal);
    stop.abort(new Error("stopped"));
    await expect(backup.run(context, { file: join(archives, "half.kept") })).rejects.toThrow();
    expect(readdirSync(archives)).toEqual(["first.kept"]);
    await source.close();
  });

  it("E2: whoever was erased since stays erased, as a newer backup beside it says", async () => {
    await eraseCustomer(await source.context(), "card:c100003");
    const without = await digest(source);
    expect(without.facts.length).toBeLessThan(before.facts.length);
    await source.run(backup, { file: join(archives, "second.kept") });
    const again = target();
    expect(await restoring(again, first)).toMatchObject({
      erasedAgain: 1,
      erasuresFrom: [join(archives, "second.kept")],
    });
    expect((await digest(again)).facts).toEqual(without.facts);
    await expect(again.run(customer, { customer: "card:c100003" })).rejects.toThrow();
    again.write("orders-3.csv", `${header}\n9999,2026-06-03 10:00:00,2026-06-03 10:10:00,c100003,back,1\n`);
    await again.import();
    expect((await digest(again)).facts.join()).not.toContain("c100003");
    await again.close();
  });

  it("B4: refuses what is damaged, cut off, another's or too much, and touches nothing", async () => {
    const whole = readFileSync(first);
    const spoilt = join(archives, "spoilt");
    const into = target();
    const tried = async (bytes: Buffer) => {
      writeFileSync(spoilt, bytes);
      const code = await refused(into, spoilt);
      expect(readdirSync(into.folder)).toEqual([]);
      return code;
    };
    for (let i = 1; i < 40; i++) {
      const changed = Buffer.from(whole);
      const at = Math.floor((whole.length - 1025) * (i / 40));
      changed[at] = changed[at]! ^ (1 << (i % 8));
      // A byte between two entries belongs to none.
      if (whole[at] === 0) continue;
      expect(["backup.damaged", "backup.foreign"], `byte ${at}`).toContain(await tried(changed));
    }
    for (let i = 0; i < 20; i++)
      expect(["backup.damaged", "backup.foreign"]).toContain(
        await tried(whole.subarray(0, Math.floor(((whole.length - 1024) * i) / 20))),
      );
    expect(await tried(Buffer.from("PK\u0003\u0004 another program's"))).toBe("backup.foreign");
    expect(await refused(into, join(archives, "missing"))).toBe("backup.foreign");
    rmSync(spoilt);
    mkdirSync(join(into.folder, "mine"));
    expect(await refused(into, first)).toBe("backup.target");
    expect(existsSync(join(into.folder, ".kept"))).toBe(false);
  });
});
