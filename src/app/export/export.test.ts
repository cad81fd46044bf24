import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withWorkspace } from "../erase/open.fixture.js";
import { importAll } from "../import/import-files.js";
import { exportCustomer } from "./export.js";

const keptYaml = `kept: v1
as_of: 2026-03-31
company: { name: Shop, timezone: Europe/Amsterdam }
sources:
  orders:
    says: Till exports
    files: data/*.csv
    records:
      - { type: order.placed, at: at, id: row, subject: order, customer: ["loyalty:{card}"], properties: { note: note } }
      - { type: order.ready, at: ready, subject: order }
promises:
  fast: { says: Within five minutes., kind: duration, made: order.placed, met: order.ready, within: 5m, target: 90%, window: 90d }
`;

describe("an export of one person", () => {
  const folder = mkdtempSync(join(tmpdir(), "kept-export-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeAll(async () => {
    mkdirSync(join(folder, "data"));
    writeFileSync(join(folder, "kept.yaml"), keptYaml);
    const rows = Array.from({ length: 6000 }, (_, i) => {
      const at = new Date(Date.UTC(2026, 0, 1) + i * 600_000).toISOString();
      const ready = new Date(Date.UTC(2026, 0, 1) + i * 600_000 + 120_000).toISOString();
      return `r${i},o${i},${i < 5000 ? "40017" : "40018"},${at},${ready},note ${i}`;
    });
    const file = (lines: readonly string[]) =>
      writeFileSync(
        join(folder, "data/orders.csv"),
        `${["row,order,card,at,ready,note", ...lines, "bad,o-bad,40017,no time,,x"].join("\n")}\n`,
      );
    file(rows);
    await withWorkspace(folder, (context) => importAll(context, []));
    // The same records again, ten of them corrected.
    file(rows.map((row, i) => (i < 10 ? row.replace("note", "mended") : row)));
    await withWorkspace(folder, (context) => importAll(context, []));
  });

  it("holds each of 10,000 interactions, what was known before, every commitment and the record that could not be read", async () => {
    const found = await withWorkspace(folder, (context) => exportCustomer.run(context, { customer: "loyalty:40017" }));
    expect(found.counts).toEqual({ interactions: 10_000, past: 10, commitments: 5000, unreadable: 2 });
    expect(found.interactions).toHaveLength(10_000);
    expect(found.interactions.filter((r) => r.type === "order.ready")).toHaveLength(5000);
    expect(new Set(found.interactions.map((r) => r.subject)).has("o5000")).toBe(false);
    expect(found.past.map((r) => (r.properties as Record<string, string>).note)).toContain("note 3");
    // Once from each import: the first is not in force any more, but it is still held.
    expect(found.unreadable[0]).toMatchObject({
      source: "orders",
      file: "data/orders.csv",
      line: 6002,
      value: "no time",
    });
  });

  it("says where each came from and what it is used for", async () => {
    const found = await withWorkspace(folder, (context) => exportCustomer.run(context, { customer: "loyalty:40017" }));
    expect(found.sources).toEqual([
      {
        name: "orders",
        says: "Till exports",
        owner: null,
        opinions: false,
        usedFor: ["to see whether this promise is kept: Within five minutes."],
      },
    ]);
    const files = new Map(found.files.map((f) => [f.load, f]));
    for (const row of found.interactions.slice(0, 5))
      expect(files.get(Number(row.load))).toMatchObject({
        file: "data/orders.csv",
        loadedAt: "2026-04-02T10:00:00.000Z",
      });
    expect(Number(found.interactions[0]!.line)).toBeGreaterThan(1);
  });
});
