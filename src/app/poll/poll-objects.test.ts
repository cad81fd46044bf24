import { mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { AwsClient } from "aws4fetch";
// @ts-expect-error: it has no types
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { known, newWorkspace, type TestWorkspace } from "../../../test/workspace.fixture.js";
import { pollOnce } from "./polled.fixture.js";

const yaml = (poll: string) => `kept: v1
company: { name: Shop, timezone: Europe/Amsterdam }
sources:
  tills:
    poll: ${poll}
    records: [{ type: placed, at: at, id: no, subject: no, amount: total }]
`;
const csv = (from: number, to: number, total = 1) =>
  `no,at,total\n${Array.from({ length: to - from }, (_, i) => `${from + i},2026-06-01 10:00,${total}\n`).join("")}`;

describe("a bucket that is polled", { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "kept-s3-"));
  let server: { run: () => Promise<unknown>; close: () => Promise<void> };
  let workspace: TestWorkspace;
  let env: NodeJS.ProcessEnv;
  let put: (key: string, body: string | Uint8Array) => Promise<unknown>;
  beforeAll(async () => {
    server = new S3rver({
      port: 0,
      address: "127.0.0.1",
      silent: true,
      directory: folder,
      configureBuckets: [{ name: "exports", configs: [] }],
    });
    const { port } = (await server.run()) as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    env = { KEPT_ALLOW_PRIVATE: `127.0.0.1:${port}` };
    const client = new AwsClient({
      accessKeyId: "S3RVER",
      secretAccessKey: "S3RVER",
      service: "s3",
      region: "us-east-1",
    });
    put = (key, body) => client.fetch(`${url}/exports/${key}`, { method: "PUT", body: body as never });
    workspace = newWorkspace(
      yaml(`{ s3: { endpoint: "${url}", bucket: exports, prefix: tills/, key: S3RVER, secret: S3RVER } }`),
    );
  });
  afterAll(async () => {
    await workspace?.remove();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("brings new and changed objects once, and leaves others alone", async () => {
    await put("tills/a.csv", csv(0, 5));
    await put("tills/2026/b%20%C3%A9.csv.gz", gzipSync(csv(5, 10)));
    await put("other/c.csv", csv(10, 15));
    expect(await pollOnce(workspace, "tills", { env })).toMatchObject({ fetched: 2, rows: 10, problem: null });
    expect(await pollOnce(workspace, "tills", { env })).toMatchObject({ fetched: 0, rows: 0, problem: null });
    await put("tills/a.csv", csv(0, 4, 7));
    expect(await pollOnce(workspace, "tills", { env })).toMatchObject({ fetched: 1 });
    const rows = await known(workspace);
    expect(rows).toHaveLength(9);
    expect(rows.filter((row) => row.includes('"amount":7'))).toHaveLength(4);
    await workspace.import();
    expect(await known(workspace)).toEqual(rows);
  });

  it("takes in the good ones beside one that cannot be read, says which, and takes that one when it is mended", async () => {
    await put("tills/bad.csv.gz", "this is not packed");
    await put("tills/good.csv", csv(20, 25));
    const run = await pollOnce(workspace, "tills", { env });
    expect(run).toMatchObject({ fetched: 1, rows: 5, problem: { says: expect.stringContaining("bad.csv.gz") } });
    await put("tills/bad.csv.gz", gzipSync(csv(30, 31)));
    expect(await pollOnce(workspace, "tills", { env })).toMatchObject({ fetched: 1, rows: 1, problem: null });
  });

  it("H6: takes no object beyond the limits, and no list that is none", async () => {
    await put("tills/large.csv", csv(100, 300));
    const small = await pollOnce(workspace, "tills", { env, limits: { objectBytes: 1_000 } });
    expect(small).toMatchObject({ problem: { code: "poll.too-large" } });
    await workspace.close();
    workspace.declare(yaml(`{ s3: { endpoint: "http://127.0.0.1:1", bucket: exports, key: x, secret: y } }`));
    expect(await pollOnce(workspace, "tills", { env })).toMatchObject({ problem: { code: "outgoing.refused" } });
  });
});

describe("a folder that is polled", { timeout: 120_000 }, () => {
  const outside = mkdtempSync(join(tmpdir(), "kept-outside-"));
  const workspace = newWorkspace(yaml(`{ folder: { path: ${outside}, files: "*.csv" } }`));
  afterAll(async () => {
    await workspace.remove();
    rmSync(outside, { recursive: true, force: true });
  });
  const write = (name: string, content: string, at: string) => {
    writeFileSync(join(outside, name), content);
    utimesSync(join(outside, name), new Date(at), new Date(at));
  };

  it("F2: is read only where whoever runs Kept has granted it, and nothing outside of it", async () => {
    write("a.csv", csv(0, 3), "2026-11-20T10:00:00Z");
    expect(await pollOnce(workspace, "tills", { env: {} })).toMatchObject({
      fetched: 0,
      problem: { code: "poll.folder" },
    });
    expect(await pollOnce(workspace, "tills", { env: { KEPT_FOLDERS: join(outside, "x") } })).toMatchObject({
      problem: { code: "poll.folder" },
    });
    symlinkSync("/etc/passwd", join(outside, "link.csv"));
    const env = { KEPT_FOLDERS: `/nowhere:${outside}` };
    expect(await pollOnce(workspace, "tills", { env })).toMatchObject({
      fetched: 1,
      rows: 3,
      problem: null,
    });
    rmSync(join(outside, "link.csv"));
    expect(await pollOnce(workspace, "tills", { env })).toMatchObject({ fetched: 0, rows: 0, problem: null });
    write("a.csv", csv(0, 4), "2026-11-20T11:00:00Z");
    expect(await pollOnce(workspace, "tills", { env })).toMatchObject({ fetched: 1, rows: 1 });
  });

  it("is left alone where a file was written to a moment ago", async () => {
    write("b.csv", csv(10, 12), "2026-11-21T11:59:59Z");
    const env = { KEPT_FOLDERS: outside };
    expect(await pollOnce(workspace, "tills", { env })).toMatchObject({ fetched: 0 });
    workspace.at("2026-11-21T12:00:05Z");
    expect(await pollOnce(workspace, "tills", { env })).toMatchObject({ fetched: 1, rows: 2 });
  });
});
