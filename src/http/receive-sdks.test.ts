import RudderStack from "@rudderstack/rudder-sdk-node";
import { Analytics } from "@segment/analytics-node";
import { CloudEvent, emitterFor, httpTransport, Mode } from "cloudevents";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newWorkspace } from "../../test/workspace.fixture.js";
import { Server } from "./receiving-server.fixture.js";

const yaml = `kept: v1
company: { name: Shop, timezone: Europe/Amsterdam }
sources:
  shop:
    receive: { from: segment, keys: sdk-key }
    records:
      - { type: { from: event }, at: timestamp, subject: properties.order, customer: ["user:{userId}", "anonymous:{anonymousId}"], where: { type: track } }
      - { type: visited, at: timestamp, customer: ["user:{userId}", "anonymous:{anonymousId}"], channel: context.page.path, where: { type: page } }
  bus:
    receive: { from: cloudevents, keys: bus-key }
    records: [{ type: { from: type }, at: time, subject: data.order }]
`;

describe("the real SDKs", { timeout: 120_000 }, () => {
  const workspace = newWorkspace(yaml);
  const server = new Server(workspace);
  beforeAll(() => server.start(), 60_000);
  afterAll(async () => {
    await server.stop();
    await workspace.remove();
  });
  const { rows } = server;

  it("@segment/analytics-node", async () => {
    const analytics = new Analytics({ writeKey: "sdk-key", host: server.url, flushAt: 5 });
    const failed: unknown[] = [];
    analytics.on("error", (error) => failed.push(error));
    for (let i = 0; i < 12; i++)
      analytics.track({
        userId: `u${i}`,
        event: "Node Placed",
        properties: { order: `n${i}` },
        timestamp: new Date("2026-03-01T10:00:00Z"),
      });
    await analytics.closeAndFlush();
    expect(failed).toEqual([]);
    const placed = await rows("interactions", "type = 'Node Placed'");
    expect(placed).toHaveLength(12);
    expect(new Set(placed.map(({ at }) => at))).toEqual(new Set(["2026-03-01T10:00:00.000Z"]));
  });

  it("@rudderstack/rudder-sdk-node", async () => {
    const client = new RudderStack("sdk-key", { dataPlaneUrl: server.url, flushAt: 3, gzip: true });
    for (let i = 0; i < 7; i++)
      client.track({ userId: `r${i}`, event: "Rudder Placed", properties: { order: `r${i}` } });
    await new Promise<void>((resolve, reject) => client.flush((error?: Error) => (error ? reject(error) : resolve())));
    await expect
      .poll(async () => (await rows("interactions", "type = 'Rudder Placed'")).length, { timeout: 20_000 })
      .toBe(7);
  });

  it("cloudevents, binary and structured", async () => {
    for (const mode of [Mode.BINARY, Mode.STRUCTURED]) {
      const emit = emitterFor(httpTransport(`${server.url}/v1/events/bus`), { mode });
      const event = new CloudEvent({ source: "/sdk", type: `sdk.${mode}`, data: { order: `c-${mode}` } });
      await emit(event, { headers: { Authorization: `Basic ${btoa("bus-key:")}` } });
    }
    expect(await rows("interactions", "source = 'bus' ORDER BY type")).toMatchObject([
      { type: "sdk.binary", subject: "c-binary" },
      { type: "sdk.structured", subject: "c-structured" },
    ]);
  });
});
