import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { p, sql } from "../src/core/sql.js";
import { openChdbFacts } from "../src/stores/chdb-facts.js";
import type { Facts } from "../src/stores/facts.js";
import { siegeN, siegeSeed } from "./siege.js";

const hostile = [
  "'",
  "\\",
  "`",
  '"',
  "{x:Identifier}",
  "{p0:String}",
  "%",
  "%s",
  "\0",
  "\t",
  "\n",
  "\r",
  "\\N",
  "--",
  "/*",
  ";",
  "😀",
  "\u202e",
  "]",
  ",",
  "','",
];
// Half a pair of surrogates is no text: UTF-8 cannot hold it.
const wellFormed = (text: string) => Buffer.from(text).toString();
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.oneof(fc.constantFrom(...hostile), fc.string())).map((parts) => parts.join("")),
);

describe("values of parameters (Q4)", () => {
  const folder = mkdtempSync(join(tmpdir(), "kept-parameters-"));
  let facts: Facts;
  beforeAll(async () => {
    facts = await openChdbFacts({ folder });
  });
  afterAll(async () => {
    await facts.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("come back as they went in, whatever they are", async () => {
    const property = fc.asyncProperty(
      anyText,
      fc.array(anyText, { maxLength: 4 }),
      fc.maxSafeInteger(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
      async (text, texts, int, number, key) => {
        const given = {
          text: wellFormed(text),
          texts: texts.map((each) => wellFormed(each)),
          int: String(int),
          number: number === 0 ? 0 : number,
          key: String(key),
        };
        const piece = sql`SELECT ${p.text(given.text)} AS text, ${p.texts(given.texts)} AS texts, ${p.int(int)} AS int, ${p.number(number)} AS number, ${p.key(given.key)} AS key`;
        const [answer] = await facts.query(piece);
        expect({ ...answer, number: answer?.number === 0 ? 0 : answer?.number }).toEqual(given);
      },
    );
    await fc.assert(property, { numRuns: siegeN(300, 20_000), seed: siegeSeed() });
  });

  it("are never read as names, however a column is called", async () => {
    const property = fc.asyncProperty(anyText, async (text) => {
      // The engine's names hold no NUL and are not empty.
      const name = `c${wellFormed(text).replaceAll("\0", "")}`;
      const [answer] = await facts.query(
        sql`SELECT ${sql.name(name)} FROM (SELECT 1 AS ${sql.name(name)}, 2 AS other)`,
      );
      expect(answer).toEqual({ [name]: 1 });
    });
    await fc.assert(property, { numRuns: siegeN(200, 10_000), seed: siegeSeed() });
  });
});
