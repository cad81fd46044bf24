import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newWorkspace } from "../../test/workspace.fixture.js";
import { type Serving, serve } from "./serve.js";

const yaml = `kept: v1
company: { name: Shop, timezone: Europe/Amsterdam }
sources:
  shop:
    receive: { from: segment, keys: ["\${SHOP_KEY:-shop-key-1}", old-key] }
    records:
      - type: { from: event, map: { Order Placed: placed, Order Ready: ready }, default: other }
        at: timestamp
        subject: properties.order_id
        customer: ["user:{userId}", "anonymous:{anonymousId}"]
        amount: properties.total
        where: { type: track }
promises:
  fast: { says: Ready in 30 minutes., kind: duration, made: placed, met: ready, within: 30m, target: 90%, window: 28d }
`;

const minutesAgo = (n: number) => new Date(Date.now() - n * 60_000).toISOString();
const placed = (order: string, at: string, more: object = {}) => ({
  type: "track",
  messageId: `placed-${order}`,
  event: "Order Placed",
  userId: `u-${order}`,
  timestamp: at,
  properties: { order_id: order, total: 12.5 },
  ...more,
});

describe("events over HTTP", { timeout: 60_000 }, () => {
  const workspace = newWorkspace(yaml);
  let serving: Serving;
  beforeAll(async () => {
    serving = await serve({ directory: workspace.folder, host: "127.0.0.1", port: 0, version: "test", log: () => {} });
  }, 60_000);
  afterAll(async () => {
    await serving?.stop();
    await workspace.remove();
  });

  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${serving.url}${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Basic ${btoa("shop-key-1:")}`, ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> };
  };

  it("takes a track call, and says so", async () => {
    const answer = await post("/v1/track", placed("1", minutesAgo(60)));
    expect(answer).toMatchObject({ status: 200, body: { taken: 1, events: [{ index: 0, status: "taken" }] } });
    const again = await post("/v1/track", placed("1", minutesAgo(60)));
    expect(again).toMatchObject({ status: 200, body: { duplicate: 1, taken: 0 } });
  });
});
