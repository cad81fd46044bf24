import { afterEach, describe, expect, it } from "vitest";
import { customer } from "../src/app/customer/customer.js";
import { eraseCustomer } from "../src/app/erase/erase.js";
import { people } from "../src/app/people/people.js";
import { sql } from "../src/core/sql.js";
import { quarantine } from "../src/interactions/tables.js";
import { newWorkspace } from "./workspace.fixture.js";

const spec = (promise: string, record = "ready") => `kept: v1
as_of: 2026-06-18
company: { name: Shop, timezone: Europe/Amsterdam }
sources:
  shop:
    says: Repairs
    files: orders*.csv
    records:
      - { type: placed, at: { from: placed, format: "yyyy-MM-dd HH:mm" }, subject: no, customer: customer }
      - { type: ${record}, at: { from: ready, format: "yyyy-MM-dd HH:mm" }, subject: no }
promises:
  fast: { ${promise}, target: 90%, window: 28d }
`;
const fast = "says: Ready in 30 minutes., kind: duration, made: placed, met: ready, within: 30m";

/** 420 orders, one every 50 minutes. `ready`: how many minutes later, null: never; `how` it says so. */
const orders = (each: (i: number) => { ready: number | null; how: "as declared" | "in German" }, n = 420) =>
  Array.from({ length: n }, (_, i) => {
    const at = (minutes: number) => new Date(Date.UTC(2026, 5, 1) + i * 3_000_000 + minutes * 60_000).toISOString();
    const { ready, how } = each(i);
    const written = (iso: string) =>
      how === "as declared"
        ? iso.slice(0, 16).replace("T", " ")
        : `${iso.slice(8, 10)}.${iso.slice(5, 7)}.2026 ${iso.slice(11, 16)}`;
    return `${i},${at(0).slice(0, 16).replace("T", " ")},${ready === null ? "" : written(at(ready))},c${i}`;
  });
const csv = (rows: readonly string[]) => `no,placed,ready,customer\n${rows.join("\n")}\n`;

describe("evidence that could not be read", { timeout: 120_000 }, () => {
  let workspace: ReturnType<typeof newWorkspace>;
  afterEach(() => workspace.remove());
  const given = async (text: string, files: Readonly<Record<string, string>>) => {
    workspace = newWorkspace(text);
    for (const [name, content] of Object.entries(files)) workspace.write(name, content);
    await workspace.import();
  };
  const story = async (id: string) => {
    const { broken, unknown, due } = await workspace.run(customer, { customer: id, limit: 10 });
    return { broken, unknown, due };
  };

  it("leaves exactly the commitments unknown that it is about, and every screen says the same", async () => {
    // Each is ready in time, but only every 17th says so in the format that was declared.
    await given(spec(fast), {
      "orders.csv": csv(orders((i) => ({ ready: 10, how: i % 17 === 0 ? "as declared" : "in German" }))),
    });
    const { people: all, promises } = await workspace.check();
    expect(promises[0]).toMatchObject({
      verdict: "unknown",
      certain: false,
      counts: { kept: 25, broken: 0, unknown: 395 },
      people: { letDown: 0, atLeast: true },
      keepRate: { status: "unknown", reason: "395 records of Repairs could not be read", bounds: { high: 1 } },
      missing: ["395 cannot be judged", "395 records of Repairs could not be read"],
    });
    expect(all).toMatchObject({ letDown: 0, atLeast: true, due: 420 });
    expect((await workspace.run(people, { promise: "fast", limit: 5 })).list).toEqual([]);
    expect(await story("c17")).toEqual({ broken: 0, unknown: 0, due: 1 });
    expect(await story("c18")).toEqual({ broken: 0, unknown: 1, due: 1 });
  });

  it("does not hide what is broken for others, nor what late evidence proves", async () => {
    // Every tenth is never ready; 5 others could not be read.
    const rows = orders((i) => ({
      ready: i % 10 === 3 ? null : 10,
      how: i % 100 === 50 ? "in German" : "as declared",
    }));
    await given(spec(fast), { "orders.csv": csv(rows) });
    const { promises } = await workspace.check();
    expect(promises[0]).toMatchObject({ counts: { kept: 374, broken: 42, unknown: 4 }, people: { letDown: 42 } });
    expect(await story("c13")).toEqual({ broken: 1, unknown: 0, due: 1 });
  });

  it("may be what was promised not to happen", async () => {
    const promise = "says: No second visit within a day., kind: absence, made: placed, absent: ready, within: 1d";
    await given(spec(promise), {
      "orders.csv": csv(orders((i) => ({ ready: i < 40 ? 60 : null, how: i < 20 ? "as declared" : "in German" }))),
    });
    // The orders of the last day are not over yet for all that is known: 29.
    expect((await workspace.check()).promises[0]).toMatchObject({ counts: { broken: 20, unknown: 20 + 29 } });
  });

  it("counts for the whole of a file when much of it tells not even whom it is about", async () => {
    const broken = orders(() => ({ ready: null, how: "as declared" }));
    await given(spec(fast), {
      "orders-1.csv": csv(broken.slice(0, 200)),
      "orders-2.csv": csv([...broken.slice(200), ...Array.from({ length: 40 }, () => ",,2026-06-10 12:00,")]),
    });
    const { promises } = await workspace.check();
    // The first file's orders were due before the second begins: they are broken.
    expect(promises[0]).toMatchObject({ counts: { broken: 200, unknown: 220 }, people: { letDown: 200 } });
  });

  it("goes with the person whom it is about, however short their keys, and does not come back", async () => {
    const rows = orders(() => ({ ready: 10, how: "in German" }), 40);
    await given(spec(fast), { "orders.csv": csv(rows) });
    const held = async () => {
      const { facts } = await workspace.stores();
      const [row] = await facts.query(
        sql`SELECT count() AS n, countIf(payload LIKE '%"c18"%') AS theirs FROM ${quarantine}`,
      );
      return { n: Number(row?.n), theirs: Number(row?.theirs) };
    };
    expect(await held()).toEqual({ n: 40, theirs: 1 });
    await eraseCustomer(await workspace.context(), "c18");
    expect(await held()).toEqual({ n: 39, theirs: 0 });
    workspace.write("orders.csv", csv([...rows, rows[0]!.replace("c0", "c1")]));
    await workspace.import();
    expect((await held()).theirs).toBe(0);
  });

  it("hides commitments where what makes them could not be read", async () => {
    const rows = orders(() => ({ ready: 10, how: "as declared" }), 100).map((row, i) =>
      i < 30 ? row.replace(/^(\d+),[^,]*/, "$1,yesterday") : row,
    );
    await given(spec(fast), { "orders.csv": csv(rows) });
    expect((await workspace.check()).promises[0]).toMatchObject({
      verdict: "unknown",
      counts: { kept: 70, broken: 0, unknown: 0 },
      people: { letDown: 0, atLeast: true },
      keepRate: { status: "unknown", bounds: { low: 0.7, high: 1 } },
    });
  });
});
