import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import type { AlertMessage } from "../../report/alert-message.js";
import { workspaceOf } from "../../spec/spec.fixture.js";
import { openState, type State } from "../../stores/state.js";
import { openMailer } from "../outgoing/mailer.js";
import { openOutgoing } from "../outgoing/outgoing.js";
import { nextTry, retryAfterMs } from "./backoff.js";
import { startDispatcher } from "./dispatcher.js";
import { deliveryRows, enqueue } from "./outbox.js";
import { webhookReceiver } from "./receivers.fixture.js";

const held: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of held.splice(0).reverse()) await end();
});

const message: AlertMessage = {
  event: "alert.opened",
  at: "2026-07-14T12:00:00.000Z",
  company: "Quick Kitchen",
  title: "31 people were let down in 6 hours.",
  wording: null,
  lines: [],
  link: null,
  data: {},
};

const workspaceWith = (urls: Readonly<Record<string, string>>) =>
  workspaceOf(
    `kept: v1\ncompany: { name: Quick Kitchen, timezone: UTC }\nalerts:\n  channels:\n${Object.entries(urls)
      .map(
        ([name, url]) =>
          `    ${name}: { kind: webhook, url: "${url}", secret: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw }\n`,
      )
      .join("")}`,
  );

/** A dispatcher over a state of its own, with a clock that the test turns. */
const dispatching = async (
  urls: Readonly<Record<string, string>>,
  folder = mkdtempSync(join(tmpdir(), "kept-deliveries-")),
  home: Parameters<typeof openState>[0] = { folder },
) => {
  const state: State = await openState(home);
  await state.db.deleteFrom("deliveries").execute();
  const clock = { at: new Date("2026-07-14T12:00:00Z"), now: () => clock.at };
  const outgoing = openOutgoing({
    KEPT_ALLOW_PRIVATE: Object.values(urls)
      .map((url) => new URL(url).host)
      .join(","),
  });
  const dispatcher = startDispatcher({
    state,
    workspace: async () => workspaceWith(urls),
    clock,
    doors: { outgoing, mailer: openMailer({}) },
    onError: (error) => {
      throw error;
    },
    random: () => 1,
  });
  held.push(async () => {
    await dispatcher.stop();
    await outgoing.close();
    await state.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const post = (channel: string, at = clock.at) =>
    enqueue(
      state.db,
      deliveryRows([{ channel, recipient: null, at }], message, {
        about: { alert: null, owner: null, subject: null },
        now: clock.at,
      }),
    );
  const log = () => state.db.selectFrom("deliveries").selectAll().orderBy("made_at").execute();
  const later = (ms: number) => {
    clock.at = new Date(clock.at.getTime() + ms);
  };
  return { dispatcher, post, log, later, clock, state };
};

const hour = 3_600_000;

const postgres = process.env.KEPT_TEST_POSTGRES_URL;
const homes = [
  { title: "SQLite", home: null },
  ...(postgres ? [{ title: "PostgreSQL", home: { url: postgres } }] : []),
];
if (!postgres) it.skip("H4 with PostgreSQL: KEPT_TEST_POSTGRES_URL is not set");

describe("a receiver that does not take it", () => {
  it("H3: is tried again, later each time, under the same id, and given up after 72 hours", async () => {
    const down = await webhookReceiver((_, response) => response.writeHead(500).end());
    held.push(down.close);
    const { dispatcher, post, log, later, clock } = await dispatching({ hook: down.url });
    await post("hook");
    const began = clock.at.getTime();
    const tries: number[] = [];
    for (let i = 0; i < 200; i++) {
      await dispatcher.round();
      const [row] = await log();
      if (down.received.length > tries.length) tries.push((clock.at.getTime() - began) / 60_000);
      if (row!.state !== "waiting") break;
      later(Math.max(1_000, Date.parse(row!.next_at!) - clock.at.getTime()));
    }
    expect(tries.slice(0, 6)).toEqual([0, 0.5, 2.5, 10.5, 42.5, 170.5]);
    expect(await log()).toMatchObject([{ state: "given up", says: "answered 500", attempts: tries.length }]);
    expect(tries.at(-1)! / 60).toBeGreaterThan(60);
    expect(tries.at(-1)! / 60).toBeLessThanOrEqual(72);
    expect(new Set(down.received.map((one) => one.headers["webhook-id"])).size).toBe(1);
  });

  it("H3: that asks to wait is left alone that long; one that is gone for good is never asked again", async () => {
    let status = 429;
    const busy = await webhookReceiver((_, response) => response.writeHead(status, { "retry-after": "600" }).end());
    held.push(busy.close);
    const { dispatcher, post, log, later } = await dispatching({ hook: busy.url });
    await post("hook");
    await dispatcher.round();
    later(599_000);
    await dispatcher.round();
    expect(busy.received).toHaveLength(1);
    later(1_000);
    status = 410;
    await dispatcher.round();
    expect(busy.received).toHaveLength(2);
    await post("hook");
    later(hour);
    await dispatcher.round();
    expect(busy.received).toHaveLength(2);
    expect(await log()).toMatchObject([
      { state: "given up" },
      { state: "given up", says: expect.stringContaining("410") },
    ]);
  });

  it("H3: that is slow keeps no other waiting", async () => {
    const slow = await webhookReceiver(() => undefined);
    const quick = await webhookReceiver();
    held.push(slow.close, quick.close);
    const { dispatcher, post, log } = await dispatching({ slow: slow.url, quick: quick.url });
    for (let i = 0; i < 10; i++) await post("slow");
    for (let i = 0; i < 20; i++) await post("quick");
    const began = Date.now();
    dispatcher.kick();
    while (quick.received.length < 20 && Date.now() - began < 9_000)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(quick.received).toHaveLength(20);
    expect(slow.received).toHaveLength(2);
    expect((await log()).filter((row) => row.state === "sent").length).toBeGreaterThanOrEqual(19);
    slow.close();
  });

  it("H3: that answers without end, with a bomb or not as HTTP is read to a limit and counted by its status", async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    const odd = await webhookReceiver((_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
    );
    held.push(odd.close);
    const { dispatcher, post, log } = await dispatching({ hook: odd.url });
    await post("hook");
    await dispatcher.round();
    expect(await log()).toMatchObject([{ state: "sent", says: "answered 200" }]);
  });

  it("H1: that lies inside the network is refused when it is sent to, too", async () => {
    const inside = await webhookReceiver();
    held.push(inside.close);
    const { dispatcher, post, log } = await dispatching({ hook: "http://169.254.169.254:80/" });
    await post("hook");
    await dispatcher.round();
    expect(inside.received).toEqual([]);
    expect(await log()).toMatchObject([{ state: "waiting", attempts: 1 }]);
  });
});

describe("at least once", () => {
  it("H4: what a killed process had sent and not recorded is sent again under the same id; nothing is skipped", async () => {
    const hook = await webhookReceiver();
    held.push(hook.close);
    const folder = mkdtempSync(join(tmpdir(), "kept-deliveries-"));
    const { dispatcher, post, log, later, clock } = await dispatching({ hook: hook.url }, folder);
    for (let i = 0; i < 5; i++) await post("hook");
    await new Promise<void>((resolve) => {
      const child = spawn(
        process.execPath,
        [
          "--import",
          "tsx",
          join(import.meta.dirname, "die-after-sending-process.fixture.ts"),
          folder,
          hook.url,
          clock.at.toISOString(),
        ],
        { stdio: "inherit" },
      );
      child.on("exit", () => resolve());
    });
    const before = hook.received.map((one) => String(one.headers["webhook-id"]));
    expect(before.length).toBeGreaterThan(0);
    expect((await log()).filter((row) => row.state === "sent")).toEqual([]);
    // Until its claim has run out nobody knows that it is dead.
    await dispatcher.round();
    later(121_000);
    await dispatcher.round();
    const after = hook.received.map((one) => String(one.headers["webhook-id"]));
    const rows = await log();
    expect(rows.map((row) => row.state)).toEqual(["sent", "sent", "sent", "sent", "sent"]);
    expect(new Set(after)).toEqual(new Set(rows.map((row) => row.id)));
    for (const id of before) expect(after.filter((one) => one === id).length).toBeGreaterThan(1);
  }, 60_000);

  it.each(homes)("H4: two servers send each message once, as long as both live: $title", async ({ home }) => {
    const hook = await webhookReceiver();
    held.push(hook.close);
    const folder = mkdtempSync(join(tmpdir(), "kept-deliveries-"));
    const one = await dispatching({ hook: hook.url }, folder, home ?? { folder });
    const outgoing = openOutgoing({ KEPT_ALLOW_PRIVATE: hook.host });
    const state = await openState(home ?? { folder });
    held.push(
      () => outgoing.close(),
      () => state.close(),
    );
    const two = startDispatcher({
      state,
      workspace: async () => workspaceWith({ hook: hook.url }),
      clock: one.clock,
      doors: { outgoing, mailer: openMailer({}) },
      onError: (error) => {
        throw error;
      },
    });
    for (let i = 0; i < 40; i++) await one.post("hook");
    await Promise.all([one.dispatcher.round(), two.round()]);
    expect(hook.received).toHaveLength(40);
    expect((await one.log()).every((row) => row.state === "sent")).toBe(true);
  });

  it("H4: a clock that is put back holds nothing up", async () => {
    const hook = await webhookReceiver();
    held.push(hook.close);
    const { dispatcher, post, log, later } = await dispatching({ hook: hook.url });
    await post("hook");
    later(-48 * hour);
    await dispatcher.round();
    expect(hook.received).toHaveLength(1);
    expect(await log()).toMatchObject([{ state: "sent" }]);
  });

  it("waits for the morning where it is told to", async () => {
    const hook = await webhookReceiver();
    held.push(hook.close);
    const { dispatcher, post, later, clock } = await dispatching({ hook: hook.url });
    await post("hook", new Date(clock.at.getTime() + 8 * hour));
    await dispatcher.round();
    later(8 * hour - 1_000);
    await dispatcher.round();
    expect(hook.received).toEqual([]);
    later(1_000);
    await dispatcher.round();
    expect(hook.received).toHaveLength(1);
  });
});

describe("how long to wait", () => {
  const now = new Date("2026-07-14T12:00:00Z");
  it("is shortened by chance by up to half, and never longer than six hours unless asked", () => {
    const wait = (attempts: number, random: number, asked: number | null = null) =>
      (nextTry(attempts, { now, random: () => random, retryAfterMs: asked }).getTime() - now.getTime()) / 1000;
    expect([wait(1, 0), wait(1, 1), wait(3, 0.5)]).toEqual([15, 30, 360]);
    expect([wait(50, 1), wait(1, 0, 3_600_000), wait(1, 0, 1e12)]).toEqual([21_600, 3_600, 86_400]);
  });
  it("is read from seconds and from a date", () => {
    expect(retryAfterMs("120", now)).toBe(120_000);
    expect(retryAfterMs("Tue, 14 Jul 2026 12:05:00 GMT", now)).toBe(300_000);
    expect([retryAfterMs("soon", now), retryAfterMs(undefined, now)]).toEqual([null, null]);
  });
});
