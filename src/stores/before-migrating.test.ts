import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Kysely, sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { sqliteDialect } from "./sqlite-dialect.js";
import { openState } from "./state.js";
import { stateMigrations } from "./state-migrations.js";

const folder = mkdtempSync(join(tmpdir(), "kept-state-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const copies = () => readdirSync(folder).filter((name) => name.startsWith("state.before-"));
const newest = Object.keys(stateMigrations("sqlite")).sort().at(-1)!;

/** As a state would be that had not yet seen the newest migration: only the entry of it is taken out, what it made is dropped. */
const withState = async <T>(work: (db: Kysely<unknown>) => Promise<T>): Promise<T> => {
  rmSync(join(folder, "state.seal"), { force: true });
  const db = new Kysely<unknown>({ dialect: sqliteDialect(join(folder, "state.sqlite")) });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
};

describe("B1: a state of an older layout", () => {
  it("is not copied when it is made, nor when nothing is to be changed", async () => {
    await (await openState({ folder })).close();
    await (await openState({ folder })).close();
    expect(copies()).toEqual([]);
  });

  it("is copied before it is changed, readable by its owner alone", async () => {
    await withState(async (db) => {
      await sql`INSERT INTO meta (key, value) VALUES ('canary', 'there')`.execute(db);
      await sql`DELETE FROM kysely_migration WHERE name = ${newest}`.execute(db);
    });
    // What the migration made is there already, so it fails: the copy was made before, and the state is as it was.
    await openState({ folder }).then(
      (state) => state.close(),
      () => undefined,
    );
    expect(copies()).toEqual([`state.before-${newest}.sqlite`]);
    const copy = join(folder, copies()[0]!);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    const db = new Kysely<unknown>({ dialect: sqliteDialect(copy) });
    const { rows } = await sql<{ value: string }>`SELECT value FROM meta WHERE key = 'canary'`.execute(db);
    await db.destroy();
    expect(rows).toEqual([{ value: "there" }]);
  });

  it("B2: of a newer layout is refused, says so, and is left alone", async () => {
    await withState((db) =>
      sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999_later', '2030-01-01')`.execute(db),
    );
    const before = readFileSync(join(folder, "state.sqlite"));
    await expect(openState({ folder })).rejects.toMatchObject({ code: "state_newer" });
    expect(readFileSync(join(folder, "state.sqlite")).equals(before)).toBe(true);
  });
});

const postgres = process.env.KEPT_TEST_POSTGRES_URL;
describe.skipIf(!postgres)("B1: the same in PostgreSQL", () => {
  it("is copied as rows", async () => {
    const { default: pg } = await import("pg");
    const client = new pg.Client({ connectionString: postgres! });
    await client.connect();
    const name = `kept_before_${process.pid}`;
    const url = Object.assign(new URL(postgres!), { pathname: `/${name}` }).href;
    const kept = join(folder, "postgres");
    await client.query(`CREATE DATABASE ${name}`);
    try {
      const state = await openState({ url, folder: kept });
      await sql`INSERT INTO meta (key, value) VALUES ('canary', 'there')`.execute(state.db);
      await sql`DELETE FROM kysely_migration WHERE name = ${newest}`.execute(state.db);
      await state.close();
      await openState({ url, folder: kept }).then(
        (again) => again.close(),
        () => undefined,
      );
      const [copy] = readdirSync(kept);
      expect(gunzipSync(readFileSync(join(kept, copy!))).toString()).toContain('{"key":"canary","value":"there"}');
    } finally {
      await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await client.end();
    }
  });
});
