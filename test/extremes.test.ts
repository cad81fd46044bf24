import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useCases } from "../src/app/use-cases.js";
import { sql } from "../src/core/sql.js";
import { commitments } from "../src/promises/tables.js";
import { rawSql } from "../src/stores/raw-sql.js";
import { newWorkspace } from "./workspace.fixture.js";

const spec = `kept: v1
as_of: 2026-06-30
company: { name: Test, timezone: Europe/Amsterdam }
calendars: { office: { week: { mon-fri: ["09:00-12:30", "13:30-18:00"] } } }
sources:
  orders:
    files: orders.csv
    records:
      - { type: placed, at: placed, subject: no, customer: "card:{no}", amount: total, properties: { promised: { from: promised, as: day } } }
      - { type: ready, at: ready, subject: no, score: score }
promises:
  fast: { says: Fast., kind: duration, made: placed, met: ready, within: 20m, target: 90%, window: 28d, minimum: 1 }
  office: { says: Office., kind: duration, made: placed, met: ready, within: 2d, calendar: office, target: 90%, window: 28d, minimum: 1 }
  day: { says: Day., kind: deadline, made: placed, met: ready, by: promised, target: 90%, window: year, minimum: 1 }
  quiet: { says: Quiet., kind: absence, made: placed, absent: ready, within: 1mo, target: 90%, window: 28d, minimum: 1 }
  liked: { says: Liked., kind: score, made: placed, met: ready, at_least: 4, within: 100y, target: 90%, window: 100y, minimum: 1 }
`;
const lines = [
  "no,placed,ready,promised,total,score",
  "1,1900-01-02 00:00,1900-01-02 00:10,1900-01-02,1,5",
  "2,2299-12-31 23:00,2299-12-31 23:10,2299-12-31,1,5",
  "3,9999-12-31 10:00,2026-06-15 10:10,9999-12-31,1,5",
  "4,0001-01-01 10:00,2026-06-15 10:10,2026-06-15,1,5",
  "5,1899-12-31 10:00,2026-06-15 10:10,2026-06-15,1,5",
  // Ready before it was placed: not what the promise waits for.
  "6,2026-06-15 12:00,2026-06-15 11:00,2026-06-16,-1e300,-1e300",
  "7,2026-06-15 12:00,2026-06-15 12:10,2026-06-15,1e300,1e300",
  "8,2026-06-15 12:00,,2026-06-20,,",
  // Until then the source is known to have spoken.
  "9,2026-06-29 10:00,2026-06-29 10:10,2026-06-29,1,5",
  // In Amsterdam the year 1900 has begun, in UTC it has not.
  "10,1900-01-01 00:00,,1900-01-01,1,5",
];

describe("dates, durations and numbers at the edge", () => {
  const workspace = newWorkspace(spec);
  beforeAll(async () => {
    workspace.write("orders.csv", `${lines.join("\n")}\n`);
    await workspace.import();
  }, 60_000);
  afterAll(() => workspace.remove());

  it("take in 1900 and 2299, set 9999 and what lies before 1900 aside, and judge what is left", {
    timeout: 120_000,
  }, async () => {
    const { state } = await workspace.stores();
    expect(await state.db.selectFrom("loads").select(["rows", "quarantined"]).execute()).toEqual([
      { rows: 14, quarantined: 4 },
    ]);
    const answer = await workspace.check();
    const counts = Object.fromEntries(
      answer.promises.map(({ name, counts: { kept, broken, unknown } }) => [name, { kept, broken, unknown }]),
    );
    expect(counts).toMatchObject({
      fast: { kept: 2, broken: 2, unknown: 0 },
      office: { kept: 1, broken: 2, unknown: 0 },
      quiet: { kept: 0, broken: 0 },
    });
    for (const promise of answer.promises) {
      const { keepRate } = promise;
      if ("estimate" in keepRate)
        for (const part of [keepRate.estimate, keepRate.low, keepRate.high])
          expect(part).toSatisfy((n: number) => n >= 0 && n <= 1);
    }
    expect(
      (await workspace.check({ asOf: "1900-06-01" })).promises.find((one) => one.name === "fast")!.counts,
    ).toMatchObject({ kept: 0 });
    expect(
      (await workspace.check({ from: "1900-01-01", to: "1900-01-03" })).promises.find((one) => one.name === "fast")!
        .counts,
    ).toMatchObject({ kept: 1, broken: 0 });
    await workspace.check({ knownAt: "2026-11-21", segments: true });
  });

  it("leave every question answerable", { timeout: 120_000 }, async () => {
    const context = await workspace.context();
    for (const [name, load] of Object.entries(useCases)) {
      if (!["promise", "sources", "people", "explain"].includes(name)) continue;
      const useCase = await (
        load as unknown as () => Promise<{
          input: { parse: (given: unknown) => never };
          run: (context: never, input: never) => Promise<unknown>;
        }>
      )();
      const input = name === "promise" || name === "people" ? { promise: "fast" } : {};
      await useCase.run(context as never, useCase.input.parse(input)).catch((error: unknown) => {
        throw new Error(`kept ${name}`, { cause: error });
      });
    }
  });
});

describe("a length of time below nothing", () => {
  it.each([
    ["within: 20m", "within: -20m", "within must be longer than nothing, not -20m", "write 20m"],
    ["within: 2d", "within: -2d", "within must be longer than nothing, not -2d", "write 2d"],
    ["by: promised", "by: promised, grace: -1d", "grace must be longer than nothing, not -1d", "write 1d"],
    ["window: year", "window: -28d", "window must be at least one day, not -28d", "write 28d"],
    ["files: orders.csv", "expect: { every: -1d }\n    files: orders.csv", "every must be longer", "write 1d"],
  ])("is refused before anything is read: %s -> %s", { timeout: 60_000 }, async (from, to, says, write) => {
    const workspace = newWorkspace(spec.replace(from, to));
    try {
      await expect(workspace.check()).rejects.toMatchObject({
        problems: expect.arrayContaining([expect.objectContaining({ says: expect.stringContaining(says), write })]),
      });
    } finally {
      await workspace.remove();
    }
  });
});

describe("tables of another layout than this version's", () => {
  it("are said with what to do, and those made from the others are made again", { timeout: 60_000 }, async () => {
    const workspace = newWorkspace(spec);
    try {
      workspace.write("orders.csv", `${lines.join("\n")}\n`);
      await workspace.import();
      const before = await workspace.check();
      const alter = async (table: string) =>
        (await workspace.stores()).facts.command(
          rawSql(`ALTER TABLE kept.${table} MODIFY COMMENT 'of long ago [layout 0123456789abcdef]'`),
        );
      await alter("commitments");
      await workspace.open();
      expect(await workspace.check()).toEqual(before);
      const { facts } = await workspace.stores();
      expect(await facts.query(sql`SELECT count() > 0 AS some FROM ${commitments}`)).toEqual([{ some: 1 }]);
      await alter("interactions");
      await workspace.open();
      await expect(workspace.check()).rejects.toMatchObject({
        code: "facts.layout",
        instead: expect.stringContaining("Move the folder `.kept` away and run `kept import`"),
      });
    } finally {
      await workspace.remove();
    }
  });
});
