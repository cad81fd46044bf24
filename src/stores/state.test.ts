import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openState, type State } from "./state.js";
import type { NewLoad } from "./state-tables.js";

const folder = mkdtempSync(join(tmpdir(), "kept-state-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const aLoad: NewLoad = {
  source: "tills",
  path: "data/O'Neil \\ 😀.csv",
  content_hash: "c",
  mapping_hash: "m",
  kind: "csv",
  state: "staged",
  loaded_at: "2026-11-21T10:00:00.123Z",
};

const url = process.env.KEPT_TEST_POSTGRES_URL;
const homes = [
  { title: "the state in SQLite", where: { folder } },
  ...(url ? [{ title: "the state in PostgreSQL", where: { url } }] : []),
];
if (!url) it.skip("the state in PostgreSQL: KEPT_TEST_POSTGRES_URL is not set");

describe.each(homes)("$title", ({ where }) => {
  let state: State;
  beforeAll(async () => {
    state = await openState(where);
    for (const table of ["loads", "judged", "erased", "meta"] as const) await state.db.deleteFrom(table).execute();
  });
  afterAll(() => state?.close());

  it("numbers loads upwards and gives back what was stored, with counts as numbers", async () => {
    const insert = (load: NewLoad) =>
      state.db.insertInto("loads").values(load).returning("id").executeTakeFirstOrThrow();
    const first = await insert(aLoad);
    const second = await insert({ ...aLoad, rows: 5_000_000_000 });
    expect(second.id).toBeGreaterThan(first.id);
    const stored = await state.db.selectFrom("loads").selectAll().where("id", "=", second.id).executeTakeFirstOrThrow();
    expect(stored).toMatchObject({
      ...aLoad,
      id: second.id,
      rows: 5_000_000_000,
      duplicates: 0,
      step: null,
      withdrawn_at: null,
    });
    const { n } = await state.db
      .selectFrom("loads")
      .select(({ fn }) => fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow();
    expect(n).toBe(2);
  });

  it("never gives the number of a load that was deleted to another one", async () => {
    const insert = () => state.db.insertInto("loads").values(aLoad).returning("id").executeTakeFirstOrThrow();
    const last = await insert();
    await state.db.deleteFrom("loads").where("id", "=", last.id).execute();
    expect((await insert()).id).toBeGreaterThan(last.id);
  });

  it("undoes a transaction that fails", async () => {
    const failing = state.db.transaction().execute(async (trx) => {
      await trx.insertInto("meta").values({ key: "half", value: "1" }).execute();
      throw new Error("stop");
    });
    await expect(failing).rejects.toThrow("stop");
    expect(await state.db.selectFrom("meta").selectAll().where("key", "=", "half").execute()).toEqual([]);
  });

  it("replaces on conflict", async () => {
    const put = (value: string) =>
      state.db
        .insertInto("meta")
        .values({ key: "k", value })
        .onConflict((on) => on.column("key").doUpdateSet({ value }))
        .execute();
    await put("1");
    await put("2");
    expect(await state.db.selectFrom("meta").selectAll().where("key", "=", "k").execute()).toEqual([
      { key: "k", value: "2" },
    ]);
  });

  it("opens again without doing its migrations twice, also twice at once", async () => {
    const others = await Promise.all([openState(where), openState(where)]);
    expect(await others[0].db.selectFrom("meta").selectAll().where("key", "=", "k").execute()).toHaveLength(1);
    await Promise.all(others.map((other) => other.close()));
  });

  it("says so when a newer Kept has been here", async () => {
    const name = "9999_from_the_future";
    await sql`insert into kysely_migration (name, timestamp) values (${name}, ${"2099-01-01T00:00:00.000Z"})`.execute(
      state.db,
    );
    await expect(openState(where)).rejects.toMatchObject({ code: "state_newer" });
    await sql`delete from kysely_migration where name = ${name}`.execute(state.db);
  });
});

describe("the state in SQLite, besides", () => {
  it("uses an SQLite without the WAL-reset race (RELIABILITY Z8), on disk before it says so", async () => {
    const state = await openState({ folder: join(folder, "z8") });
    const ask = async (text: string) =>
      Object.values((await sql.raw<Record<string, unknown>>(text).execute(state.db)).rows[0] ?? {})[0];
    const [major, minor, patch] = String(await ask("select sqlite_version()"))
      .split(".")
      .map(Number) as [number, number, number];
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(3_051_003);
    expect(await ask("pragma journal_mode")).toBe("wal");
    expect(await ask("pragma synchronous")).toBe(2);
    expect(statSync(join(folder, "z8", "state.sqlite")).mode & 0o777).toBe(0o600);
    await state.close();
  });

  it("says when its file is damaged", async () => {
    writeFileSync(join(folder, "broken.txt"), "x");
    await expect(openState({ folder: join(folder, "broken.txt") })).rejects.toMatchObject({
      code: expect.stringMatching(/^state_/),
    });
    const damaged = join(folder, "damaged");
    await (await openState({ folder: damaged })).close();
    writeFileSync(join(damaged, "state.sqlite"), "this is no database, it is a text ".repeat(100));
    await expect(openState({ folder: damaged })).rejects.toMatchObject({ code: "state_damaged" });
  });
});

describe("the state in PostgreSQL, besides", () => {
  it("says when the server does not answer", async () => {
    await expect(openState({ url: "postgres://nobody:x@127.0.0.1:1/none" })).rejects.toMatchObject({
      code: "state_unreachable",
    });
  });
});
