import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Built, builtKept } from "./built.fixture.js";

describe("npm run demo", { timeout: 300_000 }, () => {
  const folder = join(mkdtempSync(join(tmpdir(), "kept-demo-")), "kitchen");
  let kept: Built;
  beforeAll(async () => {
    kept = await builtKept();
  }, 60_000);
  afterAll(() => {
    kept.remove();
    rmSync(join(folder, ".."), { recursive: true, force: true });
  });

  it("shows the verdicts, then serves until Ctrl-C, and says where and how to sign in", async () => {
    const child = spawn(process.execPath, ["scripts/demo.mjs", folder, "--port", "0", "--stay"], {
      env: { ...process.env, KEPT_COMMAND: kept.command },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += chunk;
    });
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    const ended = new Promise<number | null>((done) => child.once("close", (code) => done(code)));
    try {
      while (!/Kept runs at http:\S+\n.*(account|sign in)/i.test(said) && child.exitCode === null)
        await new Promise((done) => setTimeout(done, 200));
      expect(said).toMatch(/Quick Kitchen/);
      expect(said).toMatch(/let down/);
      const [, url] = /Kept runs at (http:\/\/127\.0\.0\.1:\d+)/.exec(said) ?? [];
      expect(url, said).toBeDefined();
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      const page = await fetch(/http:\S+setup=\S+/.exec(said)?.[0] ?? `${url}/`);
      expect(page.status).toBeLessThan(500);
      // As a terminal does: to all of the group.
      process.kill(-child.pid!, "SIGINT");
      expect(await ended).toBe(0);
      expect(existsSync(join(folder, ".kept", "server.json"))).toBe(false);
      expect(readFileSync(join(folder, "kept.yaml"), "utf8")).toContain("Quick Kitchen");
    } finally {
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, "SIGKILL");
    }
  });

  it("without a terminal leaves the service running, and the next one takes its place", async () => {
    const demo = () =>
      execFileSync(process.execPath, ["scripts/demo.mjs", folder, "--port", "0"], {
        env: { ...process.env, KEPT_COMMAND: kept.command },
        encoding: "utf8",
      });
    const pidIn = (said: string) => Number(/kill (\d+)/.exec(said)?.[1]);
    const first = pidIn(demo());
    const said = demo();
    try {
      const [, url] = /Kept runs at (http:\/\/127\.0\.0\.1:\d+)/.exec(said) ?? [];
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      expect(said).toMatch(/let down/);
      expect(() => process.kill(first, 0)).toThrow();
    } finally {
      process.kill(pidIn(said), "SIGTERM");
    }
  });
});
