import { spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "../../core/sql.js";
import { arrivals, interactions, quarantine } from "../../interactions/tables.js";
import { check } from "../check/check.js";
import { customer } from "../customer/customer.js";
import { importAll } from "../import/import-files.js";
import { sources } from "../sources/sources.js";
import { eraseCustomer } from "./erase.js";
import { withWorkspace } from "./open.fixture.js";
import { canary, header, writeWorkspace } from "./workspace.fixture.js";

const key = `loyalty:${canary.card}`;
const needles = [canary.card, canary.device, canary.name, canary.order];
const folders: string[] = [];
const folder = (world: "with" | "without"): string => {
  const made = mkdtempSync(join(tmpdir(), "kept-erase-"));
  folders.push(made);
  writeWorkspace(made, world);
  return made;
};
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

/** Every file under .kept that holds a needle in plain bytes: written apart from the one that is tested. */
const filesWith = (texts: readonly string[], directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => texts.some((text) => readFileSync(path).includes(text)));

/** What the world looks like: verdicts, sources and counts of arrivals. */
const world = (directory: string) =>
  withWorkspace(directory, async (context) => {
    const verdicts = await check.run(context, check.input.parse({ segments: true }));
    const ledger = await sources.run(context, sources.input.parse({}));
    const { facts } = await context.stores();
    const hours = await facts.query(
      sql`SELECT source, part, hour, sum(n) AS n FROM ${arrivals} GROUP BY source, part, hour ORDER BY source, part, hour`,
    );
    const stored = await facts.query(
      sql`SELECT source, type, count() AS n FROM ${interactions} GROUP BY source, type ORDER BY source, type`,
    );
    return { verdicts, ledger, hours, stored };
  });

describe("E1: one person is erased", () => {
  let erased: string;
  let never: string;
  let never_: Awaited<ReturnType<typeof world>>;
  let answer: Awaited<ReturnType<typeof eraseCustomer>>;
  beforeAll(async () => {
    erased = folder("with");
    never = folder("without");
    await withWorkspace(never, (context) => importAll(context, []));
    never_ = await world(never);
    await withWorkspace(erased, (context) => importAll(context, []));
    await world(erased);
    answer = await withWorkspace(erased, (context) => eraseCustomer(context, key));
  }, 120_000);

  it("says what was removed from where, and that nothing is left", () => {
    expect(answer.left).toBe(0);
    expect(answer.where).toEqual([]);
    const removed = Object.fromEntries(answer.removed.map((r) => [r.what, r.rows]));
    expect(removed.interactions).toBeGreaterThan(80);
    expect(removed.commitments).toBeGreaterThan(50);
    expect(removed["corrected earlier"]).toBeGreaterThanOrEqual(0);
    expect(removed["records that could not be read"]).toBe(1);
    expect(answer.proof).toMatch(/^[0-9a-f]{64}$/);
  });

  it("names the owner's own files that still hold the person", () => {
    expect(answer.files).toEqual([
      "data/orders/a.csv",
      "data/orders/b-again.csv",
      "data/orders/b.csv",
      "data/orders/c-corrected.csv",
      "data/ratings.csv",
    ]);
  });

  it("leaves no byte of them in any file under .kept", () => {
    expect(filesWith(needles, join(erased, ".kept"))).toEqual([]);
  });

  it("finds such bytes where nothing was erased, or the scan would prove nothing", async () => {
    const other = folder("with");
    await withWorkspace(other, (context) => importAll(context, []));
    expect(filesWith(needles, join(other, ".kept")).length).toBeGreaterThan(0);
  });

  it("leaves the world as it would be had they never been a customer", async () => {
    const now = await world(erased);
    expect(now.stored).toEqual(never_.stored);
    expect(now.hours).toEqual(never_.hours);
    expect(now.ledger).toEqual(never_.ledger);
    expect(now.verdicts).toEqual(never_.verdicts);
  });

  it("knows after a restart that they asked to be forgotten, and nothing else", async () => {
    const asked = withWorkspace(erased, (context) => customer.run(context, customer.input.parse({ customer: key })));
    await expect(asked).rejects.toThrow("asked to be forgotten on 2026-04-02");
    const again = await withWorkspace(erased, (context) => eraseCustomer(context, key));
    expect(again).toMatchObject({ left: 0, removed: again.removed.map((r) => ({ ...r, rows: 0 })) });
  });
});

describe("E2: an erased person does not come back", () => {
  let shop: string;
  const count = () =>
    withWorkspace(shop, async (context) => {
      const { facts } = await context.stores();
      const [row] = await facts.query(
        sql`SELECT count() AS n, countIf(has(identifiers, 'device:canary-device-77') OR customer LIKE '%4001700042') AS theirs FROM ${interactions}`,
      );
      const [unread] = await facts.query(
        sql`SELECT countIf(position(payload, '4001700042') > 0) AS n FROM ${quarantine}`,
      );
      return { n: Number(row!.n), theirs: Number(row!.theirs), unread: Number(unread!.n) };
    });
  beforeAll(async () => {
    shop = folder("with");
    await withWorkspace(shop, (context) => importAll(context, []));
    await withWorkspace(shop, (context) => eraseCustomer(context, key));
  }, 120_000);

  it("with a late event, by any of their keys, or about one of their orders", async () => {
    const before = await count();
    const late = [
      `late-1,ORD-late-1,${canary.card},,app,Utrecht,2026-03-20 09:00:00,2026-03-20 09:02:00,9.50,late`,
      `late-2,ORD-late-2,,${canary.device},app,Utrecht,2027-03-20 09:00:00,,9.50,future`,
      `late-3,${canary.order},,,app,Utrecht,2026-03-20 09:00:00,,9.50,order`,
      "late-4,ORD-late-4,50000999,,app,Utrecht,2026-03-20 09:00:00,,9.50,other",
    ];
    writeFileSync(join(shop, "data/orders/late.csv"), `${[header, ...late].join("\n")}\n`);
    await withWorkspace(shop, (context) => importAll(context, []));
    // The fourth is somebody else; the second's "ready" does not exist; the first's is about an order that only they had.
    const after = await count();
    expect(after.theirs).toBe(0);
    expect(after.n - before.n).toBeLessThanOrEqual(2);
  });

  it("with the old files, read again", async () => {
    const before = await count();
    for (const name of ["a.csv", "b.csv"]) appendFileSync(join(shop, "data/orders", name), "\n");
    await withWorkspace(shop, (context) => importAll(context, []));
    expect(await count()).toEqual({ ...before, theirs: 0, unread: 0 });
    expect(filesWith(needles, join(shop, ".kept"))).toEqual([]);
  });
});

describe("E3: an erasure is killed", () => {
  const steps = ["tombstones", "planned", "remove", "forget", "prove"] as const;
  it.each(steps)(
    "with kill -9 at step %s: the next run finishes it, and nothing said done before",
    async (step) => {
      const shop = folder("with");
      await withWorkspace(shop, (context) => importAll(context, []));
      await withWorkspace(shop, (context) => check.run(context, {}));
      const said = await killedAt(shop, step);
      expect(said).not.toContain("done");
      const answer = await withWorkspace(shop, (context) => eraseCustomer(context, key));
      expect(answer.left).toBe(0);
      expect(answer.removed.find((r) => r.what === "interactions")!.rows).toBeGreaterThan(80);
      expect(filesWith(needles, join(shop, ".kept"))).toEqual([]);
    },
    120_000,
  );
});

const killedAt = (shop: string, step: string): Promise<string> =>
  new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ["--import", "tsx", new URL("./erase-killed.fixture.ts", import.meta.url).pathname, shop, key, step],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += chunk;
    });
    child.on("exit", (_code, signal) => resolve(signal === "SIGKILL" ? said : `${said} done: it was not killed`));
  });
