import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile } from "../src/core/query.js";
import { sql } from "../src/core/sql.js";
import { createTable } from "../src/core/table.js";
import type { Gap } from "../src/interactions/model.js";
import { quarantine } from "../src/interactions/tables.js";
import { allCounts, dayCounts, promiseCounts } from "../src/promises/counts.sql.js";
import { type Judging, judgedFew, judgedSteps } from "../src/promises/judged.sql.js";
import { commitments } from "../src/promises/tables.js";
import { openChdbFacts } from "../src/stores/chdb-facts.js";
import type { Facts } from "../src/stores/facts.js";
import { rawSql } from "../src/stores/raw-sql.js";
import { siegeN, siegeSeed } from "./siege.js";

/** Random commitments, days, windows, gaps and records that could not be read: the verdicts that are counted are those that decision 6 defines. */

const folder = mkdtempSync(join(tmpdir(), "kept-verdicts-"));
let facts: Facts;
beforeAll(async () => {
  facts = await openChdbFacts({ folder });
  for (const statement of [commitments, quarantine].flatMap((table) => createTable(table, facts.home)))
    await facts.command(rawSql(statement));
});
afterAll(async () => {
  await facts.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = Date.UTC(2026, 5, 1);
const hour = 3_600_000;
const hours = (max: number) => fc.integer({ min: 0, max }).map((h) => start + h * hour);

const commitment = fc
  .record({
    promise: fc.constantFrom("fast", "kind"),
    person: fc.integer({ min: 1, max: 6 }),
    made: hours(100),
    lasts: fc.integer({ min: 0, max: 60 }),
    outcome: fc.constantFrom("kept" as const, "broken" as const, "void" as const, "unknown" as const),
    seen: fc.option(fc.integer({ min: 0, max: 80 }), { nil: null }),
    part: fc.constantFrom("", "Utrecht", "Arnhem"),
  })
  .map(({ lasts, seen, ...c }) => {
    const due = c.made + lasts * hour;
    // What voids or proves lies at or after made; late evidence comes after due.
    const at = seen === null ? null : c.made + seen * hour;
    return { ...c, due, seen: at, settled: at !== null && at < due ? at : due };
  });
type Commitment = typeof commitment extends fc.Arbitrary<infer T> ? T : never;

const gap: fc.Arbitrary<Gap> = fc
  .record({
    from: fc.oneof(hours(160), fc.constant(Number.NEGATIVE_INFINITY)),
    length: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.constant(Number.POSITIVE_INFINITY)),
    part: fc.constantFrom("", "Utrecht"),
  })
  .map(({ from, length, part }) => ({
    source: "tills",
    part,
    from,
    to: from === Number.NEGATIVE_INFINITY ? start + 20 * hour : from + length * hour,
    kind: "missing" as const,
  }));

/** What could be read of a record in quarantine: whom it is about, and when it happened. */
const unreadRecord = fc.record({
  load: fc.integer({ min: 1, max: 2 }),
  type: fc.constantFrom("", "ready", "weather"),
  key: fc.integer({ min: 0, max: 8 }),
  at: fc.option(hours(160), { nil: null }),
});
type UnreadRecord = typeof unreadRecord extends fc.Arbitrary<infer T> ? T : never;

const question = fc.record({
  unread: fc.array(unreadRecord, { maxLength: 4 }),
  per: fc.constantFrom("subject" as const, "customer" as const),
  asOf: hours(170).map((ms) => new Date(ms)),
  from: hours(60),
  length: fc.integer({ min: 1, max: 200 }),
  gaps: fc.oneof(fc.array(gap, { maxLength: 3 }), fc.array(gap, { minLength: 9, maxLength: 12 })),
});

/** Decision 6 in words; null: it does not exist yet, or falls due outside the window. */
const verdictOf = (
  c: Commitment & { readonly id: bigint },
  { asOf, from, to, gaps, unread }: Judging,
  records: readonly UnreadRecord[],
): string | null => {
  const T = asOf.getTime();
  if (c.promise !== "fast" || c.made > T || c.due < from.getTime()) return null;
  if (c.due >= to.getTime() && to.getTime() <= T) return null;
  if (c.outcome === "void" && c.settled <= T) return "void";
  if (c.due > T) return "pending";
  const seen = c.seen !== null && c.seen <= T;
  const touched = gaps.some((g) => c.due >= g.from && c.made < g.to && (g.part === "" || g.part === c.part));
  const key = unread?.per === "customer" ? c.person : Number(c.id);
  const mayBe = records.some(
    (r) =>
      unread?.loads.includes(r.load) &&
      r.key === key &&
      r.type !== "weather" &&
      (r.at === null || (r.at >= c.made && r.at <= c.due)),
  );
  if (!seen && (touched || mayBe) && (c.outcome === "kept" || c.outcome === "broken")) return "unknown";
  return c.outcome;
};

describe("verdicts as of any day", () => {
  it("are what a plain reading of the definition gives, and the counts add them up", { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(commitment, { maxLength: 40 }), question, async (drawn, asked) => {
        await facts.command(sql`TRUNCATE TABLE ${commitments}`);
        await facts.command(sql`TRUNCATE TABLE ${quarantine}`);
        await facts.insert(
          quarantine,
          asked.unread.map(({ load, type, key, at }) => ({
            load,
            known_at: new Date(0),
            about: [
              {
                type,
                subject_id: asked.per === "subject" ? key : 99,
                customer_id: asked.per === "customer" ? key : 99,
                at: at === null ? null : new Date(at),
              },
            ],
          })),
        );
        const rows = drawn.map((c, i) => ({ ...c, id: BigInt(i + 1) }));
        await facts.insert(
          commitments,
          rows.map((c) => ({
            promise: c.promise,
            version: 0,
            record_id: c.id,
            subject_id: c.id,
            customer_id: BigInt(c.person),
            person: BigInt(c.person),
            made_at: new Date(c.made),
            due_at: new Date(c.due),
            settled_at: new Date(c.settled),
            outcome: c.outcome,
            seen_at: c.seen === null ? null : new Date(c.seen),
            measured: null,
            split: [],
            part: c.part,
          })),
        );
        const judging: Judging = {
          commitments,
          promise: "fast",
          asOf: asked.asOf,
          from: new Date(asked.from),
          to: new Date(asked.from + asked.length * hour),
          gaps: asked.gaps,
          unread: asked.unread.length === 0 ? null : { per: asked.per, types: ["ready"], loads: [1] },
          only: [],
        };
        const expected = rows.flatMap((c) => {
          const verdict = verdictOf(c, judging, asked.unread);
          return verdict === null ? [] : [{ id: String(c.id), person: c.person, verdict }];
        });
        const found = async (steps: ReturnType<typeof judgedSteps>) =>
          (await facts.query(sql`SELECT record_id AS id, verdict FROM (${compile(steps)}) ORDER BY record_id`)).map(
            ({ id, verdict }) => ({ id: String(id), verdict }),
          );
        const plain = expected.map(({ id, verdict }) => ({ id, verdict }));
        expect(await found(judgedSteps(judging))).toEqual(plain);
        expect(await found([judgedFew([judging], sql`subject_id > 0`)])).toEqual(plain);

        const count = (verdict: string) => expected.filter((e) => e.verdict === verdict).length;
        const people = (...verdicts: readonly string[]) =>
          new Set(expected.filter((e) => verdicts.includes(e.verdict)).map((e) => e.person)).size;
        const counts = {
          kept: count("kept"),
          broken: count("broken"),
          pending: count("pending"),
          void: count("void"),
          unknown: count("unknown"),
          people: people("kept", "broken", "unknown"),
          let_down: people("broken"),
        };
        const [one] = await facts.query(compile(promiseCounts.steps(judging)), { row: promiseCounts.row });
        expect(one).toMatchObject(counts);
        const all = await facts.query(compile(allCounts.steps([judging])), { row: allCounts.row });
        for (const row of all) expect(row).toMatchObject(counts);
        expect(all.at(0)?.promise).toBe("");
        const days = await facts.query(compile(dayCounts.steps({ ...judging, zone: "UTC" })), { row: dayCounts.row });
        expect(days.reduce((sum, day) => sum + day.broken, 0)).toBe(counts.broken);
      }),
      { numRuns: siegeN(60, 2_000), seed: siegeSeed() },
    );
  });
});
