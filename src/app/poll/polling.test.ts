import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newWorkspace } from "../../../test/workspace.fixture.js";
import { serve } from "../../http/serve.js";
import type { Principal } from "../../workspace/roles.js";
import { webServer } from "./polled.fixture.js";

const lead: Principal = { kind: "person", id: "p1", name: "Lead", role: "lead", teams: [], scopes: null };
const viewer: Principal = { ...lead, id: "p2", role: "viewer" };

describe("a running server", { timeout: 60_000 }, () => {
  const workspace = newWorkspace("");
  let api: Awaited<ReturnType<typeof webServer>>;
  let serving: Awaited<ReturnType<typeof serve>>;
  let who: Principal = lead;
  beforeAll(async () => {
    api = await webServer();
    workspace.declare(`kept: v1
company: { name: Shop, timezone: Europe/Amsterdam }
sources:
  desk:
    poll: { every: 10s, http: { url: ${api.url}/ } }
    records: [{ type: opened, at: at, subject: no }]
  files:
    files: data/*.csv
    records: [{ type: placed, at: at, subject: no }]
`);
    api.json(() => [{ no: 1, at: "2026-06-01T10:00:00Z" }]);
    workspace.write("data/a.csv", "no,at\n1,2026-06-01 10:00\n2,2026-06-01 10:00\n");
    serving = await serve({
      directory: workspace.folder,
      host: "127.0.0.1",
      port: 0,
      version: "test",
      env: { ...process.env, ...api.env },
      log: () => undefined,
      doors: async () => who,
    });
  }, 60_000);
  afterAll(async () => {
    await serving?.stop();
    await workspace.remove();
    await api.close();
  });
  const get = async (path: string) => (await fetch(`${serving.url}${path}`)).json() as Promise<never>;
  const received = async () => {
    const { sources } = (await get("/api/sources")) as { sources: { name: string; received: number }[] };
    return Object.fromEntries(sources.map((one) => [one.name, one.received]));
  };
  const until = async (holds: () => Promise<boolean>) => {
    for (let tries = 0; tries < 150; tries++) {
      if (await holds()) return;
      await pause(200);
    }
    expect.fail("it did not come to be within 30 seconds");
  };

  it("polls and imports by itself, and takes a new file in when it is whole", async () => {
    await until(async () => {
      const now = await received();
      return now.desk === 1 && now.files === 2;
    });
    expect(await get("/api/pollers")).toMatchObject({ pollers: [{ source: "desk", records: 1, problem: null }] });
    workspace.write("data/b.csv", "no,at\n3,2026-06-02 10:00\n");
    await until(async () => (await received()).files === 3);
  });

  it("takes a file as the body or in a form, from whoever may write", async () => {
    const csv = "no,at\n1,2026-06-01 10:00\n";
    const raw = await fetch(`${serving.url}/api/uploads?name=x.csv`, { method: "POST", body: csv });
    expect(raw.status).toBe(201);
    const { upload } = (await raw.json()) as { upload: string };
    const form = new FormData();
    form.set("file", new File([csv], "../y.csv"));
    const sent = await fetch(`${serving.url}/api/uploads`, { method: "POST", body: form });
    expect(await sent.json()).toMatchObject({ name: "y.csv", bytes: csv.length });
    const looked = await fetch(`${serving.url}/api/look`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ file: upload }),
    });
    expect(await looked.json()).toMatchObject({ file: { name: "x.csv", rows: 1 }, begins: false });
    const large = await fetch(`${serving.url}/api/uploads?name=z.csv`, {
      method: "POST",
      body: Buffer.alloc(51_000_000),
    });
    expect(large.status).toBe(413);
    who = viewer;
    expect((await fetch(`${serving.url}/api/uploads?name=x.csv`, { method: "POST", body: csv })).status).toBe(403);
    expect((await fetch(`${serving.url}/api/poll`, { method: "POST", body: "{}" })).status).toBe(403);
    who = lead;
  });
});
