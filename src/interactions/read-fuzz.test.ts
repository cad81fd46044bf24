import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { siegeN, siegeSeed } from "../../test/siege.js";
import type { Problem } from "../core/problem.js";
import { type Random, random } from "../core/random.js";
import { ok, type Result } from "../core/result.js";
import type { ReadAnswer } from "../sources/reader/open-reader.js";
import { column, mapping, readingRoom, source, time } from "../sources/reader/reading.fixture.js";
import { workbook } from "../sources/xlsx/workbook.fixture.js";
import { readPlan, wantedColumns } from "./read-plan.js";
import { badRows, stagedRows } from "./staged.js";

/** How many files of each of the eight kinds: 104,000 in a siege. */
const rounds = siegeN(6, 13_000);
const seed = siegeSeed();
/** A clear answer within 30 s, whatever the file (RELIABILITY F1). */
const longest = 30_000;
/** All files are opened and looked at, which reads such short ones to the end; one in so many is made into interactions, ten times the work. */
const readInFull = siegeN(2, 40);

const noted = source({ records: [mapping({ text: column("note") })] });
const cased = source({ records: [mapping({ subject: column("case:concept:name"), at: time("time:timestamp") })] });

const lines = Array.from(
  { length: 40 },
  (_, i) => `${i},2026-01-${String(1 + (i % 28)).padStart(2, "0")} 10:00,"a ""note"", ${i}"`,
).join("\n");
const csv = Buffer.from(`id,at,note\n${lines}\n`);
const objects = Array.from({ length: 40 }, (_, i) =>
  JSON.stringify({ id: i, at: "2026-01-01", note: { a: [i, "x"] } }),
).join("\n");
const events = Array.from(
  { length: 30 },
  (_, i) =>
    `<event><string key="concept:name" value="A${i}"/><date key="time:timestamp" value="2026-01-01T00:00:00Z"/></event>`,
).join("");
const log = `<?xml version="1.0"?><log><trace><string key="concept:name" value="c"/>${events}</trace></log>`;
const sheet = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>${Array.from(
  { length: 20 },
  (_, i) =>
    `<row r="${i + 2}"><c r="A${i + 2}"><v>${i}</v></c><c r="B${i + 2}" s="1"><v>46217</v></c><c r="C${i + 2}" t="inlineStr"><is><t>n &amp; ${i}</t></is></c></row>`,
).join("")}`;
const excel = (rows: string) => workbook(rows, { shared: ["id", "at", "note"] });

const pieces = [
  '"',
  "\n",
  "\r",
  ",",
  ";",
  "\t",
  "\0",
  "\\",
  "{",
  "}",
  "[",
  "]",
  ":",
  "<",
  ">",
  "&",
  "&lt;",
  "&#0;",
  "&#x10ffff;",
  "]]>",
  "<!DOCTYPE x>",
  "<![CDATA[",
  "<!--",
  "null",
  "-1",
  "1e999",
  "99999999999999999999",
  "\ufeff",
  "\u2028",
  "9999-12-31",
  "0000-00-00",
  'r="99999999999"',
  't="s"',
].map((text) => Buffer.from(text));
// Halves of UTF-8, and the marks of UTF-16 and of packed files.
for (const bytes of [[0xff], [0xc3], [0xff, 0xfe], [0xed, 0xa0, 0x80], [0x1f, 0x8b], [0x50, 0x4b, 3, 4]])
  pieces.push(Buffer.from(bytes));

/** One to eight changes, mostly few: a byte, a piece put in, a stretch taken out or doubled; sometimes cut off. */
const mutated = (original: Buffer, chance: Random): Buffer => {
  let bytes = Buffer.from(original);
  for (let n = chance.integer(1, chance.pick([2, 4, 9])); n > 0; n--) {
    const at = chance.integer(0, bytes.length + 1);
    const to = Math.min(bytes.length, at + chance.integer(1, 40));
    const how = chance.uniform();
    if (how < 0.5) bytes[Math.min(at, bytes.length - 1)] = chance.integer(0, 256);
    else if (how < 0.75) bytes = Buffer.concat([bytes.subarray(0, at), chance.pick(pieces), bytes.subarray(at)]);
    else if (how < 0.9) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
    else bytes = Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]);
  }
  return chance.uniform() < 0.1 ? bytes.subarray(0, chance.integer(1, bytes.length + 1)) : bytes;
};

type Kind = {
  readonly name: string;
  readonly how: typeof noted;
  readonly make: (chance: Random) => Buffer;
};

let parquet = Buffer.alloc(0);
// What is packed is changed half of the time within, since its checksum would refuse the rest.
const within = (chance: Random, [packed, inner]: readonly [() => Buffer, () => Buffer]) =>
  chance.uniform() < 0.5 ? packed() : inner();
const kinds: readonly Kind[] = [
  { name: "m.csv", how: noted, make: (chance) => mutated(csv, chance) },
  {
    name: "m.csv.gz",
    how: noted,
    make: (chance) =>
      within(chance, [() => mutated(gzipSync(csv), chance), () => Buffer.from(gzipSync(mutated(csv, chance)))]),
  },
  { name: "m.tsv", how: noted, make: (chance) => mutated(Buffer.from(`\ufeff${csv}`.replaceAll(",", "\t")), chance) },
  { name: "m.ndjson", how: noted, make: (chance) => mutated(Buffer.from(objects), chance) },
  {
    name: "m.json",
    how: noted,
    make: (chance) => mutated(Buffer.from(`[${objects.replaceAll("\n", ",")}]`), chance),
  },
  { name: "m.parquet", how: noted, make: (chance) => mutated(parquet, chance) },
  {
    name: "m.xlsx",
    how: noted,
    make: (chance) =>
      within(chance, [
        () => mutated(excel(sheet), chance),
        () => excel(mutated(Buffer.from(sheet), chance).toString("latin1")),
      ]),
  },
  { name: "m.xes", how: cased, make: (chance) => mutated(Buffer.from(log), chance) },
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
