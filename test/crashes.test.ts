import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Stores } from "../src/app/context.js";
import { checkExtent } from "../src/app/extent.js";
import { loadsInForce } from "../src/app/import/journal.js";
import { recover } from "../src/app/import/recover.js";
import { knownThen } from "../src/app/judge/known-then.js";
import { emptyTable } from "../src/app/remove-rows.js";
import { storedTables } from "../src/app/tables.js";
import { random } from "../src/core/random.js";
import { sql } from "../src/core/sql.js";
import { heldBy, type Import, importLines, knownAfter, said } from "./loads.fixture.js";
import { siegeMs, siegeN, siegeSeed } from "./siege.js";
import { newWorkspace, type TestWorkspace } from "./workspace.fixture.js";

class BrokenOff extends Error {}

/** The stores as a process sees them that dies before its n-th statement. */
const dyingBefore = (stores: Stores, n: number): Stores => {
  let left = n;
  const tick = () => {
    if (left-- <= 0) throw new BrokenOff();
  };
  const facts = new Proxy(stores.facts, {
    get: (real, name: keyof typeof stores.facts) =>
      ["query", "command", "insert", "insertFile"].includes(name)
        ? async (...given: never[]) => {
            tick();
            return (real[name] as (...given: never[]) => unknown)(...given);
          }
        : real[name],
  });
  // Within a transaction it dies before the commit.
  const db = stores.state.db.withPlugin({
    transformQuery: ({ node }) => {
      tick();
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { ...stores, facts, state: { ...stores.state, db } };
};

describe("an import that is broken off", () => {
  let workspace: TestWorkspace;
  beforeAll(async () => {
    workspace = newWorkspace(`kept: v1
company: { name: Test, timezone: UTC }
sources: { s: { files: "*.csv", records: [{ type: a, at: at, subject: id }] } }
promises: { quiet: { says: Quiet., kind: absence, made: a, absent: a, within: 1d, target: 90%, window: 28d } }
`);
    await workspace.open();
  });
  afterAll(() => workspace.remove());

  const lines = (...said: [id: number, says: number][]) => said.map(([id, says]) => ({ id, says }));
  const before: Import = {
    files: [
      { path: "a", lines: lines([1, 0], [2, 0], [3, 0], [4, 0]) },
      { path: "b", lines: lines([2, 1], [5, 1], [4, 0]) },
      { path: "c", lines: lines([9, 0]) },
    ],
    takenBack: [],
  };
  // 2 comes back from a, 5 is withdrawn, 1 is corrected, 3 is a duplicate, 6 is new, twice; c is taken back.
  const after: Import = {
    files: [
      { path: "b", lines: lines([4, 0], [6, 0], [6, 2]) },
      { path: "d", lines: lines([1, 2], [3, 0]) },
    ],
    takenBack: ["c"],
  };
  const [monday, tuesday] = [new Date("2026-06-01T00:00:00Z"), new Date("2026-06-02T00:00:00Z")];

  const start = async (): Promise<Stores> => {
    const stores = await workspace.stores();
    for (const table of storedTables) await emptyTable(stores.facts, table);
    await stores.state.db.deleteFrom("loads").execute();
    await importLines(stores, before, monday);
    return stores;
  };

  /** Undone or finished, and nothing in between. */
  const expectWhole = async (stores: Stores): Promise<"undone" | "finished"> => {
    const open = await stores.state.db
      .selectFrom("loads")
      .select("id")
      .where("state", "in", ["staged", "committing"])
      .execute();
    expect(open).toEqual([]);
    await checkExtent(stores);
    const loads = await loadsInForce(stores, "s");
    const how = loads.some((load) => load.path === "d") ? "finished" : "undone";
    expect(await said(stores)).toEqual([...knownAfter(how === "finished" ? [before, after] : [before])]);
    expect(await said(stores, sql`(${knownThen(monday)})`)).toEqual([...knownAfter([before])]);
    for (const load of loads)
      expect(await heldBy(stores, load.id)).toEqual(
        [...new Set((JSON.parse(load.content_hash) as { id: number }[]).map((line) => line.id))].sort(),
      );
    if (how === "finished")
      expect(loads.map(({ path, duplicates }) => [path, duplicates])).toEqual([
        ["a", 1],
        ["b", 2],
        ["d", 1],
      ]);
    return how;
  };
  const dies = async (work: Promise<unknown>): Promise<boolean> =>
    work.then(
      () => false,
      (error: unknown) => {
        if (!(error instanceof BrokenOff)) throw error;
        return true;
      },
    );

  it("K1: before any of its statements is finished or undone by the next opening, and then imported to the end", {
    timeout: siegeMs(300_000),
  }, async () => {
    const ended = { undone: 0, finished: 0 };
    for (let n = 1; ; n += siegeN(3, 1)) {
      const stores = await start();
      const died = await dies(importLines(dyingBefore(stores, n), after, tuesday));
      await recover(stores);
      const how = await expectWhole(stores);
      ended[how]++;
      if (how === "undone") await importLines(stores, after, tuesday);
      expect(await expectWhole(stores)).toBe("finished");
      if (!died) break;
    }
    expect(ended.undone).toBeGreaterThan(3);
    expect(ended.finished).toBeGreaterThan(3);
  });

  it("K1: and so it is when the recovery is broken off too, and the next", { timeout: siegeMs(300_000) }, async () => {
    const rng = random(siegeSeed());
    for (let i = 0; i < siegeN(5, 100); i++) {
      const stores = await start();
      await dies(importLines(dyingBefore(stores, 8 + rng.integer(0, 30)), after, tuesday));
      await dies(recover(dyingBefore(stores, rng.integer(0, 15))));
      await dies(recover(dyingBefore(stores, rng.integer(0, 15))));
      await recover(stores);
      await expectWhole(stores);
    }
  });
});
