import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadsInForce } from "../src/app/import/journal.js";
import { knownThen } from "../src/app/judge/known-then.js";
import { refresh } from "../src/app/judge/refresh.js";
import { emptyTable } from "../src/app/remove-rows.js";
import { storedTables } from "../src/app/tables.js";
import { sql } from "../src/core/sql.js";
import { commitments } from "../src/promises/tables.js";
import { heldBy, type Import, importLines, knownAfter, said } from "./loads.fixture.js";
import { siegeN, siegeSeed } from "./siege.js";
import { newWorkspace, type TestWorkspace } from "./workspace.fixture.js";

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

  const lines = fc.array(fc.record({ id: fc.integer({ min: 0, max: 11 }), says: fc.integer({ min: 0, max: 3 }) }), {
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
    timeout: 600_000,
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
      { numRuns: siegeN(12, 1500), seed: siegeSeed() },
    );
    expect(judgings).toBeGreaterThan(50);
  });
});
