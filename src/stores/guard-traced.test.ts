import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import corpus from "./fixtures/sql-attacks.json" with { type: "json" };

const traced = spawnSync("strace", ["-V"]).status === 0;

describe.skipIf(!traced)("attacks of owners' SQL, as the system saw them (needs strace)", () => {
  const folder = mkdtempSync(join(tmpdir(), "kept-traced-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("Q1: open no file, start no program and connect to nowhere", { timeout: 180_000 }, () => {
    writeFileSync(join(folder, "secret.txt"), "top secret line\n");
    execFileSync("mkfifo", [join(folder, "fifo")]);
    const trace = join(folder, "trace");
    const calls = "trace=open,openat,openat2,creat,connect,execve,rename,renameat,renameat2,unlink,unlinkat";
    const child = [
      process.execPath,
      "--import",
      "tsx",
      join(import.meta.dirname, "guard-traced-process.fixture.ts"),
      folder,
    ];
    const run = spawnSync("strace", ["-f", "-qq", "-e", calls, "-s", "300", "-o", trace, ...child], {
      encoding: "utf8",
    });
    expect(Number(run.stdout), run.stderr.slice(-500)).toBe(Object.values(corpus.attacks).flat().length);
    const lines = readFileSync(trace, "utf8").split("\n");
    const between = lines.slice(
      lines.findIndex((line) => line.includes(join(folder, "begin"))) + 1,
      lines.findIndex((line) => line.includes(join(folder, "end"))),
    );
    expect(between.length).toBeGreaterThan(0);
    const own = (line: string) => line.includes(`"${join(folder, "facts")}/`);
    const wrong = between.filter(
      (line) =>
        !own(line) &&
        (/AF_INET|execve\(|creat\(|O_WRONLY|O_RDWR|O_CREAT|rename|unlink/.test(line) ||
          line.includes(folder) ||
          /"(\/etc\/(passwd|group|shadow)|\/proc\/self\/(environ|fd|cmdline|maps))/.test(line)),
    );
    expect(wrong).toEqual([]);
  });
});
