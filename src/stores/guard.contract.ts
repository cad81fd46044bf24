import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "../core/sql.js";
import { interactions, quarantine } from "../interactions/tables.js";
import type { Facts } from "./facts.js";
import corpus from "./fixtures/sql-attacks.json" with { type: "json" };
import { guardSql, runGuarded } from "./guard.js";
import { migrateFacts } from "./migrate-facts.js";

const given = join(import.meta.dirname, "../../../shared/tools/sql-attacks.json");

/** The guard for owners' SQL, on either home. */
export const guardContract = (title: string, open: () => Promise<Facts>) => {
  describe(title, () => {
    let facts: Facts;
    let listener: Server;
    let connections = 0;
    const folder = mkdtempSync(join(tmpdir(), "kept-guard-"));
    const secret = join(folder, "secret.txt");
    const out = join(folder, "out");
    const fifo = join(folder, "fifo");
    const fill = (text: string) =>
      text
        .replaceAll("{SECRET}", secret)
        .replaceAll("{OUT}", out)
        .replaceAll("{FIFO}", fifo)
        .replaceAll("{PORT}", String((listener.address() as { port: number }).port))
        .replace("{DEEP}", `SELECT ${"(".repeat(1_000_000)}1${")".repeat(1_000_000)}`)
        .replace("{LONG}", `SELECT ${"1 + ".repeat(10_000)}1`)
        .replace("{WIDE}", `SELECT ${"[".repeat(5_000)}1${"]".repeat(5_000)}`);

    beforeAll(async () => {
      writeFileSync(secret, "top secret line\n");
      execFileSync("mkfifo", [fifo]);
      listener = createServer(() => connections++).listen(0, "127.0.0.1");
      facts = await open();
      await migrateFacts(facts, [interactions, quarantine]);
      await facts.insert(
        interactions,
        Array.from({ length: 3_000 }, (_, i) => ({
          record_id: i,
          source: "s",
          type: ["a", "b"][i % 2],
          at: new Date(1.7e12 + i * 1000),
          known_at: new Date(1.7e12),
          subject: `o${i >> 1}`,
          subject_id: i >> 1,
          customer: `c${i % 10}`,
          customer_id: i % 10,
          channel: "app",
          amount: i,
          properties: { store: "Utrecht" },
        })),
      );
    });
    afterAll(async () => {
      await facts?.close();
      listener?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    for (const [rule, statements] of Object.entries(corpus.attacks))
      it(`refuses all ${statements.length} statements that break ${rule}, by name of the rule`, async () => {
        const wrong: string[] = [];
        for (const statement of statements) {
          const verdict = await guardSql(facts, fill(statement));
          const codes: string[] = verdict.ok ? ["let through"] : verdict.error.map(({ code }) => code);
          if (!rule.split("|").some((code) => codes.includes(code)))
            wrong.push(`${statement.slice(0, 200)} -> ${codes.join(", ")}`);
        }
        expect(wrong).toEqual([]);
      });

    it("runs honest SQL", async () => {
      const wrong: string[] = [];
      for (const statement of corpus.honest) {
        const verdict = await guardSql(facts, statement);
        const answer = verdict.ok ? await runGuarded(facts, verdict.value) : verdict;
        if (!answer.ok) wrong.push(`${statement} -> ${JSON.stringify(answer.error)}`);
      }
      expect(wrong).toEqual([]);
    });

    it.skipIf(!existsSync(given))(
      "refuses the statements that were given with the task, and runs its honest ones (Q1; needs ../shared/tools)",
      async () => {
        const { attacks, honest } = JSON.parse(readFileSync(given, "utf8")) as Record<
          "attacks" | "honest",
          Record<string, string>
        >;
        const table = (text: string) => text.replaceAll(/\bt\b/g, "interactions").replaceAll(/\ba\b/g, "amount");
        for (const [name, text] of Object.entries(attacks)) {
          const verdict = await guardSql(facts, table(fill(text)));
          expect(verdict.ok ? ["let through"] : verdict.error.map(({ code }) => code), name).toContainEqual(
            expect.stringMatching(/^sql\./),
          );
        }
        for (const text of Object.values(honest)) {
          const verdict = await guardSql(facts, table(text));
          expect(verdict.ok && (await runGuarded(facts, verdict.value)).ok, text).toBe(true);
        }
      },
    );

    it("touched no file, no pipe and no network in all that", () => {
      expect(connections).toBe(0);
      expect(existsSync(out)).toBe(false);
    });

    it("gives the rows of what it let through", async () => {
      const verdict = await guardSql(
        facts,
        "SELECT subject, minIf(at, type = 'a') AS made_at FROM interactions GROUP BY subject ORDER BY subject_id LIMIT 2".replace(
          "subject ORDER BY subject_id",
          "subject, subject_id ORDER BY subject_id",
        ),
      );
      if (!verdict.ok) expect.unreachable(JSON.stringify(verdict.error));
      else
        expect(await runGuarded(facts, verdict.value)).toEqual({
          ok: true,
          value: [
            { subject: "o0", made_at: "2023-11-14T22:13:20.000Z" },
            { subject: "o1", made_at: "2023-11-14T22:13:22.000Z" },
          ],
        });
    });

    it.each([
      "SELECT '' > 1 AS x FROM interactions",
      "SELECT toUInt8(substring(channel, 9)) AS x FROM interactions",
      "SELECT toDecimal64(substring(channel, 9), 2) AS x FROM interactions",
      "SELECT subject FROM interactions WHERE amount IN ('')",
    ])("takes a text that is no number for the owner's problem, not for damage of the store: %s", async (text) => {
      const verdict = await guardSql(facts, text);
      const answer = verdict.ok ? await runGuarded(facts, verdict.value) : verdict;
      expect(answer).toMatchObject({
        ok: false,
        error: [{ code: expect.stringMatching(/^sql\.(columns|construct)$/) }],
      });
    });

    it("reads another relation under the name of interactions when it is given one", async () => {
      const past = sql`SELECT 'x' AS subject FROM ${interactions} LIMIT 1`;
      const verdict = await guardSql(facts, "SELECT subject FROM interactions", { interactions: past });
      expect(verdict.ok && (await runGuarded(facts, verdict.value, { interactions: past }))).toEqual({
        ok: true,
        value: [{ subject: "x" }],
      });
      expect(await guardSql(facts, "SELECT type FROM interactions", { interactions: past })).toMatchObject({
        ok: false,
        error: [{ code: "sql.columns" }],
      });
    });

    it("says where the SQL cannot be read", async () => {
      expect(await guardSql(facts, "SELECT subject\nFROM interactions\nWHERE (type = 'a'")).toMatchObject({
        ok: false,
        error: [{ code: "sql.syntax", says: expect.stringMatching(/^[^\n]{1,300}$/) }],
      });
    });

    describe("within its limits (Q3)", () => {
      const greedy = {
        "a cross join":
          "SELECT count() FROM interactions AS a CROSS JOIN interactions AS b CROSS JOIN interactions AS c WHERE cityHash64(a.subject, b.subject, c.subject) = 1",
        "all rows in one array":
          "SELECT groupArray(concat(a.subject, b.subject, c.subject, a.customer, b.customer)) FROM interactions AS a CROSS JOIN interactions AS b CROSS JOIN interactions AS c",
        "too many rows": "SELECT a.subject FROM interactions AS a CROSS JOIN interactions AS b",
        "a regular expression that backtracks elsewhere":
          "SELECT count() FROM interactions AS a CROSS JOIN interactions AS b CROSS JOIN interactions AS c WHERE match(concat(a.subject, b.subject, c.subject), '^(([a-z])+.)+[A-Z]([a-z])+$')",
      };
      for (const [name, text] of Object.entries(greedy))
        it(`ends ${name}, and the next query is clean`, async () => {
          const limits = { seconds: 1, rows: 100_000, bytes: 200_000_000 };
          const verdict = await guardSql(facts, text, { limits });
          if (!verdict.ok) return expect.unreachable(JSON.stringify(verdict.error));
          const started = performance.now();
          expect(await runGuarded(facts, verdict.value, { limits })).toMatchObject({
            ok: false,
            error: [{ code: "sql.limit" }],
          });
          expect(performance.now() - started).toBeLessThan(1_500 + 500);
          for (let i = 0; i < 5; i++) expect(await facts.query(sql`SELECT 7 AS n`)).toEqual([{ n: 7 }]);
        });

      it("leaves no limit and no read-only mode behind", async () => {
        expect(
          await facts.query(
            sql`SELECT getSetting('readonly')::Int8 AS r, getSetting('max_execution_time')::Int64 AS t`,
          ),
        ).toEqual([{ r: 0, t: "0" }]);
        await facts.insert(quarantine, [{ source: "s", known_at: new Date(0) }]);
      });
    });
  });
};
