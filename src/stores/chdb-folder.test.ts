import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { KeptError } from "../core/kept-error.js";
import { sql } from "../core/sql.js";
import { createTable, table } from "../core/table.js";
import { openChdbFacts } from "./chdb-facts.js";
import { prepareFolder } from "./chdb-folder.js";
import { rawSql } from "./raw-sql.js";

const folder = mkdtempSync(join(tmpdir(), "kept-folder-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const chdb = createRequire(import.meta.url).resolve("chdb");
const holdOpen = `const { Session } = require(process.argv[1]); new Session(process.argv[2]); console.log("open"); setInterval(() => {}, 1000)`;

describe("the folder of the embedded engine", () => {
  it("says which process holds it, and opens again when that process was killed", async () => {
    const held = join(folder, "held");
    mkdirSync(held);
    const other = spawn(process.execPath, ["-e", holdOpen, chdb, held], { stdio: ["ignore", "pipe", "inherit"] });
    await once(other.stdout, "data");
    const error: KeptError = await openChdbFacts({ folder: held }).then(
      () => expect.unreachable(),
      (thrown) => thrown,
    );
    expect(error.code).toBe("facts_locked");
    expect(error.message).toContain(`process ${other.pid} (`);
    expect(error.message).toContain("setInterval");
    other.kill("SIGKILL");
    await once(other, "exit");
    const facts = await openChdbFacts({ folder: held });
    expect(await facts.query(sql`SELECT 1 AS n`)).toEqual([{ n: 1 }]);
    await facts.close();
  });

  it("is readable by its owner only", async () => {
    const made = join(folder, "a", "b");
    prepareFolder(made);
    expect(execFileSync("stat", ["-c", "%a", made], { encoding: "utf8" }).trim()).toBe("700");
  });

  it("says when it cannot be written", () => {
    const closed = join(folder, "closed");
    mkdirSync(closed);
    chmodSync(folder, 0o755);
    chmodSync(closed, 0o555);
    // Permissions do not bind root: it becomes nobody for this one call.
    const root = process.geteuid?.() === 0;
    if (root) process.seteuid?.(65534);
    try {
      expect(() => prepareFolder(closed)).toThrow(expect.objectContaining({ code: "facts_read_only" }));
    } finally {
      if (root) process.seteuid?.(0);
    }
  });

  it("says when it is no folder", () => {
    writeFileSync(join(folder, "file"), "");
    expect(() => prepareFolder(join(folder, "file"))).toThrow(expect.objectContaining({ code: "facts_engine" }));
  });

  it("says when the disk is full, keeps what it had acknowledged and goes on when there is room", async (context) => {
    const small = join(folder, "small");
    mkdirSync(small);
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", small], { stdio: "ignore" });
    } catch {
      return context.skip("a small disk cannot be mounted here");
    }
    try {
      const facts = await openChdbFacts({ folder: join(small, "facts") });
      const filling = table({
        table: "filling",
        says: "Fills a disk.",
        columns: { n: "UInt64", text: "String" },
        orderBy: ["n"],
        shardBy: "n",
      });
      for (const statement of createTable(filling, facts.home)) await facts.command(rawSql(statement));
      const insert = sql`INSERT INTO ${filling} SELECT number, randomString(1000) FROM numbers(2000)`;
      let acknowledged = 0;
      const error: KeptError = await (async () => {
        for (; acknowledged < 100; acknowledged++) await facts.command(insert);
      })().then(
        () => expect.unreachable(),
        (thrown) => thrown,
      );
      expect(error.code).toBe("facts_disk_full");
      expect(await facts.query(sql`SELECT count() AS n FROM ${filling}`)).toEqual([{ n: String(acknowledged * 2000) }]);
      execFileSync("mount", ["-o", "remount,size=64m", small]);
      await facts.command(insert);
      expect(await facts.query(sql`SELECT count() AS n FROM ${filling}`)).toEqual([
        { n: String((acknowledged + 1) * 2000) },
      ]);
      await facts.close();
    } finally {
      execFileSync("umount", ["-l", small]);
    }
  });
});
