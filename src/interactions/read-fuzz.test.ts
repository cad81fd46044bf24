import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { siegeN, siegeSeed } from "../../test/siege.js";
import type { Problem } from "../core/problem.js";
import { random } from "../core/random.js";
import { ok, type Result } from "../core/result.js";
import { type MutatedKind, mutated, mutatedKinds, noted } from "../sources/reader/mutated-files.fixture.js";
import type { ReadAnswer } from "../sources/reader/open-reader.js";
import { readingRoom, source } from "../sources/reader/reading.fixture.js";
import { readPlan, wantedColumns } from "./read-plan.js";
import { badRows, stagedRows } from "./staged.js";

/** How many files of each of the eight kinds: 32,000 in a siege; open-fuzz.test.ts of sources opens more, without the engine. */
const rounds = siegeN(6, 4_000);
const seed = siegeSeed();
/** A clear answer within 30 s, whatever the file (RELIABILITY F1). */
const longest = 30_000;
/** All files are opened and looked at, which reads such short ones to the end; one in so many is made into interactions, ten times the work. */
const readInFull = siegeN(2, 40);

let parquet = Buffer.alloc(0);
const kinds: readonly MutatedKind[] = [
  ...mutatedKinds,
  { name: "m.parquet", how: noted, make: (chance) => mutated(parquet, chance) },
];

let room: Awaited<ReturnType<typeof readingRoom>>;
beforeAll(async () => {
  room = await readingRoom(
    { plan: readPlan, wanted: wantedColumns, rows: stagedRows, bad: badRows },
    { stallMs: 4_000, lineBytes: 1_000_000, cellBytes: 500_000, ratioFloor: 2_000_000 },
  );
  const path = join(room.folder, "fuzz.parquet");
  const duck = await (await DuckDBInstance.create(":memory:")).connect();
  await duck.run(
    `COPY (SELECT range AS id, TIMESTAMP '2026-01-01' + INTERVAL (range) HOUR AS "at", 'note ' || range AS note FROM range(200)) TO '${path}' (FORMAT parquet, COMPRESSION zstd)`,
  );
  parquet = readFileSync(path);
});
afterAll(() => room.close());

describe(`mutated files, ${rounds} of each format`, () => {
  it.each(kinds)(
    "F1: $name never ends or stalls the import, and loses nothing silently",
    {
      timeout: Math.max(120_000, rounds * 2_000),
    },
    async ({ name, how, make }) => {
      const outcomes: Record<string, number> = {};
      const read = async (round: number): Promise<Result<ReadAnswer | null, Problem>> => {
        // A stream for each file, so that one can be made again without those before it.
        const path = await room.file(`${round}-${name}`, make(random(seed).fork(`${name} ${round}`)));
        try {
          if (round % readInFull === 0) {
            const { result, outDir } = await room.readInto(path, how);
            await rm(outDir, { recursive: true });
            return result;
          }
          const looked = await room.reader.look({ path, file: name, read: how.read });
          return looked.ok ? ok(null) : looked;
        } finally {
          await rm(path);
        }
      };
      for (let round = 0; round < rounds; round++) {
        const which = `KEPT_SEED=${seed}, ${name} ${round}`;
        const began = performance.now();
        let result = await read(round);
        const took = Math.round(performance.now() - began);
        expect(took, which).toBeLessThan(longest);
        if (!result.ok && (result.error.code === "file.stuck" || /ended the reader/.test(result.error.says))) {
          console.log(`${which}: ${result.error.says}, after ${took} ms`);
          // The engine's reading of Parquet does so. Of the others once may be the machine's doing, twice is the file's.
          if (name !== "m.parquet") {
            result = await read(round);
            expect(result.ok || result.error.code, which).not.toBe("file.stuck");
          }
        }
        if (!result.ok) expect(result.error.code, which).toMatch(/^file\./);
        else if (result.value) {
          // One mapping and one row a record: what was read is a row, set aside, or has no time.
          const { records, rows, bad, malformed } = result.value;
          expect(rows + bad + malformed, which).toBeLessThanOrEqual(records);
        }
        const outcome = result.ok ? "read" : result.error.code;
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        if (round % 1000 === 999) console.log(`${name} ${round + 1}: ${JSON.stringify(outcomes)}`);
      }
      const last = await room.file("last.csv", "id,at\n1,2026-01-01\n");
      expect(await room.read(last, source())).toMatchObject({ ok: true, value: { rows: 1 } });
    },
  );
});
