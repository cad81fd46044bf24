import { copyFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadsInForce } from "../src/app/import/journal.js";
import { knownThen } from "../src/app/judge/known-then.js";
import { refresh } from "../src/app/judge/refresh.js";
import { emptyTable } from "../src/app/remove-rows.js";
import { storedTables } from "../src/app/tables.js";
import { sql } from "../src/core/sql.js";
import { interactions, interactionsPast } from "../src/interactions/tables.js";
import { commitments } from "../src/promises/tables.js";
import { heldBy, type Import, importLines, knownAfter, said } from "./loads.fixture.js";
import { siegeMs, siegeN, siegeSeed } from "./siege.js";
import { known, newWorkspace, type TestWorkspace } from "./workspace.fixture.js";

const threePromises = `kept: v1
company: { name: Test, timezone: Europe/Amsterdam }
calendars: { office: { week: { mon-fri: ["09:00-12:30", "13:30-18:00"] } } }
sources:
  s:
    files: data/*.csv
    records: [{ type: { from: type, map: { a: a, b: b, c: c }, default: a }, at: at, subject: k, customer: "c:{c}", id: id }]
promises:
  quick: { says: Quick., kind: duration, made: a, met: b, void: c, within: 2h, calendar: office, target: 90%, window: 28d }
  quiet: { says: Quiet., kind: absence, made: a, absent: c, per: customer, within: 1d, target: 90%, window: 28d }
  easy: { says: Easy., kind: effort, made: a, counts: b, at_most: 1, met: c, within: 3d, target: 90%, window: 28d }
`;

describe("imports of one source after another", () => {
  let workspace: TestWorkspace;
  beforeAll(async () => {
    workspace = newWorkspace(threePromises);
    await workspace.open();
  });
  afterAll(() => workspace.remove());

  const lines = fc.array(fc.record({ id: fc.integer({ min: 0, max: 4 }), says: fc.integer({ min: 0, max: 2 }) }), {
    maxLength: 6,
  });
  const paths = ["a", "b", "c"];
  const imports: fc.Arbitrary<Import[]> = fc
    .array(
      fc.record({
        files: fc.uniqueArray(fc.record({ path: fc.constantFrom(...paths), lines }), {
          selector: (file) => file.path,
          maxLength: 3,
        }),
        takenBack: fc.oneof(
          { weight: 4, arbitrary: fc.constant<string[]>([]) },
          { weight: 1, arbitrary: fc.subarray(paths, { maxLength: 1 }) },
        ),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .map((all) =>
      all.map((one) => ({
        ...one,
        takenBack: one.takenBack.filter((path) => !one.files.some((file) => file.path === path)),
      })),
    );

  const start = async () => {
    const stores = await workspace.stores();
    for (const table of storedTables) await emptyTable(stores.facts, table);
    await stores.state.db.deleteFrom("loads").execute();
    await stores.state.db.deleteFrom("judged").execute();
    return stores;
  };
  const judged = async () => {
    const context = await workspace.context();
    await refresh(context, (await context.workspace()).promises);
    const { facts } = await context.stores();
    return facts.query(sql`SELECT * FROM ${commitments} ORDER BY promise, made_at, record_id`);
  };

  it("F6: what is known, what was known then, who holds what, and the commitments are those of the files in force", {
    timeout: siegeMs(600_000),
  }, async () => {
    let judgings = 0;
    await fc.assert(
      fc.asyncProperty(imports, async (sequence) => {
        const stores = await start();
        const at = (i: number) => new Date(Date.UTC(2026, 5, 1 + i));
        for (const [i, one] of sequence.entries()) {
          await importLines(stores, one, at(i));
          expect(await said(stores)).toEqual([...knownAfter(sequence.slice(0, i + 1))]);
          if (i % 2 === 0) judgings += (await judged()).length;
        }
        for (const [i] of sequence.entries())
          expect(await said(stores, sql`(${knownThen(at(i))})`)).toEqual([...knownAfter(sequence.slice(0, i + 1))]);
        for (const load of await loadsInForce(stores, "s")) {
          const content = JSON.parse(load.content_hash) as { id: number }[];
          expect(await heldBy(stores, load.id)).toEqual(
            [...new Set(content.map((line) => line.id))].sort((a, b) => a - b),
          );
        }
        const step_by_step = await judged();
        await stores.state.db.deleteFrom("judged").execute();
        expect(step_by_step).toEqual(await judged());
      }),
      { numRuns: siegeN(12, 150), seed: siegeSeed() },
    );
    expect(judgings).toBeGreaterThan(50);
  });
});

const orders = `kept: v1
company: { name: Test, timezone: Europe/Amsterdam }
sources:
  tills:
    files: data/*.csv
    records:
      - { type: order.placed, at: placed, id: no, subject: no, amount: total, where: { status: { not: test } } }
  ready:
    files: ready.csv
    records: [{ type: order.ready, at: at, subject: no }]
promises:
  fast: { says: Fast., kind: duration, made: order.placed, met: order.ready, within: 1h, target: 90%, window: 28d, minimum: 1 }
`;
const csv = (...lines: string[]) => `${lines.join("\n")}\n`;
const head = "no,placed,total,status";
const june = (n: number, time = "10:00", total = n) => `${n},2026-06-01 ${time},${total},`;
const readyAt = (times: Record<number, string>) =>
  csv("no,at", ...Object.entries(times).map(([no, time]) => `${no},2026-06-01 ${time}`));

describe("what was recorded before it was imported", () => {
  it("is known from when it was recorded, and a correction from when that was; each record once at any time", async () => {
    const workspace = newWorkspace(threePromises);
    try {
      const stores = await workspace.stores();
      const june = (day: number) => new Date(Date.UTC(2026, 5, day));
      const file = (...all: [says: number, recorded: Date][]) => ({
        files: [{ path: "a", lines: all.map(([says, recorded]) => ({ id: 1, says, recorded })) }],
        takenBack: [],
      });
      // Imported on the 5th: as it was recorded on the 1st, and as it was corrected on the 3rd.
      await importLines(stores, file([0, june(1)], [1, june(3)]), june(5));
      // Corrected on the 7th, imported on the 9th; then corrected without a word of when, imported on the 11th.
      await importLines(stores, file([2, june(7)]), june(9));
      await importLines(stores, file([0, june(7)]), june(11));
      const then: (readonly number[])[] = [];
      for (let day = 1; day <= 12; day++)
        then.push((await said(stores, sql`(${knownThen(new Date(june(day).getTime() - 1))})`)).map(([, says]) => says));
      expect(then).toEqual([[], [0], [0], [1], [1], [1], [1], [2], [2], [2], [2], [0]]);
    } finally {
      await workspace.remove();
    }
  });
});

describe("one import after another, through the reader", () => {
  let workspace: TestWorkspace;
  beforeAll(() => {
    workspace = newWorkspace(orders);
  });
  afterAll(() => workspace.remove());
  const tills = (answer: Awaited<ReturnType<TestWorkspace["import"]>>) =>
    answer.sources.find((one) => one.name === "tills");
  const totals = async () =>
    (await facts())
      .query(sql`SELECT subject, amount FROM ${interactions} WHERE type = 'order.placed' ORDER BY subject`)
      .then((rows) => Object.fromEntries(rows.map((row) => [row.subject, row.amount])));
  const facts = async () => (await workspace.stores()).facts;
  const kept = async (knownAt?: string) =>
    (await workspace.check({ asOf: "2026-06-30", ...(knownAt ? { knownAt } : {}) })).promises[0]!.counts;

  it("counts every record once: interactions, duplicates, quarantined and empty add up to what was read", async () => {
    workspace.at("2026-06-10T12:00:00Z");
    // 9 records: 5 orders, one of them twice, one twice with another total, a test, a date that is none.
    workspace.write(
      "data/a.csv",
      csv(
        head,
        june(1),
        june(2),
        june(2),
        june(3),
        june(3, "10:00", 33),
        june(4),
        june(5),
        "6,2026-06-01 10:00,6,test",
        "7,soon,7,",
      ),
    );
    // 2 records: one that the other file has too.
    workspace.write("data/b.csv", csv(head, june(5), june(8)));
    workspace.write("ready.csv", readyAt({ 1: "10:30", 2: "10:30", 3: "11:30", 4: "10:30", 5: "10:30", 9: "10:30" }));
    expect(tills(await workspace.import())).toMatchObject({
      files: 2,
      unchanged: 0,
      rows: 6,
      duplicates: 3,
      quarantined: 1,
    });
    const { state } = await workspace.stores();
    const loads = await state.db
      .selectFrom("loads")
      .selectAll()
      .where("source", "=", "tills")
      .orderBy("path")
      .execute();
    expect(loads).toMatchObject([
      { rows: 7, duplicates: 2, quarantined: 1, empty: 1, erased: 0 },
      { rows: 2, duplicates: 1, quarantined: 0, empty: 0 },
    ]);
    expect(await totals()).toEqual({ 1: 1, 2: 2, 3: 33, 4: 4, 5: 5, 8: 8 });
    expect(await kept()).toMatchObject({ kept: 4, broken: 2 });
  });

  it("F6: skips what it knows: the same file again, under another name, renamed, sorted otherwise", async () => {
    workspace.at("2026-06-11T12:00:00Z");
    const before = await known(workspace);
    expect(tills(await workspace.import())).toMatchObject({ files: 2, unchanged: 2, rows: 0, says: "no new file" });
    copyFileSync(join(workspace.folder, "data/b.csv"), join(workspace.folder, "data/copy.csv"));
    expect(tills(await workspace.import())).toMatchObject({ files: 3, unchanged: 2, rows: 0, duplicates: 2 });
    renameSync(join(workspace.folder, "data/copy.csv"), join(workspace.folder, "data/c.csv"));
    expect(tills(await workspace.import())).toMatchObject({ files: 3, unchanged: 3, rows: 0 });
    workspace.write("data/c.csv", csv(head, june(8), june(5)));
    expect(tills(await workspace.import())).toMatchObject({
      files: 3,
      unchanged: 2,
      rows: 0,
      duplicates: 2,
      says: null,
    });
    expect(await known(workspace)).toEqual(before);
    expect(
      await (await facts()).query(sql`SELECT count() AS n FROM ${interactionsPast} WHERE gone_at > known_at`),
    ).toEqual([{ n: "0" }]);
  });

  it("F6: a corrected file replaces what it said, and what was known before can still be asked for", async () => {
    workspace.at("2026-06-20T12:00:00Z");
    // 1 as it was; 2 another total; 3 another time; 4 and 5 gone, but b and c hold 5 too; 9 is new.
    workspace.write("data/a.csv", csv(head, june(1), june(2, "10:00", 22), june(3, "11:00", 33), june(9)));
    expect(tills(await workspace.import())).toMatchObject({
      rows: 3,
      duplicates: 1,
      says: "2 corrected, 1 taken back",
    });
    expect(await totals()).toEqual({ 1: 1, 2: 22, 3: 33, 5: 5, 8: 8, 9: 9 });
    // Order 3 was late by what was known then; only 8 never became ready.
    expect(await kept()).toMatchObject({ kept: 5, broken: 1 });
    expect(await kept("2026-06-15")).toMatchObject({ kept: 4, broken: 2 });
    expect(await kept("2026-06-09")).toMatchObject({ kept: 0, broken: 0, unknown: 0 });
    const then = await (await facts()).query(
      sql`SELECT subject, amount FROM (${knownThen(new Date("2026-06-15T00:00:00Z"))}) WHERE type = 'order.placed' ORDER BY subject`,
    );
    expect(then).toEqual([1, 2, 3, 4, 5, 8].map((n) => ({ subject: String(n), amount: n === 3 ? 33 : n })));
  });

  it("F4: a file with a header only is no fault: it holds nothing, and takes back what it said", async () => {
    workspace.at("2026-06-20T18:00:00Z");
    workspace.write("data/d.csv", csv(head, june(70)));
    expect(tills(await workspace.import())).toMatchObject({ rows: 1, says: null });
    workspace.write("data/d.csv", csv(head));
    expect(tills(await workspace.import())).toMatchObject({ rows: 0, quarantined: 0, says: "1 taken back" });
    workspace.write("data/d.csv", csv(head, "71,soon,7,"));
    expect(tills(await workspace.import())).toMatchObject({ rows: 0, quarantined: 1 });
    rmSync(join(workspace.folder, "data/d.csv"));
  });

  it("F6: a row that one file takes back comes back from the other that holds it, in the words of that file", async () => {
    workspace.at("2026-06-21T12:00:00Z");
    workspace.write("data/b.csv", csv(head, june(5, "10:00", 55), june(8)));
    await workspace.import();
    expect(await totals()).toMatchObject({ 5: 55 });
    workspace.write("data/b.csv", csv(head, june(8)));
    await workspace.import();
    expect(await totals()).toMatchObject({ 5: 5 });
    // In one import a row moves from one file to the other: nothing happens to it.
    workspace.at("2026-06-22T12:00:00Z");
    workspace.write("data/c.csv", csv(head, june(8)));
    workspace.write("data/d.csv", csv(head, june(5)));
    expect(tills(await workspace.import())).toMatchObject({ rows: 0, duplicates: 2, says: null });
    expect(await totals()).toMatchObject({ 5: 5 });
  });

  it("keeps what a deleted file said, and takes back a file and a source that kept.yaml asks for no more", async () => {
    rmSync(join(workspace.folder, "data/d.csv"));
    await workspace.import();
    expect(await totals()).toMatchObject({ 5: 5 });
    const reopened = async (yaml: string) => {
      workspace.declare(yaml);
      await workspace.open();
      return workspace.import();
    };
    expect(tills(await reopened(orders.replace("data/*.csv", "data/a.csv")))).toMatchObject({ says: "1 taken back" });
    expect(await totals()).toEqual({ 1: 1, 2: 22, 3: 33, 5: 5, 9: 9 });
    // Another mapping: files that are there are read again, and their old rows go.
    await reopened(orders.replace("data/*.csv", "data/a.csv").replace("amount: total", "amount: no"));
    expect(await totals()).toEqual({ 1: 1, 2: 2, 3: 3, 5: 5, 9: 9 });
    const only = orders.replace(
      / {2}ready:[\s\S]*$/,
      "promises:\n  own: { says: Placed., kind: absence, made: order.placed, absent: order.placed, within: 1h, target: 90%, window: 28d }\n",
    );
    const { sources } = await reopened(only);
    expect(sources).toMatchObject([{ name: "tills" }, { name: "ready", says: "6 taken back" }]);
    expect((await workspace.check({ asOf: "2026-06-30" })).promises).toMatchObject([
      { name: "own", counts: { kept: 5, broken: 0 } },
    ]);
    expect(await (await facts()).query(sql`SELECT DISTINCT promise FROM ${commitments}`)).toEqual([{ promise: "own" }]);
  });
});

describe("records without an id", () => {
  it("F6: a corrected time is another interaction, and copies that nothing tells apart stay as many as they were", async () => {
    const workspace = newWorkspace(`kept: v1
company: { name: Test, timezone: UTC }
sources:
  visits: { files: visits.csv, records: [{ type: visit, at: at, customer: "card:{card}" }] }
  bells: { files: "bells*.csv", records: [{ type: bell, at: at }] }
promises:
  quiet: { says: Quiet., kind: absence, made: visit, absent: visit, per: customer, within: 1d, target: 90%, window: 28d }
`);
    try {
      workspace.write("visits.csv", csv("at,card", "2026-06-01 10:00,1", "2026-06-01 11:00,2"));
      workspace.write("bells.csv", csv("at", "2026-06-01 10:00", "2026-06-01 10:00", "2026-06-01 10:01"));
      await workspace.import();
      workspace.write("visits.csv", csv("at,card", "2026-06-01 10:05,1", "2026-06-01 11:00,2"));
      // Two copies in the other file are the two of the first.
      workspace.write("bells-again.csv", csv("at", "2026-06-01 10:01", "2026-06-01 10:00", "2026-06-01 10:00"));
      expect((await workspace.import()).sources).toMatchObject([
        { name: "visits", rows: 1, duplicates: 1, says: "1 taken back" },
        { name: "bells", rows: 0, duplicates: 3 },
      ]);
      expect((await known(workspace)).map((row) => JSON.parse(row).at.slice(11, 16))).toEqual([
        "10:00",
        "10:00",
        "10:01",
        "10:05",
        "11:00",
      ]);
    } finally {
      await workspace.remove();
    }
  });
});

describe("any order of writing and importing", () => {
  it("F6: knows and answers the same as a fresh workspace with the files as they are in the end", {
    timeout: siegeMs(900_000),
  }, async () => {
    const line = fc
      .tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom("a", "b", "c", "?"), fc.integer({ min: 0, max: 3 }))
      .map(
        ([id, type, hour]) =>
          `${id},${type},2026-06-0${(id % 4) + 1} ${hour === 3 ? "soon" : `1${hour}:00`},k${id % 3},${hour}`,
      );
    const file = fc.record({ path: fc.constantFrom("a", "b", "c"), lines: fc.array(line, { maxLength: 8 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(file, { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 4 }),
        async (steps) => {
          const content = (lines: readonly string[]) => csv("id,type,at,k,c", "99,a,2026-06-01 09:00,k9,9", ...lines);
          const gradually = newWorkspace(threePromises);
          const last = new Map<string, { order: number; text: string }>();
          for (const [i, files] of steps.entries()) {
            for (const [j, { path, lines }] of [...files].sort((a, b) => (a.path < b.path ? -1 : 1)).entries()) {
              const text = content(lines);
              // The same content is no later import.
              if (last.get(path)?.text !== text) last.set(path, { order: i * 10 + j, text });
              gradually.write(`data/${path}.csv`, text);
            }
            await gradually.import();
            if (i === 0) await gradually.check({ asOf: "2026-06-30" });
          }
          const [knownNow, answer] = [await known(gradually), await gradually.check({ asOf: "2026-06-30" })];
          await gradually.remove();
          const fresh = newWorkspace(threePromises);
          for (const { order, text } of last.values()) fresh.write(`data/${String(order).padStart(3, "0")}.csv`, text);
          await fresh.import();
          const [knownThere, there] = [await known(fresh), await fresh.check({ asOf: "2026-06-30" })];
          await fresh.remove();
          expect(knownNow).toEqual(knownThere);
          expect(answer).toEqual(there);
        },
      ),
      { numRuns: siegeN(3, 40), seed: siegeSeed() },
    );
  });
});
