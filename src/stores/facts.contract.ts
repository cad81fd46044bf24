import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { KeptError } from "../core/kept-error.js";
import { row } from "../core/row.js";
import { p, sql } from "../core/sql.js";
import { columnsOf, createTable, table } from "../core/table.js";
import type { Facts } from "./facts.js";
import { writeNativeFixture } from "./fixtures/native-fixture.js";
import { migrateFacts, rebuildFacts } from "./migrate-facts.js";
import { rawSql } from "./raw-sql.js";

const things = table({
  table: "things",
  says: "Rows for the tests of the stores.",
  columns: {
    id: "UInt64",
    at: "DateTime64(3, 'UTC')",
    name: "String",
    kind: "LowCardinality(String)",
    amount: "Nullable(Float64)",
    tags: "Array(String)",
    properties: "Map(LowCardinality(String), String)",
    load: "UInt32",
  },
  orderBy: ["id"],
  shardBy: "id",
});
const { id, name, load } = columnsOf(things);

/** What both homes of the facts must do alike. `open` gives an empty database; it is closed at the end. */
export const factsContract = (title: string, open: () => Promise<Facts>) => {
  describe(title, () => {
    let facts: Facts;
    const folder = mkdtempSync(join(tmpdir(), "kept-contract-"));
    beforeAll(async () => {
      facts = await open();
      for (const statement of createTable(things, facts.home)) await facts.command(rawSql(statement));
    }, 60_000);
    afterAll(async () => {
      await facts?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it("keeps every digit of a UInt64", async () => {
      const largest = "18446744073709551615";
      expect(await facts.query(sql`SELECT ${p.key(largest)} AS id`, { row: z.object({ id: row.key() }) })).toEqual([
        { id: largest },
      ]);
    });

    it("keeps the milliseconds of an instant, also before 1970 and in 2299", async () => {
      for (const text of ["2026-03-29T01:59:59.999Z", "1900-01-01T00:00:00.001Z", "2299-12-31T23:59:59.999Z"]) {
        const [answer] = await facts.query(sql`SELECT ${p.instant(new Date(text))} AS at`, {
          row: z.object({ at: row.instant() }),
        });
        expect(answer?.at.toISOString()).toBe(text);
      }
    });

    it("takes any text as a parameter and gives it back", async () => {
      const texts = [
        "'",
        "\\",
        "\\'",
        "`",
        '"',
        "a\0b",
        "\t\r\n\b\f",
        "😀 ﷽ \u202e",
        "{p0:String}",
        "%s",
        "--",
        "';DROP TABLE things",
        "\\N",
        "NULL",
        "",
      ];
      for (const text of texts) {
        expect(await facts.query(sql`SELECT ${p.text(text)} AS t, ${p.texts([text, "x"])} AS ts`)).toEqual([
          { t: text, ts: [text, "x"] },
        ]);
      }
    });

    it("gives NaN as null, not as a number", async () => {
      expect(await facts.query(sql`SELECT nan AS a, 1 / 0 AS b`)).toEqual([{ a: null, b: null }]);
    });

    it("answers the next query cleanly after one that failed in the middle of its rows", async () => {
      for (let i = 0; i < 5; i++) {
        await expect(
          facts.query(sql`SELECT number, throwIf(number = 90000) FROM numbers(100000)`, {
            settings: { max_block_size: 1000, max_threads: 1 },
          }),
        ).rejects.toMatchObject({ code: "facts_query" });
        expect(await facts.query(sql`SELECT 7 AS n`)).toEqual([{ n: 7 }]);
      }
    });

    it("says what was wrong with a statement", async () => {
      const error: KeptError = await facts.query(sql`SELECT nothing FROM ${things}`).catch((e) => e);
      expect(error.code).toBe("facts_query");
      expect(error.message).toContain("nothing");
      await expect(facts.query(sql`SELECT 1 +`)).rejects.toMatchObject({ code: "facts_query" });
    });

    it("forgets a query's settings with the query", async () => {
      const limit = sql`SELECT toInt64(getSetting('max_block_size')) AS n`;
      const before = await facts.query(limit);
      expect(await facts.query(limit, { settings: { max_block_size: 77 } })).toEqual([{ n: "77" }]);
      await facts.query(sql`SELECT throwIf(1)`, { settings: { max_block_size: 78 } }).catch(() => undefined);
      for (let i = 0; i < 8; i++) expect(await facts.query(limit)).toEqual(before);
    });

    it("keeps the limits of memory when a query changed them for itself", async () => {
      const limit = sql`SELECT toString(getSetting('max_memory_usage')) AS n`;
      const before = await facts.query(limit);
      await facts.query(sql`SELECT 1`, { settings: { max_memory_usage: 123_456_789 } });
      for (let i = 0; i < 8; i++) expect(await facts.query(limit)).toEqual(before);
    });

    it("ends a cancelled query and has the session free again", async () => {
      const abort = new AbortController();
      const started = Date.now();
      setTimeout(() => abort.abort(new Error("enough")), 200);
      await expect(
        facts.query(sql`SELECT count() FROM numbers(1000000000000) WHERE cityHash64(number) = 1`, {
          signal: abort.signal,
        }),
      ).rejects.toThrow("enough");
      expect(Date.now() - started).toBeLessThan(5_000);
      expect(await facts.query(sql`SELECT 8 AS n`)).toEqual([{ n: 8 }]);
      await expect(facts.query(sql`SELECT 1`, { signal: AbortSignal.abort(new Error("before")) })).rejects.toThrow(
        "before",
      );
    });

    it("answers many questions at once, each with its own parameters", async () => {
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, i) =>
          facts.query(sql`SELECT ${p.text(`n${i}`)} AS t, sum(number) + ${p.int(i)} AS s FROM numbers(100000)`),
        ),
      );
      expect(answers.map(([answer]) => answer)).toEqual(
        Array.from({ length: 40 }, (_, i) => ({ t: `n${i}`, s: String(4999950000 + i) })),
      );
    });

    it("survives a query that wants more memory than it may use", async () => {
      const greedy = sql`SELECT length(groupArray(number)) FROM numbers(100000000)`;
      await expect(facts.query(greedy, { settings: { max_memory_usage: 50_000_000 } })).rejects.toMatchObject({
        code: "facts_memory",
      });
      expect(await facts.query(sql`SELECT 9 AS n`)).toEqual([{ n: 9 }]);
    });

    it("ends a query at its time limit", async () => {
      await expect(
        facts.query(sql`SELECT count() FROM numbers(1000000000000) WHERE cityHash64(number) = 1`, {
          settings: { max_execution_time: 1 },
        }),
      ).rejects.toMatchObject({ code: "facts_timeout" });
      expect(await facts.query(sql`SELECT 10 AS n`)).toEqual([{ n: 10 }]);
    });

    it("stores rows and gives them back unchanged", async () => {
      const stored = {
        id: "12345678901234567890",
        at: "2026-01-02T03:04:05.678Z",
        name: 'O\'Neil \\ "x"\n\0😀',
        kind: "k",
        amount: null,
        tags: ["a,b", "'"],
        properties: { store: "Utrecht", "a'b": "\t" },
        load: 1,
      };
      await facts.insert(things, [{ ...stored, id: BigInt(stored.id), at: new Date(stored.at) }]);
      expect(await facts.query(sql`SELECT * FROM ${things} WHERE ${load} = 1`)).toEqual([stored]);
      await facts.insert(things, []);
      await expect(facts.insert(things, [{ ...stored, amount: Number.NaN }])).rejects.toThrow("amount is NaN");
      await expect(facts.insert(things, [{ ...stored, name: null }])).rejects.toMatchObject({ code: "facts_query" });
    });

    it("streams more rows than it holds, and stops when the reader does", async () => {
      let sum = 0;
      for await (const each of facts.stream(sql`SELECT toUInt32(number) AS n FROM numbers(300000)`, {
        row: z.object({ n: row.count() }),
      }))
        sum += each.n;
      expect(sum).toBe((299_999 * 300_000) / 2);
      let seen = 0;
      for await (const _ of facts.stream(sql`SELECT number FROM numbers(2000000)`)) if (++seen === 10) break;
      expect(await facts.query(sql`SELECT 11 AS n`)).toEqual([{ n: 11 }]);
      const failing = async () => {
        for await (const _ of facts.stream(sql`SELECT throwIf(number = 250000) FROM numbers(300000)`, {
          settings: { max_threads: 1 },
        }))
          seen++;
      };
      await expect(failing()).rejects.toMatchObject({ code: "facts_query" });
      expect(await facts.query(sql`SELECT 12 AS n`)).toEqual([{ n: 12 }]);
    });

    it("takes a Native file of ours, with columns the file lacks", async () => {
      const path = join(folder, "odd {name} *.native");
      writeNativeFixture(path);
      await facts.insertFile(things, { path, set: { load: sql`${p.int(2)}`, name: sql`concat(${name}, '!')` } });
      const rows = await facts.query(sql`SELECT * FROM ${things} WHERE ${load} = 2 ORDER BY ${id}`);
      expect(rows).toEqual([
        {
          id: "18446744073709551614",
          at: "1999-12-31T23:59:59.999Z",
          name: "a'\t\\\n\0😀!",
          kind: "k",
          amount: 0.1,
          tags: ["x", "y'"],
          properties: { a: "b" },
          load: 2,
        },
        {
          id: "18446744073709551615",
          at: "2026-01-01T00:00:00.001Z",
          name: "!",
          kind: "",
          amount: null,
          tags: [],
          properties: {},
          load: 2,
        },
      ]);
    });

    it("takes only those rows of a Native file that are asked for", async () => {
      const path = join(folder, "some.native");
      writeNativeFixture(path);
      await facts.insertFile(things, { path, set: { load: sql`${p.int(3)}` }, where: sql`${name} = ${p.text("")}` });
      expect(await facts.query(sql`SELECT ${id} FROM ${things} WHERE ${load} = 3`)).toEqual([
        { id: "18446744073709551615" },
      ]);
    });

    it("makes the tables once, and says so when a stored one has another layout", async () => {
      const first = table({
        table: "layout_test",
        says: "It's a 'test' \\ of layouts.",
        columns: { a: "UInt64" },
        orderBy: ["a"],
        shardBy: "a",
      });
      const second = table({ ...first, columns: { ...first.columns, b: "String" } });
      expect(await migrateFacts(facts, [first])).toMatchObject({ ok: true });
      await facts.insert(first, [{ a: 1 }]);
      expect(await migrateFacts(facts, [first])).toMatchObject({ ok: true });
      expect(await facts.query(sql`SELECT * FROM ${first}`)).toEqual([{ a: "1" }]);
      const refused = await migrateFacts(facts, [second]);
      expect(refused).toMatchObject({
        ok: false,
        error: [{ code: "facts.layout", says: expect.stringContaining("layout_test") }],
      });
      expect(await facts.query(sql`SELECT * FROM ${first}`)).toEqual([{ a: "1" }]);
      await rebuildFacts(facts, [second]);
      expect(await migrateFacts(facts, [second])).toMatchObject({ ok: true });
      expect(await facts.query(sql`SELECT count() AS n FROM ${second}`)).toEqual([{ n: "0" }]);
    });
  });
};
