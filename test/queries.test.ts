import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { compile } from "../src/core/query.js";
import { clickhouseTypes } from "../src/core/row.js";
import { type Sql, sql } from "../src/core/sql.js";
import { openChdbFacts } from "../src/stores/chdb-facts.js";
import { migrateFacts } from "../src/stores/migrate-facts.js";
import { declaredQueries, declaredTables } from "./declared.js";

const folder = mkdtempSync(join(tmpdir(), "kept-queries-"));
const facts = await openChdbFacts({ folder });
await migrateFacts(facts, await declaredTables());
const registered = await declaredQueries();
afterAll(async () => {
  await facts.close();
  rmSync(folder, { recursive: true, force: true });
});

const columnsOf = (piece: Sql) =>
  facts.query(sql`DESCRIBE (${piece})`, { row: z.object({ name: z.string(), type: z.string() }) });

describe("every query in the registry", () => {
  it("is there to be tested", () => expect(registered.length).toBeGreaterThan(0));

  for (const query of registered) {
    it(`${query.name} gives the columns and types that its row declares`, async () => {
      const columns = await columnsOf(compile(query.steps(query.example)));
      expect(columns.map(({ name }) => name).sort()).toEqual(Object.keys(query.row.shape).sort());
      for (const { name, type } of columns) {
        const types = clickhouseTypes(query.row.shape[name]);
        expect(types, `${query.name}.${name} is not declared by \`row\` of core/row.ts`).toBeDefined();
        expect(type, `${query.name}.${name}`).toMatch(types!);
      }
    });

    it(`${query.name} can be run and explained step by step`, async () => {
      const steps = query.steps(query.example);
      expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
      for (const step of steps) {
        expect(step.name).toMatch(/^[a-z][a-z0-9_]*$/);
        expect(await columnsOf(compile(steps, step.name)), step.name).not.toEqual([]);
      }
      await facts.query(compile(steps), { row: query.row });
    });
  }
});
