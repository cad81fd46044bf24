import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { known, newWorkspace, type TestWorkspace } from "../../../test/workspace.fixture.js";
import { examine } from "../doctor/doctor.js";
import { erase } from "../erase/erase.js";
import { sources } from "../sources/sources.js";
import { pollOnce, webServer } from "./polled.fixture.js";
import { pollers } from "./pollers.js";

const yaml = (url: string, next: string, more = "") => `kept: v1
company: { name: Desk, timezone: Europe/Amsterdam }
sources:
  desk:
    poll:
      every: 5m
      http:
        url: ${url}/tickets
        items: data.tickets
        next: ${next}
        ${more}
    records:
      - { type: opened, at: opened_at, id: id, subject: id, customer: "email:{who.email}" }
      - { type: closed, at: closed_at, id: id, subject: id }
promises:
  quick: { says: Closed in a day., kind: duration, made: opened, met: closed, within: 1d, target: 90%, window: 28d }
`;

type Ticket = { id: number | string; opened_at: string; closed_at: string | null; who: { email: string } };
const ticket = (n: number, more: Partial<Ticket> = {}): Ticket => ({
  id: n,
  opened_at: `2026-11-${String(1 + (n % 18)).padStart(2, "0")}T09:00:00Z`,
  closed_at: null,
  who: { email: `c${n}@example.com` },
  ...more,
});
const tickets = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => ticket(from + i));

describe("a JSON API that is polled", { timeout: 120_000 }, () => {
  let server: Awaited<ReturnType<typeof webServer>>;
  let workspace: TestWorkspace;
  beforeAll(async () => {
    server = await webServer();
    workspace = newWorkspace(yaml(server.url, "{ url: meta.next }"));
  });
  afterAll(async () => {
    await workspace.remove();
    await server.close();
  });
  const opened = async () => (await known(workspace)).filter((row) => row.includes('"type":"opened"')).length;
  const declare = async (next: string, more?: string) => {
    await workspace.close();
    workspace.declare(yaml(server.url, next, more));
  };

  it("is read page by page; read again it changes nothing; a changed record corrects what was known", async () => {
    let last = ticket(24);
    const page = (url: URL) => {
      const n = Number(url.searchParams.get("page") ?? 0);
      const list = n < 2 ? tickets(n * 10, n * 10 + 10) : [...tickets(20, 24), last];
      return { meta: { next: n < 2 ? `/tickets?page=${n + 1}` : null }, data: { tickets: list } };
    };
    server.json(page);
    expect(await pollOnce(workspace, "desk", server)).toMatchObject({
      fetched: 25,
      rows: 25,
      more: false,
      problem: null,
    });
    expect(await pollOnce(workspace, "desk", server)).toMatchObject({ fetched: 0, rows: 0, problem: null });
    last = ticket(24, { closed_at: "2026-11-20T10:00:00Z" });
    expect(await pollOnce(workspace, "desk", server)).toMatchObject({ fetched: 5, rows: 1 });
    last = ticket(24);
    await pollOnce(workspace, "desk", server);
    expect(await opened()).toBe(25);
    expect((await workspace.run(pollers, {})).pollers).toMatchObject([
      { source: "desk", records: 35, failures: 0, problem: null },
    ]);
  });

  it("keeps whole numbers of more than 53 bits as they are", async () => {
    server.answers((_, response) =>
      response.end(
        `{"meta":{},"data":{"tickets":[ {"id": 12345678901234567890,\n "opened_at":"2026-11-20T09:00:00Z","who":{"email":"big@example.com"}} ]}}`,
      ),
    );
    await pollOnce(workspace, "desk", server);
    expect((await known(workspace)).some((row) => row.includes("12345678901234567890"))).toBe(true);
  });

  it("H6: stops at pages that go round, and says so to kept sources and kept doctor; then goes on", async () => {
    const before = await opened();
    server.json((url) => {
      const n = Number(url.searchParams.get("page") ?? 0);
      return { meta: { next: `/tickets?page=${(n + 1) % 3}` }, data: { tickets: tickets(100 + n * 10, 110 + n * 10) } };
    });
    const run = await pollOnce(workspace, "desk", server);
    expect(run).toMatchObject({ problem: { code: "poll.loop" } });
    expect(server.asked.length).toBeLessThan(6);
    expect(await opened()).toBeLessThanOrEqual(before + 30);
    const { sources: all } = await workspace.run(sources, {});
    expect(all[0]).toMatchObject({ poll: { failures: 1, problem: { code: "poll.loop" } } });
    const found = await examine(await workspace.context());
    expect(found.find((one) => one.name === "poll of desk")).toMatchObject({ state: "attention" });
    server.json(() => ({ meta: {}, data: { tickets: [] } }));
    expect(await pollOnce(workspace, "desk", server)).toMatchObject({ problem: null });
  });

  it("H6: takes an error with status 200, or text that is no JSON, for no data", async () => {
    const before = await known(workspace);
    for (const body of [
      '{"error":"maintenance"}',
      '{"data":{"tickets":{"a":1}}}',
      "<html>Sign in</html>",
      '{"data":{"tickets":[{"id":',
    ]) {
      server.answers((_, response) => response.end(body));
      expect(await pollOnce(workspace, "desk", server), body).toMatchObject({
        fetched: 0,
        problem: { code: "poll.answer" },
      });
    }
    expect(await known(workspace)).toEqual(before);
  });

  it("H6: reads no page to its end that is too large, never ends, or is shorter than it says", async () => {
    server.answers((_, response) => {
      const flood = () => {
        while (response.write(Buffer.alloc(65_536, "[")));
        response.once("drain", flood);
      };
      flood();
    });
    const rss = process.memoryUsage().rss;
    expect(await pollOnce(workspace, "desk", server)).toMatchObject({ problem: { code: "poll.too-large" } });
    expect(process.memoryUsage().rss - rss).toBeLessThan(300_000_000);
    server.answers((_, response) => {
      response.setHeader("content-length", 1000);
      response.write('{"data":{"tickets":[]}}');
      setTimeout(() => response.socket?.destroy(), 50);
    });
    expect(await pollOnce(workspace, "desk", server)).toMatchObject({ problem: { code: "outgoing.failed" } });
    server.answers((_, response) => void response.write(" "));
    expect(await pollOnce(workspace, "desk", { ...server, limits: { requestMs: 300 } })).toMatchObject({
      problem: { code: "outgoing.failed" },
    });
  });

  it("H6: does not take renamed keys for records in which nothing happened", async () => {
    server.json(() => ({
      data: { tickets: [{ id: 900, openedAt: "2026-11-20T09:00:00Z", who: { email: "x@y.z" } }] },
    }));
    expect(await pollOnce(workspace, "desk", server)).toMatchObject({
      fetched: 0,
      problem: { code: "poll.columns", says: expect.stringContaining("opened_at") },
    });
  });

  it("H6: sends its key to no other place, and waits as long as it is told to", async () => {
    server.json(() => ({ meta: { next: "http://elsewhere.example/tickets" }, data: { tickets: [] } }));
    expect(await pollOnce(workspace, "desk", server)).toMatchObject({ problem: { code: "poll.answer" } });
    server.answers((_, response) => response.writeHead(429, { "retry-after": "1234" }).end());
    expect(await pollOnce(workspace, "desk", server)).toMatchObject({ problem: { code: "poll.status" } });
    const [state] = (await workspace.run(pollers, {})).pollers;
    const { nextAt, polledAt, failures } = state!;
    expect(Date.parse(nextAt!) - Date.parse(polledAt!)).toBe(1_234_000);
    expect(failures).toBeGreaterThan(5);
    expect(await pollOnce(workspace, "desk", { env: {} })).toMatchObject({ problem: { code: "outgoing.refused" } });
  });

  it("is asked only for what is new, from where it was; the cursor moves when all pages came", async () => {
    await declare(
      "{ page: true, parameter: page }",
      "since: { parameter: since, column: opened_at, start: '2026-01-01' }",
    );
    const asked: (string | null)[] = [];
    let broken = "whole";
    server.answers((url, response) => {
      asked.push(url.searchParams.get("since"));
      const n = Number(url.searchParams.get("page"));
      if (n === 2 && broken === "broken") return void response.writeHead(503).end();
      response.end(JSON.stringify({ data: { tickets: n > 2 ? [] : tickets(n * 5, n * 5 + 5) } }));
    });
    broken = "broken";
    expect(await pollOnce(workspace, "desk", { ...server, again: "again" })).toMatchObject({
      fetched: 5,
      problem: { code: "poll.status" },
    });
    broken = "whole";
    expect(await pollOnce(workspace, "desk", server)).toMatchObject({ fetched: 5, problem: null });
    await pollOnce(workspace, "desk", server);
    expect(asked).toEqual([
      "2026-01-01",
      "2026-01-01",
      "2026-01-01",
      "2026-01-01",
      ...Array(3).fill("2026-11-15T09:00:00Z"),
    ]);
    server.json(() => ({ data: { tickets: tickets(0, 3) } }));
    expect(await pollOnce(workspace, "desk", server)).toMatchObject({ problem: { code: "poll.loop" } });
  });

  it("stops at the limits of one run and goes on with the next", async () => {
    await declare("{ link: true }");
    server.answers((url, response) => {
      const n = Number(url.searchParams.get("page") ?? 0);
      if (n < 4) response.setHeader("link", `</tickets?page=${n}>; rel="prev", </tickets?page=${n + 1}>; rel="next"`);
      response.end(JSON.stringify({ data: { tickets: tickets(2000 + n * 10, 2010 + n * 10) } }));
    });
    const runs = [];
    for (let more = true; more; ) {
      const run = await pollOnce(workspace, "desk", {
        ...server,
        limits: { runSteps: 2 },
        ...(runs.length === 0 ? { again: "again" as const } : {}),
      });
      runs.push(run.fetched);
      more = run.more;
    }
    expect(runs).toEqual([20, 20, 10]);
    expect((await known(workspace)).filter((row) => /"id":"20[0-4]\d"/.test(row))).toHaveLength(50);
  });

  it("leaves nothing of a person who was erased in what was polled", async () => {
    const folder = join(workspace.folder, ".kept/polled/desk");
    const before = readdirSync(folder).length;
    const answer = await workspace.run(erase, { customer: "email:c2003@example.com", yes: true });
    expect(answer).toMatchObject({ left: 0 });
    expect(answer.files ?? []).toEqual([]);
    expect(readdirSync(folder).length).toBeLessThan(before);
    expect(existsSync(folder)).toBe(true);
  });
});
