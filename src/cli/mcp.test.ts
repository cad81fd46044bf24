import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newWorkspace } from "../../test/workspace.fixture.js";
import { serve } from "../http/serve.js";

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

describe("kept mcp", { timeout: 120_000 }, () => {
  const workspace = newWorkspace(yaml);
  beforeAll(async () => {
    workspace.write("orders.csv", "no,placed,ready\n1,2026-06-01 10:00:00,2026-06-01 10:10:00\n");
    await workspace.open();
    await workspace.import();
    await workspace.close();
  }, 60_000);
  afterAll(() => workspace.remove());

  const connect = async (...args: string[]) => {
    const client = new Client({ name: "test", version: "1" });
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: ["--import", "tsx", "src/cli/main.ts", "mcp", "-C", workspace.folder, ...args],
        stderr: "ignore",
      }),
    );
    return client;
  };
  const check = async (client: Client) =>
    ((await client.callTool({ name: "check", arguments: {} })).content as { text: string }[])[0]!.text;

  it("answers with the folder to itself, and lets go of it between two questions", async () => {
    const client = await connect();
    const { tools } = await client.listTools();
    expect(tools.map((tool) => tool.name)).toContain("check");
    expect(tools.map((tool) => tool.name)).not.toContain("people");
    expect(await check(client)).toContain('"name": "fast"');
    await workspace.check();
    await workspace.close();
    expect(await check(client)).toContain('"name": "fast"');
    await client.close();
  });

  it("asks the server that holds the folder", async () => {
    const serving = await serve({ directory: workspace.folder, port: 0, version: "test", log: () => {} });
    try {
      const client = await connect("--allow", "people");
      expect((await client.listTools()).tools.map((tool) => tool.name)).toContain("people");
      expect(await check(client)).toContain('"name": "fast"');
      await client.close();
    } finally {
      await serving.stop();
    }
  });
});
