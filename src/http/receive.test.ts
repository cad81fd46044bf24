import { createHmac } from "node:crypto";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newWorkspace } from "../../test/workspace.fixture.js";
import { Server } from "./receiving-server.fixture.js";

const yaml = `kept: v1
company: { name: Shop, timezone: Europe/Amsterdam }
sources:
  shop:
    receive: { from: segment, keys: [shop-key-1, shop-key-2] }
    records:
      - type: { from: event, map: { Order Placed: placed, Order Ready: ready }, default: other }
        at: timestamp
        subject: properties.order_id
        customer: ["user:{userId}", "anonymous:{anonymousId}"]
        amount: properties.total
        where: { type: track }
  other:
    receive: { from: segment, keys: other-key }
    records: [{ type: { from: event }, at: timestamp, subject: properties.order_id }]
  bus:
    receive: { from: cloudevents, keys: bus-key }
    records: [{ type: { from: type }, at: time, subject: subject, customer: "user:{data.user}" }]
  hub: { receive: { from: webhook, signature: { kind: github, secret: [old-one, hub-secret] } }, records: [{ type: { from: headers.x-github-event }, at: receivedAt, subject: issue.number }] }
  pay: { receive: { from: webhook, signature: { kind: stripe, secret: pay-secret } }, records: [{ type: { from: type }, at: { from: created, format: X }, subject: data.object.id }] }
  std: { receive: { from: webhook, id: headers.webhook-id, signature: { kind: standard, secret: whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ= } }, records: [{ type: { from: type }, at: receivedAt, subject: no }] }
promises:
  fast: { says: Ready in 30 minutes., kind: duration, made: placed, met: ready, within: 30m, target: 90%, window: 28d }
`;

const minutesAgo = (n: number) => new Date(Date.now() - n * 60_000).toISOString();
const track = (id: string, more: object = {}) => ({
  type: "track",
  messageId: id,
  event: "Order Placed",
  userId: "u1",
  timestamp: minutesAgo(60),
  properties: { order_id: id, total: 12.5 },
  ...more,
});

describe("events over HTTP", { timeout: 120_000 }, () => {
  const workspace = newWorkspace(yaml);
  const server = new Server(workspace);
  beforeAll(() => server.start(), 60_000);
  afterAll(async () => {
    await server.stop();
    await workspace.remove();
  });
  const { post, rows, aside, count } = server;

  it("takes a call, and turns a verdict within five seconds", async () => {
    const started = performance.now();
    const answer = await post("/v1/track", track("first"));
    expect(answer).toMatchObject({ status: 200, body: { taken: 1, events: [{ index: 0, status: "taken" }] } });
    await expect
      .poll(() => rows("commitments"), { timeout: 5_000 })
      .toMatchObject([{ promise: "fast", outcome: "broken" }]);
    expect(performance.now() - started).toBeLessThan(5_000);
    await post(
      "/v1/track",
      track("first-ready", { event: "Order Ready", timestamp: minutesAgo(40), properties: { order_id: "first" } }),
    );
    await expect
      .poll(() => rows("commitments"), { timeout: 5_000 })
      .toMatchObject([{ promise: "fast", outcome: "kept" }]);
  });

  it("I1: takes each event once, however often and in whatever order it is sent", async () => {
    const batches = Array.from({ length: 30 }, (_, b) => Array.from({ length: 20 }, (_, i) => track(`i1-${b}-${i}`)));
    const sent = batches
      .flatMap((batch, b) => Array.from({ length: 1 + (b % 5) }, () => batch))
      .sort(() => Math.random() - 0.5);
    const answers = await Promise.all(sent.map((batch) => post("/v1/batch", { batch })));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const sum = (of: string) => answers.reduce((n, { body }) => n + (body[of] as number), 0);
    expect(sum("taken")).toBe(600);
    expect(sum("duplicate")).toBe(sent.length * 20 - 600);
    expect(await count("interactions", "startsWith(id, 'i1-')")).toBe(600);
    await server.addsUp();
  });

  it("I2: keeps the first of two that share an id, and sets the second aside; ids belong to their source", async () => {
    await post("/v1/track", track("i2"));
    const other = track("i2", { properties: { order_id: "another" } });
    expect(await post("/v1/track", other)).toMatchObject({
      status: 400,
      body: { refused: 1, events: [{ code: "event.id.conflict" }] },
    });
    expect((await post("/v1/track", track("i2", { event: "Order Ready" }))).body).toMatchObject({ refused: 1 });
    expect((await post("/v1/track", other)).status).toBe(400);
    expect(await aside("id = 'i2'")).toHaveLength(2);
    expect((await post("/v1/track", track("i2"), { key: "shop-key-2" })).body).toMatchObject({ duplicate: 1 });
    expect((await post("/v1/track", track("i2", { event: "x" }), { key: "other-key" })).body).toMatchObject({
      taken: 1,
    });
  });

  it("I3: knows an event again after a restart, whenever that is", async () => {
    await post("/v1/track", track("i3"));
    await post("/v1/batch", { batch: [track("i3-bad", { timestamp: "soon" })] });
    await server.restart();
    expect((await post("/v1/track", track("i3", { timestamp: minutesAgo(2) }))).body).toMatchObject({ duplicate: 1 });
    expect((await post("/v1/track", track("i3", { event: "Order Ready" }))).body).toMatchObject({ refused: 1 });
    expect((await post("/v1/track", track("i3-bad", { timestamp: "soon" }))).body).toMatchObject({
      refused: 1,
      events: [{ code: "record.time.unreadable" }],
    });
    expect(await aside("id = 'i3-bad'")).toHaveLength(1);
  });

  it("I4: takes 99 of 100 and sets one aside with index, reason and payload", async () => {
    const bad: readonly [string, string, string][] = [
      ["no id", "event.id.missing", JSON.stringify(track("x")).replace('"messageId":"x",', "")],
      ["bad time", "record.time.unreadable", JSON.stringify(track("bt", { timestamp: "2026-02-30T10:00:00Z" }))],
      ["year 9999", "record.time.range", JSON.stringify(track("y9", { timestamp: "9999-12-31T00:00:00Z" }))],
      ["year 1969", "event.time.past", JSON.stringify(track("y1", { timestamp: "1969-12-31T23:59:59Z" }))],
      ["+25 h", "event.time.ahead", JSON.stringify(track("ah", { timestamp: minutesAgo(-25 * 60) }))],
      ["1e400", "record.number.unreadable", JSON.stringify(track("nn")).replace("12.5", "1e400")],
      [
        "NaN",
        "record.number.unreadable",
        JSON.stringify(track("na", { properties: { order_id: "na", total: "NaN" } })),
      ],
      ["lone surrogate", "event.text", JSON.stringify(track("ls")).replace('"u1"', '"\\ud800"')],
      ["NUL", "event.text", JSON.stringify(track("nul")).replace('"u1"', '"a\\u0000b"')],
      ["40 KB", "event.size", JSON.stringify(track("big", { context: "x".repeat(40_000) }))],
      [
        "300 levels",
        "event.depth",
        JSON.stringify(track("deep")).replace("12.5", `${"[".repeat(300)}${"]".repeat(300)}`),
      ],
      [
        "10k keys",
        "event.keys",
        JSON.stringify(
          track("keys", { context: Object.fromEntries(Array.from({ length: 2_100 }, (_, i) => [`k${i}`, 1])) }),
        ),
      ],
    ];
    for (const [name, code, event] of bad) {
      const good = Array.from({ length: 9 }, (_, i) => JSON.stringify(track(`i4-${name}-${i}`)));
      const answer = await post("/v1/batch", `{"batch":[${[...good.slice(0, 5), event, ...good.slice(5)].join(",")}]}`);
      expect(answer, name).toMatchObject({ status: 200, body: { taken: 9, refused: 1 } });
      expect((answer.body.events as object[])[5], name).toMatchObject({ index: 5, status: "refused", code });
    }
    expect(await count("interactions", "startsWith(id, 'i4-')")).toBe(bad.length * 9);
    const [refused] = await aside("id = 'bt'");
    expect(refused).toMatchObject({
      code: "record.time.unreadable",
      column: "timestamp",
      value: "2026-02-30T10:00:00Z",
    });
    expect(JSON.parse(String(refused!.payload))).toMatchObject({ messageId: "bt", userId: "u1" });
    await server.addsUp();
    const long = await post(
      "/v1/batch",
      `{"batch":[${JSON.stringify(track("long")).replace('"long"},', "12345678901234567890},").replace('"order_id":"long"', '"order_id":12345678901234567890')}]}`,
    );
    expect(long.body).toMatchObject({ taken: 1 });
    expect(await rows("interactions", "id = 'long'")).toMatchObject([{ subject: "12345678901234567890" }]);
  });

  it("I5: changes no prototype", async () => {
    const body = JSON.stringify(track("i5")).replace(
      '"properties":{',
      '"__proto__":{"x":1},"properties":{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}},',
    );
    const answer = await post("/v1/track", body);
    expect(answer.body).toMatchObject({ refused: 1, events: [{ code: "event.prototype" }] });
    expect((await post("/v1/track?__proto__[x]=1&constructor[prototype][x]=1", track("i5b"))).status).toBe(200);
    expect(({} as { x?: number }).x).toBeUndefined();
    const cloud = JSON.stringify({ specversion: "1.0", id: "i5", source: "/s", type: "t", subject: "1" }).replace(
      "{",
      '{"__proto__":{"x":1},',
    );
    expect(
      (await post("/v1/events/bus", cloud, { key: "bus-key", type: "application/cloudevents+json" })).body,
    ).toMatchObject({ refused: 1 });
  });

  it("I6: bounds bodies before they are read, whatever they say of themselves", async () => {
    const large = JSON.stringify({
      batch: Array.from({ length: 400 }, (_, i) => track(`i6-${i}`, { context: "x".repeat(1_500) })),
    });
    expect(large.length).toBeGreaterThan(512_000);
    expect((await post("/v1/batch", large)).status).toBe(413);
    expect((await post("/v1/batch", large, { chunked: true })).status).toBe(413);
    expect(await count("interactions", "startsWith(id, 'i6-')")).toBe(0);
    expect((await post("/v1/track", track("i6-type"), { type: "application/json ;x" })).body).toMatchObject({
      taken: 1,
    });
    const { port } = new URL(server.url);
    const answer = await new Promise<string>((resolve) => {
      let said = "";
      const socket = connect(Number(port), "127.0.0.1");
      socket.on("data", (chunk) => (said += chunk)).on("close", () => resolve(said));
      socket.write(
        "POST /v1/track HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      );
    });
    expect(answer).toMatch(/^HTTP\/1.1 400/);
  });

  it("I7: unpacks gzip up to the limit, and nothing else", async () => {
    const gzip = (body: string | Buffer) => ({ body: gzipSync(body), coding: "gzip" });
    expect((await post("/v1/batch", gzip(JSON.stringify({ batch: [track("i7")] })))).body).toMatchObject({ taken: 1 });
    expect((await post("/v1/batch", gzip(Buffer.alloc(100_000_000, " ")))).status).toBe(413);
    expect((await post("/v1/batch", gzip(gzipSync(JSON.stringify({ batch: [track("i7n")] }))))).status).toBe(400);
    expect(
      (await post("/v1/batch", { body: gzipSync(JSON.stringify(track("x"))).subarray(0, 60), coding: "gzip" })).status,
    ).toBe(400);
    for (const coding of ["br", "deflate"])
      expect((await post("/v1/batch", { body: Buffer.from("x"), coding })).status).toBe(415);
  });

  it("I8: answers every wrong key alike", async () => {
    const asked = [
      await post("/v1/track", track("i8"), { key: null }),
      await post("/v1/track", track("i8"), { key: "wrong" }),
      await post("/v1/track", track("i8"), { key: "shop-key-1x" }),
      await post("/v1/track", track("i8"), { key: "" }),
      await post("/v1/track?writeKey=shop-key-1", track("i8"), { key: null }),
      await post("/v1/track", { ...track("i8"), writeKey: "shop-key-3" }, { key: null }),
      await post("/v1/track", track("i8"), { key: "bus-key" }),
      await post("/v1/events/shop", track("i8"), {}),
      await post("/v1/events/nowhere", track("i8"), {}),
      await post("/v1/hooks/nowhere", track("i8"), {}),
    ];
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 401));
    expect(new Set(asked.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect((await post("/v1/track", { ...track("i8"), writeKey: "shop-key-1" }, { key: null })).body).toMatchObject({
      taken: 1,
    });
    expect(server.logged()).not.toContain("shop-key");
    workspace.declare(yaml.replace("keys: [shop-key-1, shop-key-2]", "keys: [shop-key-2]"));
    await expect.poll(async () => (await post("/v1/track", track("i8"))).status, { timeout: 5_000 }).toBe(401);
    workspace.declare(yaml);
    await expect.poll(async () => (await post("/v1/track", track("i8"))).status, { timeout: 5_000 }).toBe(200);
  });

  it("I9: takes CloudEvents by the rules of their specification", async () => {
    const event = {
      specversion: "1.0",
      id: "9",
      source: "/shop/1",
      type: "placed",
      time: minutesAgo(5),
      subject: "s9",
      data: { user: 7 },
    };
    const structured = (body: unknown) =>
      post("/v1/events/bus", body, { key: "bus-key", type: "application/cloudevents+json" });
    expect((await structured(event)).body).toMatchObject({ taken: 1 });
    expect((await structured(event)).body).toMatchObject({ duplicate: 1 });
    expect((await structured({ ...event, source: "/shop/2" })).body).toMatchObject({ taken: 1 });
    for (const wrong of [{ id: "" }, { specversion: "0.3" }, { type: 5 }, { time: "today" }, { data_base64: "eA==" }])
      expect((await structured({ ...event, id: "9w", ...wrong })).body).toMatchObject({ refused: 1 });
    const batch = [
      { ...event, id: "b1" },
      { ...event, id: "b2", type: "" },
    ];
    expect(
      (await post("/v1/events/bus", batch, { key: "bus-key", type: "application/cloudevents-batch+json" })).body,
    ).toMatchObject({ taken: 1, refused: 1 });
    const headers = {
      "ce-specversion": "1.0",
      "ce-id": "bin",
      "ce-source": "/shop/1",
      "ce-type": "placed",
      "ce-subject": "s%20%C3%A9",
    };
    expect((await post("/v1/events/bus", { user: 8 }, { key: "bus-key", headers })).body).toMatchObject({ taken: 1 });
    expect(await rows("interactions", "subject = 's é'")).toMatchObject([{ customer: "user:8", id: "/shop/1 bin" }]);
    const { "ce-id": _, ...without } = headers;
    expect((await post("/v1/events/bus", { user: 8 }, { key: "bus-key", headers: without })).body).toMatchObject({
      refused: 1,
    });
    expect(
      (
        await post("/v1/events/bus", event, {
          key: "bus-key",
          type: "application/cloudevents+json",
          headers: { "ce-id": "10" },
        })
      ).body,
    ).toMatchObject({
      refused: 1,
      events: [{ code: "event.cloudevents", says: "the header ce-id and the body disagree" }],
    });
  });

  it("H5: believes a webhook by its signature over the raw bytes, and for as long as it says", async () => {
    const hmac = (secret: string | Buffer, text: string) => createHmac("sha256", secret).update(text);
    const issue = JSON.stringify({ action: "opened", issue: { number: 17 }, id: "h5" });
    const github = (secret: string, body = issue) =>
      post("/v1/hooks/hub", body, {
        key: null,
        headers: { "X-GitHub-Event": "issues", "X-Hub-Signature-256": `sha256=${hmac(secret, issue).digest("hex")}` },
      });
    expect((await github("wrong")).status).toBe(401);
    expect((await github("hub-secret", JSON.stringify(JSON.parse(issue), null, 1))).status).toBe(401);
    expect((await github("hub-secret")).body).toMatchObject({ taken: 1 });
    expect((await github("old-one")).body).toMatchObject({ duplicate: 1 });
    expect(await rows("interactions", "source = 'hub'")).toMatchObject([{ type: "issues", subject: "17" }]);
    const paid = JSON.stringify({
      id: "evt_1",
      type: "paid",
      created: Math.floor(Date.now() / 1000),
      data: { object: { id: "ch_1" } },
    });
    const stripe = (at: number, more = "") => {
      const t = Math.floor(Date.now() / 1000) + at;
      return post("/v1/hooks/pay", paid, {
        key: null,
        headers: { "Stripe-Signature": `t=${t},${more}v1=${hmac("pay-secret", `${t}.${paid}`).digest("hex")}` },
      });
    };
    expect((await stripe(-302)).status).toBe(401);
    expect((await stripe(302)).status).toBe(401);
    expect((await stripe(0, "v1=00,")).body).toMatchObject({ taken: 1 });
    expect((await stripe(10)).body).toMatchObject({ duplicate: 1 });
    const own = new Webhook("whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ=");
    const body = JSON.stringify({ type: "shipped", no: 4 });
    const standard = (signature?: string) =>
      post("/v1/hooks/std", body, {
        key: null,
        headers: {
          "webhook-id": "m1",
          "webhook-timestamp": String(Math.floor(Date.now() / 1000)),
          "webhook-signature": signature ?? `v1,AAAA ${own.sign("m1", new Date(), body)}`,
        },
      });
    for (const wrong of ["v1,", "", "v1a,x", "v1,AAAA"]) expect((await standard(wrong)).status).toBe(401);
    expect((await standard()).body).toMatchObject({ taken: 1 });
  });

  it("I10: puts a sender's clock right and moves nothing to when it came", async () => {
    const hour = 3_600_000;
    const iso = (ms: number) => new Date(ms).toISOString();
    const now = Date.now();
    const own = (id: string, times: object) => ({ ...track(id), timestamp: undefined, ...times });
    await post("/v1/batch", {
      batch: [own("c-slow", { originalTimestamp: iso(now - 3 * hour) })],
      sentAt: iso(now - hour),
    });
    await post("/v1/batch", {
      batch: [own("c-fast", { timestamp: iso(now + 30 * hour) })],
      sentAt: iso(now + 31 * hour),
    });
    await post("/v1/batch", { batch: [own("c-offline", { timestamp: iso(now - 48 * hour) })], sentAt: iso(now) });
    await post("/v1/batch", {
      batch: [own("c-held", { timestamp: iso(now - 48 * hour) })],
      sentAt: iso(now - 48 * hour),
    });
    const at = async (id: string) => Date.parse(String((await rows("interactions", `id = '${id}'`))[0]!.at)) - now;
    expect(await at("c-slow")).toBeGreaterThanOrEqual(-2 * hour);
    expect(await at("c-slow")).toBeLessThan(-2 * hour + 60_000);
    expect(Math.abs((await at("c-fast")) + hour)).toBeLessThan(60_000);
    expect(await at("c-offline")).toBe(-48 * hour);
    expect(await at("c-held")).toBe(-48 * hour);
    expect(
      (
        await post("/v1/batch", {
          batch: [own("c-slow", { originalTimestamp: iso(now - 3 * hour) })],
          sentAt: iso(now - hour + 5_000),
        })
      ).body,
    ).toMatchObject({ duplicate: 1 });
  });

  it("replays what was set aside once kept.yaml or the event is mended, and counts it once", async () => {
    const bad = (id: string) => track(id, { properties: { order_id: id, total: "12,50" } });
    expect(
      (await post("/v1/batch", { batch: [bad("rp1"), bad("rp2"), track("rp3", { timestamp: "soon" })] })).status,
    ).toBe(400);
    const [first] = await aside("id = 'rp1'");
    const mended = JSON.stringify(track("rp1", { properties: { order_id: "rp1", total: 12.5 } }));
    expect(
      await server.command("replay", { source: ["shop"], line: String(first!.line), event: mended }),
    ).toMatchObject({ read: 1 });
    expect(await rows("interactions", "id = 'rp1'")).toMatchObject([{ amount: 12.5 }]);
    workspace.declare(yaml.replace("keys: [shop-key-1, shop-key-2] }", 'keys: [shop-key-1] }\n    decimal: ","'));
    const replayed = async () => {
      await server.command("replay", { source: ["shop"] });
      return count("interactions", "id = 'rp2'");
    };
    await expect.poll(replayed, { timeout: 10_000, interval: 500 }).toBe(1);
    workspace.declare(yaml);
    expect(await aside("id IN ('rp1', 'rp2')")).toEqual([]);
    expect(await aside("id = 'rp3'")).toHaveLength(1);
    const again = track("rp3");
    await expect
      .poll(async () => (await post("/v1/track", again)).body, { timeout: 5_000 })
      .toMatchObject({ taken: 1 });
    expect(await aside("id = 'rp3'")).toEqual([]);
    await server.addsUp();
  });

  it("E2: stores nothing about somebody who was erased, says nothing of it, and counts it", async () => {
    await post("/v1/track", track("er1", { userId: "gone-person", properties: { order_id: "er-order" } }));
    await server.command("erase", { customer: "user:gone-person", yes: true });
    expect((await post("/v1/track", track("er2", { userId: "gone-person" }))).body).toMatchObject({ taken: 1 });
    expect((await post("/v1/track", track("er3", { userId: "gone-person", timestamp: "soon" }))).body).toMatchObject({
      taken: 1,
    });
    expect(await count("interactions", "has(identifiers, 'user:gone-person')")).toBe(0);
    expect(await aside("id = 'er3'")).toEqual([]);
    expect((await server.loads()).find(({ source, batch }) => source === "shop" && Number(batch) > 0)).toMatchObject({
      erased: 2,
    });
    await server.addsUp();
  });
});
