import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import type { Role } from "../../workspace/roles.js";
import { check } from "../check/check.js";
import { hideFew } from "../check/hide-few.js";
import type { Context } from "../context.js";
import { customer } from "../customer/customer.js";
import { withWorkspace } from "../erase/open.fixture.js";
import { canary, writeWorkspace } from "../erase/workspace.fixture.js";
import { importAll } from "../import/import-files.js";
import { people } from "../people/people.js";
import { runUseCase } from "../run-use-case.js";
import { customerPage } from "./customer-page.js";
import { find } from "./find.js";
import { peoplePage } from "./people-page.js";
import { quarantinePage } from "./quarantine-page.js";
import { sourcePage } from "./source-page.js";
import { sourcesPage } from "./sources-page.js";

const folder = mkdtempSync(join(tmpdir(), "kept-people-pages-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(async () => {
  writeWorkspace(folder, "with");
  await withWorkspace(folder, (context) => importAll(context, []));
});

const as = (context: Context, role: Role): Context => ({
  ...context,
  who: { kind: "person", id: role, name: role, role, teams: [], scopes: null },
});
type Asks<I extends z.ZodType, O> = {
  readonly input: I;
  readonly run: (context: Context, input: z.output<I>) => Promise<O>;
};
const asked = <I extends z.ZodType, O>(page: Asks<I, O>, input: z.input<I>, role: Role = "lead") =>
  withWorkspace(folder, (context) => page.run(as(context, role), page.input.parse(input)));
const key = `loyalty:${canary.card}`;
const ever = "1900-01-01..2026-03-31";

describe("the page of people", () => {
  it("counts whom check counts, and lists each of them once, most often first", async () => {
    const page = await asked(peoplePage, { window: ever });
    const checked = await asked(check, { from: "1900-01-01" });
    expect(page.people).toMatchObject({ letDown: checked.people.letDown, due: checked.people.due });
    expect(new Set(page.list!.map((person) => person.id)).size).toBe(page.list!.length);
    expect(page.list!.map((person) => person.times)).toEqual(
      page.list!.map((person) => person.times).toSorted((a, b) => b - a),
    );
    const fast = page.list!.flatMap((person) => person.by).filter((by) => by.promise === "fast");
    expect(fast.reduce((sum, by) => sum + by.times, 0)).toBe(
      checked.promises.find((one) => one.name === "fast")!.counts.broken,
    );
    for (const person of page.list!) expect(person.times).toBe(person.by.reduce((sum, by) => sum + by.times, 0));
  });

  it("lists for one promise the people that `kept people` lists, as often and as badly", async () => {
    const page = await asked(peoplePage, { window: ever, promise: "fast" });
    const list = await asked(people, { promise: "fast", from: "1900-01-01", limit: 1000, masked: true });
    const told = (customer: string, times: number, measured: number | null) => `${customer} ${times} ${measured}`;
    expect(page.list!.map((person) => told(person.customer, person.times, person.by[0]!.measured)).sort()).toEqual(
      list.list.map((person) => told(person.customer, person.times, person.measured)).sort(),
    );
  });

  it("holds no key, and says what has happened since", async () => {
    const page = await asked(peoplePage, { window: ever });
    expect(JSON.stringify(page)).not.toContain(canary.card);
    const known = page.list!.filter((person) => person.since !== null);
    expect(known.some((person) => person.since!.interactions > 0)).toBe(true);
    for (const person of known) expect(person.since!.latest === null).toBe(person.since!.interactions === 0);
  });

  it("gives counts alone to roles that do not open people, and no count under five", async () => {
    const page = await asked(peoplePage, { window: ever }, "viewer");
    expect(page.list).toBeNull();
    expect(page.people.letDown).toBeGreaterThan(5);
    const few = await asked(peoplePage, { window: "2026-03-03..2026-03-03" }, "viewer");
    for (const one of few.promises) if (one.letDown !== null) expect(one.letDown === 0 || one.letDown >= 5).toBe(true);
  });

  it("hides a second count where one alone could be got by subtraction", () => {
    expect(hideFew([9, 3, 40])).toEqual([null, null, 40]);
    expect(hideFew([9, 0, 40])).toEqual([9, 0, 40]);
    expect(hideFew([2, 3])).toEqual([null, null]);
  });

  it("shows one group where a promise is split by it", async () => {
    const all = await asked(peoplePage, { window: ever, promise: "fast" });
    const some = await asked(peoplePage, { window: ever, seg: "store:Utrecht" });
    expect(some.people.letDown!).toBeLessThan(all.people.letDown!);
    expect(some.promises.map((one) => one.name)).toEqual(["fast"]);
  });
});

describe("the page of one customer", () => {
  const idOf = async (text: string) => (await asked(find, { text })).people![0]!.id;

  it("is found by any whole key, in any case, with or without its namespace, and by an order", async () => {
    const id = await idOf(key);
    expect(id).toMatch(/^c\d+$/);
    expect(await idOf(canary.card)).toBe(id);
    expect(await idOf(key.toUpperCase())).toBe(id);
    expect(await idOf(canary.order.toLowerCase())).toBe(id);
    expect((await asked(find, { text: canary.card.slice(0, 6) })).people).toEqual([]);
  });

  it("tells the story that `kept customer` tells, with keys masked and the promises as tracks", async () => {
    const page = await asked(customerPage, { id: await idOf(key) });
    const told = await asked(customer, { customer: key });
    expect(page.interactions).toBe(told.interactions);
    expect(page.events.map((event) => event.at)).toEqual(told.events.slice(-200).map((event) => event.at));
    expect(page.counts.broken).toBe(told.broken);
    expect(page.customer).toBe("loyalty ••42");
    expect(JSON.stringify(page)).not.toContain(canary.card);
    expect(JSON.stringify(page)).not.toContain(canary.name);
    expect(page.tracks.filter((track) => track.verdict === "broken")).toHaveLength(page.counts.broken);
    for (const track of page.tracks.filter((one) => one.promise === "fast" && one.met !== null))
      expect(track.verdict).toBe(Date.parse(track.met!) - Date.parse(track.made) <= 300_000 ? "kept" : "broken");
  });

  it("is not for roles that do not open people, nor for an owner to whom no promise of the person belongs", async () => {
    const id = await idOf(key);
    const open = (role: Role) =>
      withWorkspace(folder, (context) => runUseCase(as(context, role), customerPage, customerPage.input.parse({ id })));
    await expect(open("viewer")).rejects.toMatchObject({ code: "access.denied" });
    await expect(open("owner")).rejects.toMatchObject({ problems: [{ code: "usage.customer" }] });
    expect((await asked(find, { text: key }, "viewer")).people).toBeNull();
  });

  it("says why nobody is found", async () => {
    await expect(asked(customerPage, { id: "c12345" })).rejects.toThrow("nobody is known by this number");
    await expect(asked(customerPage, { id: "loyalty:nobody" })).rejects.toThrow("nobody has the key");
    expect(await asked(find, { text: "fats" })).toMatchObject({ promises: [], didYouMean: "fast" });
    expect((await asked(find, { text: "FAST" })).promises).toMatchObject([{ name: "fast" }]);
  });
});

describe("the pages of sources", () => {
  it("says of each source what arrived day by day, when it was last heard, and what rests on it", async () => {
    const page = await asked(sourcesPage, {});
    const orders = page.sources.find((source) => source.name === "orders")!;
    expect(orders).toMatchObject({ everyMs: 86_400_000, promises: expect.arrayContaining(["fast"]), private: false });
    expect(orders.days).toHaveLength(28);
    expect(Date.parse(orders.heard!)).toBeGreaterThan(0);
    expect(page.complete).toBe(page.sources.filter((source) => source.missing === null).length);
  });

  it("groups what could not be read by what mends it, with values only for those who may open people", async () => {
    const page = await asked(sourcesPage, {});
    expect(page.quarantine).toMatchObject([{ source: "orders", column: "placed", n: 1, values: ["not a time"] }]);
    expect(page.quarantine[0]!.at[0]!.file).toBe("data/orders/a.csv");
    expect(page.unread).toBe(1);
    const viewer = await asked(quarantinePage, {}, "viewer");
    expect(viewer.groups[0]!.values).toBeNull();
    expect(JSON.stringify(viewer)).not.toContain("not a time");
    expect((await asked(quarantinePage, { source: ["orders"] })).records).toMatchObject([{ value: "not a time" }]);
  });

  it("lists of one source what was taken in last, newest first", async () => {
    const page = await asked(sourcePage, { source: "orders" });
    expect(page.loads.length).toBe(4);
    expect(page.loads.map((load) => load.at)).toEqual(
      page.loads
        .map((load) => load.at)
        .toSorted()
        .toReversed(),
    );
    expect(page.loads.reduce((sum, load) => sum + load.unread, 0)).toBe(1);
    await expect(asked(sourcePage, { source: "ordres" })).rejects.toThrow('did you mean "orders"');
  });
});
