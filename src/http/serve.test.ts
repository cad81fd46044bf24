import { execFile } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newWorkspace } from "../../test/workspace.fixture.js";
import { serve } from "./serve.js";

const run = promisify(execFile);
const yaml = `kept: v1
company: { name: Shop, timezone: Europe/Amsterdam }
sources:
  shop:
    files: orders.csv
    records:
      - { type: placed, at: placed, subject: no }
      - { type: ready, at: ready, subject: no }
promises:
  fast: { says: Ready in 30 minutes., kind: duration, made: placed, met: ready, within: 30m, target: 90%, window: 28d }
`;

describe("kept serve", { timeout: 60_000 }, () => {
  const workspace = newWorkspace(yaml);
  let serving: Awaited<ReturnType<typeof serve>>;
  const log: string[] = [];
  beforeAll(async () => {
    workspace.write("orders.csv", "no,placed,ready\n1,2026-06-01 10:00:00,2026-06-01 10:10:00\n");
    const log_ = (text: string) => void log.push(text);
    serving = await serve({ directory: workspace.folder, host: "127.0.0.1", port: 0, version: "test", log: log_ });
  }, 60_000);
  afterAll(async () => {
    await serving?.stop();
    await workspace.remove();
  });

  it("is alive and ready, and tells what it can be asked", async () => {
    expect(await (await fetch(`${serving.url}/healthz`)).json()).toEqual({ status: "ok" });
    expect(await (await fetch(`${serving.url}/readyz`)).json()).toMatchObject({ status: "ready" });
    const { paths } = (await (await fetch(`${serving.url}/api/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(["/api/check", "/api/erase", "/api/live", "/readyz"]));
    expect(Object.keys(paths)).not.toContain("/api/demo");
  });

  it("answers nobody who has not said who they are", async () => {
    const answer = await fetch(`${serving.url}/api/check`);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ problems: [{ code: "access.sign-in" }] });
    expect((await fetch(`${serving.url}/api/beside/check`, { method: "POST", body: "{}" })).status).toBe(401);
    expect((await fetch(`${serving.url}/no/such/page`)).status).toBe(404);
  });

  it("answers commands in its folder, whose token only the folder's user can read", async () => {
    const file = join(workspace.folder, ".kept", "server.json");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { url, token } = JSON.parse(readFileSync(file, "utf8"));
    const ask = async (name: string, input: object) => {
      const answer = await fetch(`${url}/api/beside/${name}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
        body: JSON.stringify({ input }),
      });
      return (await answer.text())
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
    };
    expect((await ask("import", {})).at(-1)).toMatchObject({ answer: { sources: [{ name: "shop" }] } });
    expect((await ask("check", { from: "2026-06-01" })).at(-1)).toMatchObject({
      answer: { promises: [{ name: "fast", counts: { kept: 1 } }] },
    });
    expect((await ask("people", { promise: "fats" })).at(-1)).toMatchObject({ error: { kind: "problems" } });
    const kept = join(import.meta.dirname, "../../dist/cli/main.js");
    if (existsSync(kept)) {
      const { stdout } = await run(process.execPath, [kept, "promise", "fast", "--json", "-C", workspace.folder]);
      expect(stdout).toContain("fast");
    }
  });
});
