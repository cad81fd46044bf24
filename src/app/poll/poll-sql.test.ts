import mysql from "mysql2/promise";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { known, newWorkspace, type TestWorkspace } from "../../../test/workspace.fixture.js";
import { startMariadb } from "./mariadb.fixture.js";
import { pollOnce } from "./polled.fixture.js";

const postgresUrl = process.env.KEPT_TEST_POSTGRES_URL;
const mariadb = await startMariadb();
if (!postgresUrl) console.log("KEPT_TEST_POSTGRES_URL is not set: PostgreSQL is not polled.");
if (!mariadb) console.log("MariaDB is not installed: it is not polled.");

const yaml = (url: string, query = "SELECT * FROM kept_orders -- all of them\n;") => `kept: v1
company: { name: Shop, timezone: Europe/Amsterdam }
sources:
  shop:
    poll:
      every: 1m
      sql:
        url: ${url}
        query: ${JSON.stringify(query)}
        cursor: { column: changed }
    records:
      - { type: placed, at: placed, id: no, subject: no, amount: total, customer: "card:{card}" }
`;

type Database = {
  readonly url: string;
  readonly put: (sql: string) => Promise<unknown>;
  readonly end: () => Promise<void>;
};

const databases: { name: string; url: string | undefined; open: (url: string) => Promise<Database> }[] = [
  {
    name: "PostgreSQL",
    url: postgresUrl,
    open: async (url) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return { url, put: (sql) => client.query(sql), end: () => client.end() };
    },
  },
  {
    name: "MariaDB",
    url: mariadb?.url,
    open: async (url) => {
      const client = await mysql.createConnection({ uri: url, multipleStatements: true, timezone: "Z" });
      await client.query("SET time_zone = '+00:00'");
      return { url, put: (sql) => client.query(sql), end: () => client.end() };
    },
  },
];
afterAll(() => mariadb?.stop());

for (const { name, url, open } of databases)
  describe.skipIf(!url)(`rows of ${name} that are polled`, { timeout: 120_000 }, () => {
    let database: Database;
    let workspace: TestWorkspace;
    const instant = name === "PostgreSQL" ? "timestamptz" : "timestamp(6)";
    beforeAll(async () => {
      database = await open(url!);
      await database.put("DROP TABLE IF EXISTS kept_orders");
      await database.put(
        `CREATE TABLE kept_orders (no bigint PRIMARY KEY, placed ${instant} NOT NULL, card varchar(40), total decimal(12,2), changed bigint, note text)`,
      );
      workspace = newWorkspace(yaml(database.url));
    });
    afterAll(async () => {
      await workspace?.remove();
      await database?.put("DROP TABLE IF EXISTS kept_orders");
      await database?.end();
    });
    const orders = (from: number, to: number, changed: (no: number) => number | string = (no) => no) =>
      database.put(
        `INSERT INTO kept_orders VALUES ${Array.from({ length: to - from }, (_, i) => `(${from + i}, '2026-06-01 08:00:0${(from + i) % 10}.250', 'c${i % 5}', 12.50, ${changed(from + i)}, NULL)`).join(",")}`,
      );
    const poll = (limits = {}) => pollOnce(workspace, "shop", { env: {}, limits });

    it("come once, in pages, with every digit, and as of the right instant", async () => {
      await orders(0, 1000);
      await database.put(
        "INSERT INTO kept_orders VALUES (9007199254740993, '2026-06-01 08:00:00', 'big', 1, 1000, 'x')",
      );
      expect(await poll({ pageRows: 300 })).toMatchObject({ fetched: 1001, rows: 1001, problem: null });
      const rows = await known(workspace);
      expect(rows.some((row) => row.includes('"9007199254740993"'))).toBe(true);
      expect(rows.find((row) => row.includes('"subject":"3"'))).toContain("2026-06-01T08:00:03.250Z");
      expect(await poll()).toMatchObject({ fetched: 0, rows: 0, problem: null });
    });

    it("come when they are new or have changed, also where others with the same value of the cursor came before", async () => {
      await orders(2000, 2005, () => 5000);
      expect(await poll()).toMatchObject({ fetched: 5, rows: 5 });
      await orders(2005, 2006, () => 5000);
      expect(await poll()).toMatchObject({ rows: 1 });
      await database.put("UPDATE kept_orders SET total = 99, changed = 5001 WHERE no = 3");
      expect(await poll()).toMatchObject({ rows: 1 });
      const rows = (await known(workspace)).filter((row) => row.includes('"subject":"3"'));
      expect(rows).toHaveLength(1);
      expect(rows[0]).toContain("99");
    });

    it("are not parted by the end of a page where they share a value, and too many of them are refused", async () => {
      await orders(3000, 3040, (no) => 6000 + Math.floor((no - 3000) / 20));
      expect(await poll({ pageRows: 7 })).toMatchObject({ rows: 40, problem: null });
      expect((await known(workspace)).filter((row) => /"subject":"30[0-3]\d"/.test(row))).toHaveLength(40);
      await orders(4000, 4010, () => 7000);
      await database.put(`UPDATE kept_orders SET note = '${"x".repeat(1000)}' WHERE no >= 4000 AND no < 4010`);
      expect(await poll({ pageBytes: 3000 })).toMatchObject({ rows: 0, problem: { code: "poll.cursor" } });
      expect(await poll()).toMatchObject({ rows: 10, problem: null });
    });

    it("are only read, whatever the query says", async () => {
      const declare = async (query: string) => {
        await workspace.close();
        workspace.declare(yaml(database.url, query));
      };
      const count = async () =>
        JSON.stringify(
          await database
            .put("SELECT count(*) AS n FROM kept_orders")
            .then((r) => (r as { rows?: unknown }).rows ?? (r as unknown[])[0]),
        );
      const before = await count();
      for (const query of [
        "DELETE FROM kept_orders",
        "SELECT * FROM kept_orders) AS x; COMMIT; DELETE FROM kept_orders; SELECT * FROM (SELECT * FROM kept_orders",
        ...(name === "PostgreSQL" ? ["WITH gone AS (DELETE FROM kept_orders RETURNING *) SELECT * FROM gone"] : []),
      ]) {
        await declare(query);
        expect(await poll(), query).toMatchObject({ fetched: 0, problem: { code: "poll.query" } });
        const again = await pollOnce(workspace, "shop", { env: {}, again: "again" });
        expect(again, query).toMatchObject({ fetched: 0, problem: { code: "poll.query" } });
      }
      expect(await count()).toBe(before);
    });

    it("H6: are not taken where a column that is mapped was renamed", async () => {
      await workspace.close();
      workspace.declare(yaml(database.url));
      await database.put("ALTER TABLE kept_orders RENAME COLUMN placed TO placed_at");
      await orders(8000, 8001, () => 8000);
      expect(await poll()).toMatchObject({
        fetched: 0,
        problem: { code: "poll.columns", write: expect.stringContaining("placed_at") },
      });
      await database.put("ALTER TABLE kept_orders RENAME COLUMN placed_at TO placed");
      expect(await poll()).toMatchObject({ rows: 1, problem: null });
    });

    it("K7: say in words that nobody answers, and ask less and less often", async () => {
      await workspace.close();
      workspace.declare(yaml(database.url.replace(/:\d+\//, ":1/")));
      expect(await poll()).toMatchObject({ problem: { code: "poll.unreachable" } });
      workspace.declare(yaml(database.url));
    });
  });
