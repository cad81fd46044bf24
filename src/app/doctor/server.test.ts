import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { serverFindings } from "./server.js";

describe("kept doctor, of the server", () => {
  const directory = mkdtempSync(join(tmpdir(), "kept-doctor-server-"));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const states = (env: NodeJS.ProcessEnv) =>
    serverFindings(directory, env).map(({ name, state }) => `${name}: ${state}`);

  it("is content with the defaults", () => {
    expect(states({})).toEqual(["server: fine"]);
  });

  it("W10: says what would keep it from starting, or let strangers in", () => {
    expect(states({ KEPT_HOST: "0.0.0.0" })).toEqual(["server: wrong"]);
    expect(states({ KEPT_HOST: "0.0.0.0", KEPT_BEHIND_PROXY: "true" })).toEqual(["server: attention"]);
    expect(
      states({ KEPT_HOST: "0.0.0.0", KEPT_PUBLIC_URL: "https://kept.example.com", KEPT_TRUST_PROXIES: "10.0.0.1" }),
    ).toEqual(["server: fine"]);
    expect(states({ KEPT_SECRET: "changeme" })).toEqual(["server: fine", "secret: wrong"]);
    expect(states({ KEPT_POSTGRES_URL: "postgres://kept@db.example.com/kept" })).toEqual([
      "server: fine",
      "secret: fine",
      "stores: attention",
    ]);
    expect(states({ KEPT_CLICKHOUSE_URL: "clickhouse" })).toEqual(["server: fine", "stores: wrong"]);
    writeFileSync(join(directory, "kept.serve.yaml"), "prot: 1\n");
    expect(states({})).toEqual(["server: wrong"]);
    rmSync(join(directory, "kept.serve.yaml"));
  });

  it("names what looks like a setting and is none", () => {
    const [, found] = serverFindings(directory, { KEPT_PROT: "1", KEPT_PORT: "8080" });
    expect(found).toMatchObject({ name: "settings", state: "attention", says: expect.stringContaining("KEPT_PROT") });
  });
});
