import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile } from "../src/core/query.js";
import { sql } from "../src/core/sql.js";
import { createTable } from "../src/core/table.js";
import { interactions } from "../src/interactions/tables.js";
import { stretchesIn } from "../src/promises/business-time.js";
import { commitmentsSteps } from "../src/promises/commitments.sql.js";
import { evaluate } from "../src/promises/evaluate.js";
import type { Interaction } from "../src/promises/kinds/kind.js";
import {
  type Calendar,
  type Condition,
  type Pattern,
  type PromiseDefinition,
  promiseKinds,
  type Terms,
} from "../src/promises/model.js";
import { openChdbFacts } from "../src/stores/chdb-facts.js";
import type { Facts } from "../src/stores/facts.js";
import { rawSql } from "../src/stores/raw-sql.js";
import { siegeMs, siegeN, siegeSeed } from "./siege.js";

/** Random histories: the compiled SQL and the plain evaluator agree on every commitment, for every kind. */

const folder = mkdtempSync(join(tmpdir(), "kept-judging-"));
let facts: Facts;
beforeAll(async () => {
  facts = await openChdbFacts({ folder });
  for (const statement of createTable(interactions, facts.home)) await facts.command(rawSql(statement));
});
afterAll(async () => {
  await facts.close();
  rmSync(folder, { recursive: true, force: true });
});

const zones = ["Europe/Amsterdam", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"];
// Around both clock changes of 2026 in Europe, and an ordinary week.
const anchors = ["2026-03-27T20:00:00Z", "2026-10-24T00:00:00Z", "2026-06-10T06:00:00Z", "2026-03-07T22:00:00Z"].map(
  (t) => Date.parse(t),
);
const minute = 60_000;

const duration = fc.record({
  months: fc.constantFrom(0, 0, 0, 0, 1),
  days: fc.constantFrom(0, 0, 1, 2, 5),
  ms: fc.constantFrom(0, 3 * minute, 30 * minute, 60 * minute, 26 * 60 * minute),
});
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    field: fc.constantFrom("store", "channel"),
    test: fc.constantFrom("in" as const, "not" as const),
    values: fc.constantFrom(["a"], ["a", "b"], ["app"]),
  }),
  fc.record({
    field: fc.constantFrom("store", "amount", "score"),
    test: fc.constantFrom("present" as const, "missing" as const),
  }),
  fc.record({
    field: fc.constantFrom("amount", "size"),
    test: fc.constant("compare" as const),
    operator: fc.constantFrom(">", ">=", "<", "<=" as const),
    number: fc.constantFrom(0, 2, 5.5),
  }) as fc.Arbitrary<Condition>,
);
const pattern = (types: string[]): fc.Arbitrary<Pattern> =>
  fc.record({
    types: fc.subarray(types, { minLength: 1 }),
    where: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(condition, { maxLength: 2 }) },
    ),
  });

const termsOf: Record<string, fc.Arbitrary<Terms>> = {
  duration: fc.record({ kind: fc.constant("duration" as const), within: duration }),
  deadline: fc.record({
    kind: fc.constant("deadline" as const),
    by: fc.constant("promised"),
    means: fc.constantFrom("auto", "day", "instant" as const),
    grace: fc.constantFrom(null, { months: 0, days: 1, ms: 0 }, { months: 0, days: 0, ms: 30 * minute }),
  }) as fc.Arbitrary<Terms>,
  outcome: fc.record({
    kind: fc.constant("outcome" as const),
    expects: fc.array(condition, { minLength: 1, maxLength: 2 }),
    within: fc.option(duration),
  }) as fc.Arbitrary<Terms>,
  score: fc.record({
    kind: fc.constant("score" as const),
    atLeast: fc.constantFrom(3, 4),
    within: fc.option(duration),
  }) as fc.Arbitrary<Terms>,
  absence: fc.record({ kind: fc.constant("absence" as const), within: duration }),
  effort: fc.record({
    kind: fc.constant("effort" as const),
    atMost: fc.constantFrom(0, 1, 2),
    of: fc.constantFrom("contacts", "handovers", "channels" as const),
    handover: fc.constant("store"),
    within: duration,
  }) as fc.Arbitrary<Terms>,
  consistency: fc.record({
    kind: fc.constant("consistency" as const),
    compares: fc.constantFrom("amount", "store", "size"),
    margin: fc.oneof(
      fc.record({ absolute: fc.constantFrom(0, 1) }),
      fc.record({ relative: fc.constantFrom(0.1, 0.5) }),
    ),
    within: duration,
  }),
};

const calendar = (zone: string): fc.Arbitrary<Calendar> =>
  fc
    .constantFrom(
      [
        [
          { from: 540, to: 750 },
          { from: 810, to: 1080 },
        ],
        [{ from: 600, to: 840 }],
      ],
      [[{ from: 0, to: 1440 }], []],
      [
        [
          { from: 120, to: 180 },
          { from: 1380, to: 1440 },
        ],
        [{ from: 0, to: 60 }],
      ],
    )
    .map(([weekday, saturday]) => ({
      name: "office",
      zone,
      week: [weekday!, weekday!, weekday!, weekday!, weekday!, saturday!, []],
      exceptions: { "2026-03-30": [], "2026-06-11": [{ from: 600, to: 660 }] },
    }));

const definitions = (kind: string): fc.Arbitrary<PromiseDefinition> =>
  fc.constantFrom(...zones).chain((zone) =>
    fc
      .record({
        made: pattern(["a", "b"]),
        met: pattern(["c", "b"]),
        counts: pattern(["a", "b", "c"]),
        void: fc.option(pattern(["d"])),
        withMet: fc.boolean(),
        per: fc.constantFrom("subject", "customer" as const),
        calendar: kind === "consistency" ? fc.constant(null) : fc.option(calendar(zone)),
        endOfDay: fc.boolean(),
        terms: fc.tuple(termsOf[kind]!, termsOf[kind]!),
        anchor: fc.constantFrom(...anchors),
        versions: fc.constantFrom(1, 2),
      })
      .map((d) => {
        const [one, two] = d.terms as [Terms, Terms];
        // What a kind's arrays are made of does not change with the version; its times and levels do.
        const fixed = {
          ...two,
          ...("of" in one ? { of: one.of } : {}),
          ...("compares" in one ? { compares: one.compares } : {}),
        } as Terms;
        const middle = new Date(d.anchor + 20 * 60 * minute);
        const version = { says: "", target: 0.9 };
        return {
          name: "p",
          says: "",
          kind,
          published: [],
          value: null,
          owner: null,
          public: false,
          zone,
          window: { kind: "rolling", length: { months: 0, days: 28, ms: 0 } },
          made: kind === "score" && !d.withMet ? null : d.made,
          met:
            kind === "absence" || kind === "consistency" || ((kind === "outcome" || kind === "effort") && !d.withMet)
              ? null
              : d.met,
          counts: kind === "absence" || kind === "effort" ? d.counts : null,
          void: d.void,
          per: d.per,
          calendar: d.calendar,
          endOfDay: kind !== "deadline" && d.endOfDay,
          target: 0.9,
          minimum: 30,
          level: 0.95,
          split: ["store", "channel"],
          receive: null,
          poll: null,
          private: false,
          remedy: null,
          versions:
            d.versions === 1
              ? [{ ...version, from: null, to: null, terms: one }]
              : [
                  { ...version, from: new Date(d.anchor + 2 * minute), to: middle, terms: one },
                  { ...version, from: middle, to: null, terms: fixed },
                ],
          where: { file: "kept.yaml", line: 1 },
        } as PromiseDefinition;
      }),
  );

// Few distinct times and keys, so that ties, repeats and strangers occur often.
const histories: fc.Arbitrary<Interaction[]> = fc.constantFrom(...anchors).chain((anchor) =>
  fc
    .array(
      fc.record({
        type: fc.constantFrom("a", "a", "b", "b", "c", "c", "d", "e"),
        source: fc.constant("s"),
        channel: fc.constantFrom("app", "phone", "app", "phone", ""),
        amount: fc.constantFrom(null, 1, 2, 6),
        score: fc.constantFrom(null, 2, 3, 5),
        text: fc.constant(""),
        subject: fc.constantFrom("s1", "s1", "s2", ""),
        customer: fc.constantFrom("c1", "c2", ""),
        at: fc.oneof(
          { weight: 4, arbitrary: fc.integer({ min: 0, max: 6 }).map((n) => anchor + n * minute) },
          { weight: 4, arbitrary: fc.integer({ min: 0, max: 200 }).map((n) => anchor + n * 30 * minute) },
          { weight: 4, arbitrary: fc.integer({ min: 0, max: 40 * 86_400 }).map((n) => anchor + n * 1000) },
          // Far away: a business calendar is not written out in between.
          {
            weight: 1,
            arbitrary: fc
              .record({ days: fc.constantFrom(-400, -60, 90, 500), hours: fc.integer({ min: 0, max: 200 }) })
              .map(({ days, hours }) => anchor + (days * 24 + hours) * 60 * minute),
          },
        ),
        properties: fc.record({
          store: fc.constantFrom("a", "b", ""),
          size: fc.constantFrom("", "1", "4.5", "large"),
          promised: fc.constantFrom(
            "",
            "2026-03-29",
            "2026-03-30",
            "2026-06-11",
            "2026-10-25",
            "2026-06-10T12:00:00.000Z",
            "2026-03-29 01:30:00",
            "soon",
          ),
        }),
      }),
      { minLength: 8, maxLength: 40 },
    )
    .map((rows) => rows.map((row, i) => ({ ...row, recordId: BigInt((i * 7919 + 13) % 1009) * 1_000_000_007n + 1n }))),
);

const compiled = async (definition: PromiseDefinition, rows: readonly Interaction[]) => {
  await facts.command(sql`TRUNCATE TABLE ${interactions}`);
  if (rows.length > 0)
    await facts.insert(
      interactions,
      rows.map((r) => ({
        record_id: r.recordId,
        source: r.source,
        type: r.type,
        at: new Date(r.at),
        known_at: new Date(r.at),
        subject: r.subject,
        subject_id: key(r.subject),
        customer: r.customer,
        customer_id: key(r.customer),
        identifiers: [],
        channel: r.channel,
        amount: r.amount,
        score: r.score,
        text: r.text,
        properties: r.properties,
        id: "",
        load: 1,
        line: 1,
      })),
    );
  const stretches = stretchesIn(rows.map((r) => Math.floor(r.at / 86_400_000)));
  const steps = commitmentsSteps(definition, {
    interactions: sql`${interactions}`,
    stretches,
    part: "store",
    keys: null,
  });
  const found = await facts.query(
    sql`SELECT version, record_id, toUnixTimestamp64Milli(made_at) AS made, toUnixTimestamp64Milli(due_at) AS due, toUnixTimestamp64Milli(settled_at) AS settled, outcome, toUnixTimestamp64Milli(seen_at) AS seen, measured, split, part FROM (${compile(steps)}) ORDER BY record_id`,
  );
  return found.map((r) => ({
    version: Number(r.version),
    recordId: String(r.record_id),
    made: Number(r.made),
    due: Number(r.due),
    settled: Number(r.settled),
    outcome: r.outcome,
    seen: r.seen === null ? null : Number(r.seen),
    measured: r.measured,
    split: r.split,
    part: r.part,
  }));
};

const key = (text: string) => (text === "" ? 0n : BigInt([...text].reduce((n, c) => n * 31 + c.charCodeAt(0), 7)));

const plain = (definition: PromiseDefinition, rows: readonly Interaction[]) =>
  evaluate(definition, rows, "store")
    .map((c) => ({
      version: c.version,
      recordId: String(c.recordId),
      made: c.made,
      due: c.due,
      settled: c.settled,
      outcome: c.outcome,
      seen: c.seen,
      measured: c.measured,
      split: c.split,
      part: c.part,
    }))
    .sort((a, b) => (BigInt(a.recordId) < BigInt(b.recordId) ? -1 : 1));

describe("judging", () => {
  for (const kind of promiseKinds.filter((k) => k !== "measure"))
    it(`agrees with the plain evaluator on every commitment of kind ${kind}`, {
      timeout: siegeMs(600_000),
    }, async () => {
      let commitments = 0;
      const outcomes = new Set<string>();
      await fc.assert(
        fc.asyncProperty(definitions(kind), histories, async (definition, rows) => {
          const expected = plain(definition, rows);
          commitments += expected.length;
          for (const c of expected) outcomes.add(c.outcome);
          expect(await compiled(definition, rows)).toEqual(expected);
        }),
        { numRuns: siegeN(60, 400), seed: siegeSeed() },
      );
      // A generator that makes nothing would agree too.
      expect(commitments).toBeGreaterThan(kind === "consistency" ? 20 : 60);
      expect([...outcomes]).toEqual(
        expect.arrayContaining(
          kind === "consistency"
            ? ["kept", "broken"]
            : kind === "score"
              ? ["kept", "broken", "void"]
              : ["kept", "broken"],
        ),
      );
    });
});
