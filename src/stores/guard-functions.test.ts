import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { sql } from "../core/sql.js";
import { openChdbFacts } from "./chdb-facts.js";
import type { Facts } from "./facts.js";
import { allowedFunctions, isAllowedFunction } from "./guard-functions.js";

describe("the functions an owner's SQL may use", () => {
  const folder = mkdtempSync(join(tmpdir(), "kept-functions-"));
  let facts: Facts;
  beforeAll(async () => {
    facts = await openChdbFacts({ folder });
  });
  afterAll(async () => {
    await facts.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("exist in the engine", async () => {
    const row = z.object({ name: z.string() });
    const known = new Set(
      (await facts.query(sql`SELECT name FROM system.functions`, { row })).map(({ name }) => name.toLowerCase()),
    );
    // Made by the parser, or known to the engine only under the name the parser gives them.
    const parsed =
      `lambda exists countDistinct untuple caseWithExpression caseWithoutExpression _CAST date_add date_sub dateAdd dateSub
      timestamp_add timestamp_sub timestampAdd timestampSub sumMap minMap maxMap`.split(/\s+/);
    expect(allowedFunctions().filter((name) => !known.has(name.toLowerCase()) && !parsed.includes(name))).toEqual([]);
  });

  it("are none of a category that reaches outside the query", async () => {
    const row = z.object({ name: z.string(), categories: z.string() });
    const outside = /Dictionar|Introspection|Encryption|Machine Learning|AI|Internal|Random|File/;
    const reaching = (await facts.query(sql`SELECT name, categories FROM system.functions`, { row })).filter(
      ({ categories }) => outside.test(categories),
    );
    expect(reaching.length).toBeGreaterThan(50);
    // Two that the engine itself puts in for CAST and CASE.
    expect(
      reaching
        .map(({ name }) => name)
        .filter(isAllowedFunction)
        .sort(),
    ).toEqual(["_CAST", "caseWithExpression"]);
  });

  it("may carry an aggregate's If, but not State, Merge or a combinator alone", () => {
    for (const name of [
      "countIf",
      "sumOrNull",
      "uniqExactIf",
      "quantileExactIf",
      "groupArrayDistinctIf",
      "SUMIF".replace("IF", "If"),
    ])
      expect(isAllowedFunction(name), name).toBe(true);
    for (const name of [
      "countState",
      "sumMerge",
      "If",
      "fileIf",
      "sleepIf",
      "lowerIf",
      "StateIf",
      "countStateIf",
      "IfIf",
      "",
    ])
      expect(isAllowedFunction(name), name).toBe(name === "If");
  });
});
