import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newWorkspace } from "./workspace.fixture.js";

const spec = `kept: v1
as_of: 2026-06-18
company: { name: Shop, timezone: Europe/Amsterdam }
sources:
  shop:
    says: Repairs
    files: orders.csv
    records:
      - { type: placed, at: { from: placed, format: "yyyy-MM-dd HH:mm" }, subject: no, customer: customer }
      - { type: ready, at: { from: ready, format: "yyyy-MM-dd HH:mm" }, subject: no }
promises:
  fast: { says: Ready in 30 minutes., kind: duration, made: placed, met: ready, within: 30m, target: 90%, window: 28d }
`;

/** 420 orders, all ready in time; every 17th says so in the format that was declared, the others as `05.06.2026 12:10`. */
const orders = Array.from({ length: 420 }, (_, i) => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 5, 1) + i * 3_000_000 + minutes * 60_000).toISOString();
  const iso = (minutes: number) => at(minutes).slice(0, 16).replace("T", " ");
  const german = `${at(10).slice(8, 10)}.${at(10).slice(5, 7)}.2026 ${at(10).slice(11, 16)}`;
  return `${i},${iso(0)},${i % 17 === 0 ? iso(10) : german},c${i}`;
});

describe("evidence that could not be read", () => {
  const workspace = newWorkspace(spec);
  beforeAll(async () => {
    workspace.write("orders.csv", `no,placed,ready,customer\n${orders.join("\n")}\n`);
    await workspace.import();
  }, 60_000);
  afterAll(() => workspace.remove());

  it("breaks no promise in kept check: it cannot be judged, and nobody is called let down for it", {
    timeout: 60_000,
  }, async () => {
    const { people, promises } = await workspace.check();
    expect(promises[0]).toMatchObject({
      verdict: "unknown",
      certain: false,
      counts: { kept: 25 },
      people: { letDown: 0, atLeast: true },
      keepRate: { status: "unknown", reason: "395 records of Repairs could not be read", bounds: { high: 1 } },
      missing: expect.arrayContaining(["395 records of Repairs could not be read"]),
    });
    expect(people).toMatchObject({ letDown: 0, atLeast: true, due: 420 });
  });
});
