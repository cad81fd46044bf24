import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openChdbFacts } from "./chdb-facts.js";
import { factsContract } from "./facts.contract.js";
import { guardContract } from "./guard.contract.js";
import { rawSql } from "./raw-sql.js";

const folder = mkdtempSync(join(tmpdir(), "kept-restricted-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const open = () => openChdbFacts({ folder: join(folder, "facts"), sources: "refused" });

factsContract("the embedded home that may read nothing but its tables", open);
guardContract("the guard for owners' SQL, with grants beneath it", open);

describe("grants without sources, by themselves", () => {
  it("stop table functions, files as tables and engines over files, without the guard", async () => {
    const facts = await open();
    const secret = join(folder, "secret.txt");
    writeFileSync(secret, "secret\n");
    const attacks = [
      `SELECT * FROM file('${secret}', 'LineAsString')`,
      `SELECT * FROM default.\`${secret}\``,
      "SELECT * FROM url('http://127.0.0.1:1/', 'CSV', 'a String')",
      "SELECT * FROM remote('127.0.0.1:1', 'system', 'one')",
      "SELECT * FROM executable('id', 'TabSeparated', 'x String')",
      "CREATE TABLE evil (a String) ENGINE = File(CSV)",
      `INSERT INTO FUNCTION file('${secret}', 'CSV', 'a Int32') SELECT 1`,
    ];
    for (const attack of attacks)
      await expect(facts.query(rawSql(attack)), attack).rejects.toMatchObject({
        code: expect.stringMatching(/^facts_/),
      });
    await facts.close();
  });
});
