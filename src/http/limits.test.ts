import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newWorkspace } from "../../test/workspace.fixture.js";
import { asKeys } from "./keys.fixture.js";
import { serve } from "./serve.js";

const yaml = `kept: v1
company: { name: Shop, timezone: Europe/Amsterdam }
sources:
  shop:
    files: orders.csv
    records:
      - { type: placed, at: placed, subject: no, customer: ["email:{mail}"], text: words }
      - { type: ready, at: ready, subject: no }
promises:
  fast: { says: Ready in 30 minutes., kind: duration, made: placed, met: ready, within: 30m, target: 90%, window: 28d }
`;
const canaries = ["canary.person@example.com", "CanaryWords", "canary-key", "CanarySearch", "canary-token-of-metrics"];

describe("a server's limits, log and metrics", { timeout: 60_000 }, () => {
  const workspace = newWorkspace(yaml);
  const lines: string[] = [];
  let serving: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    workspace.write(
      "orders.csv",
      "no,placed,ready,mail,words\n1,2026-06-01 10:00:00,2026-06-01 10:50:00,canary.person@example.com,CanaryWords\n2,never,,canary.person@example.com,\n",
    );
    await workspace.open();
    await workspace.import();
    await workspace.close();
    serving = await serve({
      directory: workspace.folder,
      port: 0,
      version: "test",
      flags: {
        log: "debug",
        metricsToken: "canary-token-of-metrics",
        mostLagMs: 2_000,
        requestsPerCaller: 30,
        mostConnections: 100,
        headersTimeoutMs: 500,
        requestTimeoutMs: 1_500,
        trustProxies: "127.0.0.1",
        requestsPerAddress: 20,
      },
      log: (line) => void lines.push(line),
      doors: asKeys({
        "canary-key": { role: "admin", scopes: null },
        other: { role: "viewer", scopes: null },
      }),
    });
  }, 60_000);
  afterAll(async () => {
    await serving?.stop();
    await workspace.remove();
  });
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${serving.url}${path}`, { headers });
  const asAdmin = { Authorization: "Bearer canary-key" };

  it("W12: a session with customers' data leaves none of it in the log", async () => {
    await get("/api/customer?customer=email:canary.person@example.com", asAdmin);
    await get("/api/customer?customer=CanarySearch", asAdmin);
    await get("/api/check?where=CanarySearch:x", asAdmin);
    await get("/CanarySearch?canary.person@example.com");
    await get("/api/check", { Authorization: "Bearer canary.person@example.com", Cookie: "session=CanaryWords" });
    await fetch(`${serving.url}/api/erase`, {
      method: "POST",
      headers: { ...asAdmin, "Content-Type": "application/json" },
      body: '{"customer":"email:CanarySearch","yes":true}',
    });
    expect(lines.length).toBeGreaterThan(5);
    for (const canary of canaries) expect(lines.join(""), canary).not.toContain(canary);
    const [request] = lines.map((line) => JSON.parse(line)).filter((line) => line.route === "/api/customer");
    expect(request).toMatchObject({ says: "request", method: "GET", status: 200, requestId: expect.any(String) });
  });

  it("counts requests by route, never by path, and shows that only with the token", async () => {
    expect((await get("/metrics")).status).toBe(401);
    expect((await get("/metrics", { Authorization: "Bearer wrong" })).status).toBe(401);
    const text = await (await get("/metrics", { Authorization: "Bearer canary-token-of-metrics" })).text();
    expect(text).toMatch(/kept_http_requests_total\{route="\/api\/customer",method="GET",status="200"\} \d/);
    expect(text).toMatch(/kept_quarantine_records 1\n/);
    expect(text).toContain("kept_process_resident_memory_bytes");
    for (const canary of canaries) expect(text).not.toContain(canary);
  });

  it("G2: gives each caller its share, and says when there is more", async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => get("/api/schema", { Authorization: "Bearer other" })),
    );
    const refused = answers.filter((one) => one.status === 429);
    expect(refused.length).toBe(10);
    expect(Number(refused[0]!.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(await refused[0]!.json()).toMatchObject({ problems: [{ code: "http.too-many" }] });
    expect((await get("/api/schema", asAdmin)).status).toBe(200);
  });

  it("W4: gives each network its share, whatever a stranger writes into X-Forwarded-For", async () => {
    const from = (address: string) => get("/api/docs", { "X-Forwarded-For": address });
    // Made when it is first asked for.
    await from("192.0.2.1");
    const statuses = async (addresses: readonly string[]) =>
      (await Promise.all(addresses.map(from))).map((one) => one.status).filter((status) => status === 429).length;
    expect(await statuses(Array.from({ length: 25 }, (_, i) => `2001:db8:1:2:3::${i}`))).toBe(5);
    expect(await statuses(Array.from({ length: 25 }, (_, i) => `9.9.9.${i}, 203.0.113.7`))).toBe(5);
    expect((await from("2001:db8:1:9::1")).status).toBe(200);
  });

  it("G3: closes connections that send too slowly, and answers the others meanwhile", async () => {
    const { hostname, port } = new URL(serving.url);
    const slow = Array.from({ length: 20 }, (_, i) => {
      const socket = connect(Number(port), hostname);
      socket.write(
        i % 2 === 0
          ? "GET /healthz HTTP/1.1\r\nHost: x\r\n"
          : "POST /api/erase HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer canary-key\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{",
      );
      const drip = setInterval(() => socket.write(i % 2 === 0 ? "X: y\r\n" : " "), 100);
      socket.on("error", () => {});
      return new Promise<void>((done) =>
        socket.resume().on("close", () => {
          clearInterval(drip);
          done();
        }),
      );
    });
    const before = performance.now();
    expect((await get("/healthz")).status).toBe(200);
    expect(performance.now() - before).toBeLessThan(1_000);
    await Promise.all(slow);
    const closedMs = performance.now() - before;
    expect(closedMs).toBeGreaterThan(400);
    expect(closedMs).toBeLessThan(6_000);
  });

  it("G4: tells more connections than it holds 503, and goes on", async () => {
    const { hostname, port } = new URL(serving.url);
    const open = () =>
      new Promise<string>((resolve) => {
        const socket = connect(Number(port), hostname);
        let text = "";
        socket.on("data", (chunk) => {
          text += chunk;
        });
        socket.on("error", () => {});
        socket.on("close", () => resolve(text));
        setTimeout(() => socket.destroy(), 5_000);
      });
    const texts = await Promise.all(Array.from({ length: 160 }, open));
    const told = texts.filter((text) => text.startsWith("HTTP/1.1 503") && text.includes("Retry-After"));
    expect(told.length).toBeGreaterThanOrEqual(60);
    expect((await get("/healthz")).status).toBe(200);
  });

  it("G3: a request whose process runs late is turned away, and served again after", async () => {
    const end = performance.now() + 4_000;
    while (performance.now() < end);
    // The timers must fire late once before the lag is known.
    await new Promise((done) => setTimeout(done, 150));
    const late = await get("/api/schema", asAdmin);
    expect([late.status, late.headers.get("Retry-After")]).toEqual([503, "2"]);
    await new Promise((done) => setTimeout(done, 900));
    expect((await get("/api/schema", asAdmin)).status).toBe(200);
  });

  it("shows what can be asked as a page that needs nobody else", async () => {
    const page = await get("/api/docs", { "X-Forwarded-For": "198.51.100.7" });
    const html = await page.text();
    expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(html).toContain("/api/check");
    expect(html).toContain("Forget one person");
    expect(html).not.toMatch(/<script|style=|https?:\/\//);
    expect((await get("/api/docs.css", { "X-Forwarded-For": "198.51.100.8" })).headers.get("content-type")).toContain(
      "css",
    );
  });
});
