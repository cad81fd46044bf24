import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { random } from "../core/random.js";
import { column, mapping, readingRoom, source, time } from "../sources/reader/reading.fixture.js";
import { workbook } from "../sources/xlsx/workbook.fixture.js";
import { readPlan, wantedColumns } from "./read-plan.js";
import { badRows, stagedRows } from "./staged.js";

const toPlan = { plan: readPlan, wanted: wantedColumns, rows: stagedRows, bad: badRows };
/** How many mutated files of each format; the siege asks for more. */
const rounds = Number(process.env.KEPT_FUZZ ?? 6);
const seed = Number(process.env.KEPT_SEED ?? 20261121);

let room: Awaited<ReturnType<typeof readingRoom>>;
beforeAll(async () => {
  room = await readingRoom(toPlan, { stallMs: 5_000, lineBytes: 1_000_000, cellBytes: 500_000, ratioFloor: 2_000_000 });
});
afterAll(() => room.close());

describe("files beyond the limits", () => {
  it.each([
    ["a line too long", "long.csv", Buffer.from(`id,at\n1,2026-01-01\n${"x".repeat(1_100_000)},2026-01-01\n`)],
    ["a line that never ends", "endless.ndjson", Buffer.from(`{"id":"${"x".repeat(1_200_000)}"}`)],
    ["a bomb", "bomb.csv.gz", gzipSync(`id,at\n${"1,2026-01-01\n".repeat(600_000)}`)],
  ])("F3: refuses %s as a whole", async (_, name, bytes) => {
    expect(await room.problem(await room.file(name, bytes), source())).toMatchObject({ code: "file.too-large" });
  });

  it("F3: refuses an empty file, and takes one with a header alone as no records", async () => {
    expect(await room.problem(await room.file("empty.csv", ""), source())).toMatchObject({ code: "file.empty" });
    expect((await room.outcome(await room.file("header.csv", "id,at\n"), source())).answer).toMatchObject({
      records: 0,
      rows: 0,
    });
  });

  it("F3: refuses a file that grows while it is read", async () => {
    const path = await room.file("growing.csv", `id,at\n${"1,2026-01-01\n".repeat(1_500_000)}`);
    const reading = room.problem(path, source()).catch((error: Error) => error.message);
    const grow = setInterval(() => execFileSync("sh", ["-c", `echo 2,2026-01-02 >> '${path}'`]), 5);
    const outcome = await reading;
    clearInterval(grow);
    expect(outcome).toMatchObject({ code: expect.stringMatching(/^file\.(changed|damaged)$/) });
  });
});

describe("the reader's process", () => {
  it("leaves no folder and no process behind when it is closed", async () => {
    const own = await readingRoom(toPlan);
    await own.read(await own.file("a.csv", "id,at\n1,2026-01-01\n"), source());
    expect(readdirSync(own.folder).filter((name) => name.startsWith("kept-reader-")).length).toBe(1);
    await own.reader.close();
    expect(readdirSync(own.folder).filter((name) => name.startsWith("kept-reader-"))).toEqual([]);
    await own.close();
  }, 30_000);

  it("K8: is replaced when it is killed in the middle of a file", async () => {
    const own = await readingRoom(toPlan);
    const path = await own.file("a.csv", `id,at\n${"1,2026-01-01\n".repeat(300_000)}`);
    await own.read(path, source());
    const reading = own.read(path, source());
    const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, "utf8")
      .trim()
      .split(" ")
      .map(Number);
    const child = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(own.folder));
    await new Promise((resolve) => setTimeout(resolve, 30));
    process.kill(child!, "SIGKILL");
    expect(await reading).toMatchObject({ ok: false, error: { code: "file.damaged" } });
    expect(await own.read(path, source())).toMatchObject({ ok: true, value: { rows: 300_000 } });
    await own.close();
  }, 60_000);

  it.skipIf(process.platform !== "linux")(
    "holds nothing of our environment (needs /proc)",
    async () => {
      process.env.KEPT_TEST_SECRET = "canary";
      const own = await readingRoom(toPlan);
      await own.read(await own.file("a.csv", "id,at\n1,2026-01-01\n"), source());
      const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, "utf8")
        .trim()
        .split(" ")
        .map(Number);
      const child = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(own.folder));
      expect(readFileSync(`/proc/${child}/environ`, "utf8")).not.toContain("canary");
      await own.close();
    },
    30_000,
  );
});

describe("mutated files", () => {
  const text = Array.from(
    { length: 200 },
    (_, i) => `${i},2026-01-${String(1 + (i % 28)).padStart(2, "0")} 10:00,"a ""note"", ${i}"`,
  ).join("\n");
  const definition = source({ records: [mapping({ text: column("note") })] });
  const xes = source({ records: [mapping({ subject: column("case:concept:name"), at: time("time:timestamp") })] });

  const originals = async (): Promise<[string, Buffer, typeof definition][]> => {
    const path = join(room.folder, "fuzz.parquet");
    const duck = await (await DuckDBInstance.create(":memory:")).connect();
    await duck.run(
      `COPY (SELECT range AS id, TIMESTAMP '2026-01-01' + INTERVAL (range) HOUR AS "at", 'note ' || range AS note FROM range(500)) TO '${path}' (FORMAT parquet, COMPRESSION zstd)`,
    );
    const records = Array.from({ length: 200 }, (_, i) =>
      JSON.stringify({ id: i, at: "2026-01-01", note: { a: [i, "x"] } }),
    ).join("\n");
    const events = Array.from(
      { length: 50 },
      (_, i) =>
        `<event><string key="concept:name" value="A${i}"/><date key="time:timestamp" value="2026-01-01T00:00:00Z"/></event>`,
    ).join("");
    return [
      ["m.csv", Buffer.from(`id,at,note\n${text}\n`), definition],
      ["m.csv.gz", gzipSync(`id,at,note\n${text}\n`), definition],
      ["m.ndjson", Buffer.from(records), definition],
      ["m.json", Buffer.from(`[${records.replaceAll("\n", ",")}]`), definition],
      ["m.parquet", readFileSync(path), definition],
      [
        "m.xlsx",
        workbook(
          '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>46217</v></c></row>',
          { shared: ["id", "at", "note"] },
        ),
        definition,
      ],
      [
        "m.xes",
        Buffer.from(`<?xml version="1.0"?><log><trace><string key="concept:name" value="c"/>${events}</trace></log>`),
        xes,
      ],
    ];
  };

  it(
    `F1: never end or stall the import, and lose nothing silently (${rounds} of each format, seed ${seed})`,
    async () => {
      const chance = random(seed);
      for (const [name, original, how] of await originals()) {
        for (let round = 0; round < rounds; round++) {
          const bytes = Buffer.from(original);
          for (let n = chance.integer(1, 8); n > 0; n--)
            bytes[chance.integer(0, bytes.length)] = chance.integer(0, 256);
          const path = await room.file(
            `fuzz${round}-${name}`,
            chance.uniform() < 0.2 ? bytes.subarray(0, chance.integer(1, bytes.length)) : bytes,
          );
          const result = await room.read(path, how);
          if (!result.ok) expect(result.error.code).toMatch(/^file\./);
          else {
            // One mapping and one row a record: what was read is a row, set aside, or has no time.
            const { records, rows, bad, malformed } = result.value;
            expect(rows + bad + malformed).toBeLessThanOrEqual(records);
          }
        }
      }
      expect(await room.read(await room.file("last.csv", "id,at\n1,2026-01-01\n"), source())).toMatchObject({
        ok: true,
        value: { rows: 1 },
      });
    },
    Math.max(120_000, rounds * 60_000),
  );
});
