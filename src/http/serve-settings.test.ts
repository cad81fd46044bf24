import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readSettings } from "../app/serve/read-settings.js";
import { ServeSettings } from "../app/serve/settings.js";
import type { ProblemsFound } from "../core/problems-found.js";
import { addressGroup, clientAddress } from "./client-address.js";
import { ownHost } from "./own-host.js";

describe("the settings of kept serve", () => {
  const directory = mkdtempSync(join(tmpdir(), "kept-settings-"));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const file = (text: string) => writeFileSync(join(directory, "kept.serve.yaml"), text);
  const read = (flags: Record<string, unknown> = {}, env: NodeJS.ProcessEnv = {}) =>
    readSettings({ directory, flags, env });
  const problems = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      return (error as ProblemsFound).problems.map((problem) => problem.code);
    }
    return [];
  };

  it("come from flags, then the environment, then the file, then the defaults", () => {
    file("port: 1111\nlog: warn\nmostLagMs: 200\n");
    expect(read({ port: 3333 }, { KEPT_PORT: "2222", KEPT_LOG: "error" })).toMatchObject({
      port: 3333,
      log: "error",
      mostLagMs: 200,
      host: "127.0.0.1",
    });
    expect(read({}, { KEPT_PORT: "2222" }).port).toBe(2222);
    expect(read().port).toBe(1111);
    file("");
    expect(read()).toEqual(ServeSettings.parse({}));
  });

  it("are refused with what is wrong and where it stands", () => {
    file("prot: 1\n");
    expect(problems(() => read({}, { KEPT_PORT: "many", KEPT_LOG: "loud" }))).toEqual(Array(3).fill("serve.setting"));
    file("- a\n- b\n");
    expect(problems(() => read())).toEqual(["serve.setting"]);
    file("port: [\n");
    expect(problems(() => read())).toEqual(["serve.setting"]);
    file("");
    expect(problems(() => read({}, { KEPT_METRICS_TOKEN: "short" }))).toEqual(["serve.setting"]);
  });

  it("W10: do not let it listen beyond this machine without TLS before it", () => {
    for (const host of ["0.0.0.0", "::", "192.168.1.5", "kept.example.com"]) {
      expect(
        problems(() => read({ host })),
        host,
      ).toEqual(["serve.open-address"]);
      expect(
        problems(() => read({ host, publicUrl: "http://kept.example.com" })),
        host,
      ).toEqual(["serve.open-address"]);
      expect(read({ host, publicUrl: "https://kept.example.com/" }).publicUrl).toBe("https://kept.example.com");
      expect(read({ host, behindProxy: true }).host).toBe(host);
    }
    for (const host of ["127.0.0.1", "::1", "localhost", "127.8.8.8"]) expect(read({ host }).host).toBe(host);
  });
});

describe("W4: where a request comes from", () => {
  const trusted = ["10.0.0.0/8", "::1"];
  it("is read from X-Forwarded-For only as far as trusted proxies wrote it", () => {
    expect(clientAddress("203.0.113.9", "1.2.3.4", trusted)).toBe("203.0.113.9");
    expect(clientAddress("10.1.1.1", "6.6.6.6, 1.2.3.4", trusted)).toBe("1.2.3.4");
    expect(clientAddress("10.1.1.1", "6.6.6.6, 1.2.3.4, 10.2.2.2", trusted)).toBe("1.2.3.4");
    expect(clientAddress("::ffff:10.1.1.1", "1.2.3.4", trusted)).toBe("1.2.3.4");
    expect(clientAddress("10.1.1.1", null, trusted)).toBe("10.1.1.1");
    expect(clientAddress("10.1.1.1", "unknown", trusted)).toBeNull();
    expect(clientAddress("10.1.1.1", "1.2.3.4", [])).toBe("10.1.1.1");
    expect(clientAddress(undefined, "1.2.3.4", trusted)).toBeNull();
  });
  it("is one network where one caller has many addresses", () => {
    expect(addressGroup("2001:db8:1:2:3:4:5:6")).toBe(addressGroup("2001:db8:1:2:ffff::1"));
    expect(addressGroup("2001:db8:1:2::1")).not.toBe(addressGroup("2001:db8:1:3::1"));
    expect(addressGroup("1.2.3.4")).toBe("1.2.3.4");
  });
});

describe("M2: the names a request may use", () => {
  const settings = (given: object) => ServeSettings.parse(given);
  const asked = (given: Record<string, string>, to: ServeSettings) => ownHost(new Headers(given), to);
  it("are this machine's and the public one", () => {
    const local = settings({});
    expect(asked({ Host: "127.0.0.1:4747" }, local)).toBe(true);
    expect(asked({ Host: "localhost:4747", Origin: "http://localhost:5173" }, local)).toBe(true);
    expect(asked({ Host: "[::1]:4747" }, local)).toBe(true);
    expect(asked({ Host: "evil.example:4747" }, local)).toBe(false);
    expect(asked({ Host: "localhost.evil.example" }, local)).toBe(false);
    expect(asked({ Host: "localhost", Origin: "https://evil.example" }, local)).toBe(false);
    const open = settings({ host: "0.0.0.0", publicUrl: "https://kept.example.com" });
    expect(asked({ Host: "kept.example.com", Origin: "https://kept.example.com" }, open)).toBe(true);
    expect(asked({ Host: "localhost" }, open)).toBe(false);
    expect(asked({}, open)).toBe(false);
  });
});
