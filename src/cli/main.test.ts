import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const main = fileURLToPath(new URL("main.ts", import.meta.url));
const tsx = import.meta.resolve("tsx");
const folder = mkdtempSync(join(tmpdir(), "kept-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

const kept = (...typed: string[]) =>
  spawnSync(process.execPath, ["--import", tsx, main, ...typed], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, LANG: "C.UTF-8" },
  });

describe("the kept command", { timeout: 60_000 }, () => {
  it("answers --help and --version without opening or writing anything", () => {
    const help = kept("--help");
    expect([help.status, help.stderr]).toEqual([0, ""]);
    expect(help.stdout).toContain("kept init orders.csv");
    expect(kept("--version").stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(existsSync(join(folder, ".kept"))).toBe(false);
  });
  it("prints no colour into a pipe", () => {
    expect(kept("--help").stdout).not.toContain("\u001b");
    expect(kept("chek").stderr).not.toContain("\u001b");
  });
  it("says on stderr that there is no workspace, and exits 2", () => {
    const { status, stdout, stderr } = kept("check");
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("Nothing was run.");
  });
  it("prints all problems of a workspace with their lines", () => {
    writeFileSync(
      join(folder, "kept.yaml"),
      "kept: v1\ncompany:\n  name: Shop\n  timezone: Europe/Amsterdam\npromises:\n  fast: { says: Fast., kind: duration, made: a, met: b, within: 3m, target: 95, window: 28d }\n",
    );
    const { status, stderr, stdout } = kept("check", "--json");
    expect([status, stderr]).toEqual([2, ""]);
    const { problems } = JSON.parse(stdout) as { problems: { code: string; line: number }[] };
    expect(problems.find((each) => each.code === "spec.target.unit")).toMatchObject({ file: "kept.yaml", line: 6 });
    expect(kept("check").stderr).toMatch(/kept\.yaml:6:\d+ .*\n[\s\S]*\^\^ write 95% or 0\.95/);
    expect(kept("help", problems[0]!.code).status).toBe(0);
  });
  it("ends quietly when its reader has gone", async () => {
    const child = spawn(process.execPath, ["--import", tsx, main, "--help"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.destroy();
    let stderr = "";
    child.stderr.on("data", (chunk) => (stderr += String(chunk)));
    const code = await new Promise((done) => child.on("close", done));
    expect([code, stderr]).toEqual([0, ""]);
  });
});
