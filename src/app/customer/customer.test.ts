import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProblemsFound } from "../../core/problems-found.js";
import { check } from "../check/check.js";
import { withWorkspace } from "../erase/open.fixture.js";
import { canary, writeWorkspace } from "../erase/workspace.fixture.js";
import { importAll } from "../import/import-files.js";
import { people } from "../people/people.js";
import { sources } from "../sources/sources.js";
import { customer } from "./customer.js";

const folder = mkdtempSync(join(tmpdir(), "kept-customer-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(async () => {
  writeWorkspace(folder, "with");
  await withWorkspace(folder, (context) => importAll(context, []));
});
const story = (asked: Record<string, unknown>) =>
  withWorkspace(folder, (context) => customer.run(context, customer.input.parse(asked)));
const key = `loyalty:${canary.card}`;

describe("one person's story", () => {
  it("joins the keys that stand beside each other, and what happened to their orders in systems that know no person", async () => {
    const told = await story({ customer: key });
    expect(told.keys).toEqual([key, `device:${canary.device}`]);
    expect(new Set(told.events.map((e) => e.type))).toEqual(
      new Set(["order.placed", "order.ready", "order.rated", ""]),
    );
    expect(told.interactions).toBe(told.events.filter((e) => e.type !== "").length);
    expect(told.events.map((e) => e.at)).toEqual(told.events.map((e) => e.at).toSorted());
  });

  it("finds the same person by a key that stands second", async () => {
    const [first, second] = [await story({ customer: key }), await story({ customer: `device:${canary.device}` })];
    expect(second.events).toEqual(first.events);
  });

  it("notes each promise where it was made and where it was settled, on the promise's clock, with file and line", async () => {
    const told = await story({ customer: key });
    const made = told.events.find((e) => e.type === "order.placed")!;
    expect(made.commitments.find((c) => c.promise === "fast")).toMatchObject({
      state: "made",
      limit: 300_000,
      unit: "ms",
    });
    expect(made.file).toMatch(/^data\/orders\/.*\.csv$/);
    expect(made.line).toBeGreaterThan(1);
    const ready = told.events
      .filter((e) => e.type === "order.ready")
      .flatMap((e) => e.commitments.map((c) => ({ ...c, at: e.at })));
    for (const each of ready) {
      expect(each.state).toBe("settled");
      expect(each.verdict).toBe(each.measured! <= 300_000 ? "kept" : "broken");
    }
  });

  it("adds up: all stories together are what check counts", async () => {
    const all = await withWorkspace(folder, async (context) => {
      const checked = await check.run(context, check.input.parse({ from: "1900-01-01" }));
      const list = await people.run(context, people.input.parse({ promise: "fast", from: "1900-01-01", limit: 1000 }));
      // Two keys of one person tell one story; `people` lists each key that is a customer of its own.
      const seen = new Set<string>();
      let broken = 0;
      for (const person of list.list) {
        const told = await customer.run(context, customer.input.parse({ customer: person.id }));
        const who = told.keys.toSorted().join() || person.id;
        if (seen.has(who)) continue;
        seen.add(who);
        broken += told.events
          .flatMap((e) => e.commitments)
          .filter((c) => c.promise === "fast" && c.state !== "made" && c.verdict === "broken").length;
      }
      return { counted: checked.promises.find((p) => p.name === "fast")!.counts.broken, broken, list };
    });
    expect(all.broken).toBe(all.counted);
    expect(all.list.list.map((p) => p.times)).toEqual(all.list.list.map((p) => p.times).toSorted((a, b) => b - a));
  });

  it("does not quote what they wrote to a private source unless asked, and masks keys when asked", async () => {
    const hushed = await story({ customer: key, masked: true });
    expect(JSON.stringify(hushed)).not.toContain(canary.name);
    expect(hushed.keys).toEqual(["loyalty ••42", "device ••77"]);
    expect(JSON.stringify(await story({ customer: key, comments: true }))).toContain(`I am ${canary.name}`);
  });

  it("says what keys look like when nobody has it", async () => {
    const problem = await story({ customer: canary.card }).catch((error: ProblemsFound) => error.problems[0]);
    expect(problem).toMatchObject({
      code: "usage.customer",
      says: `nobody has the key ${canary.card}; did you mean ${key}?`,
    });
    const nobody = await story({ customer: "loyalty:1" }).catch((error: ProblemsFound) => error.problems[0]);
    expect(nobody).toMatchObject({
      says: "nobody has the key loyalty:1",
      write: expect.stringMatching(/^keys look like (loyalty|device):/),
    });
  });
});

describe("sources", () => {
  it("counts what could not be read by reason, and lists it with all of the record", async () => {
    const found = await withWorkspace(folder, (context) =>
      sources.run(context, sources.input.parse({ quarantine: true })),
    );
    const orders = found.sources.find((s) => s.name === "orders")!;
    expect(orders).toMatchObject({
      quarantined: 1,
      files: 4,
      promises: ["fast", "once"],
      expectation: "declared",
      reasons: [{ count: 1, reason: "a time that cannot be read (placed)" }],
    });
    expect(orders.duplicates).toBeGreaterThan(0);
    expect(found.quarantine).toHaveLength(1);
    expect(JSON.parse(found.quarantine![0]!.payload!)).toMatchObject({ card: canary.card, placed: "not a time" });
  });

  it("says did you mean for a source that is not there", async () => {
    const asked = withWorkspace(folder, (context) => sources.run(context, sources.input.parse({ source: ["order"] })));
    await expect(asked).rejects.toThrow('there is no source "order"; did you mean "orders"?');
  });
});
