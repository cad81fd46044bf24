import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  column,
  constant,
  mapping,
  property,
  readingRoom,
  readOptions,
  source,
  time,
} from "../sources/reader/reading.fixture.js";
import { workbook, zip } from "../sources/xlsx/workbook.fixture.js";
import { readPlan, wantedColumns } from "./read-plan.js";
import { badRows, stagedRows } from "./staged.js";

const toPlan = { plan: readPlan, wanted: wantedColumns, rows: stagedRows, bad: badRows };
let room: Awaited<ReturnType<typeof readingRoom>>;
beforeAll(async () => {
  room = await readingRoom(toPlan);
});
afterAll(() => room.close());

const data = process.env.KEPT_DATA ?? resolve("../shared/data");

describe("NDJSON and JSON become interactions", () => {
  const definition = source({
    records: [
      mapping({
        subject: column("order.id"),
        amount: column("total"),
        customer: [column("email")],
        properties: { tags: property("tags"), vip: property("vip", "boolean") },
      }),
    ],
  });

  it("reads one object a line: nested values by path, numbers with all their digits, keys in any order", async () => {
    const { rows, answer } = await room.outcome(
      await room.file(
        "a.ndjson",
        '{"order":{"id":12345678901234567890},"at":"2026-01-01T10:00:00Z","total":3.5,"email":"a@b.c","tags":["x","y"],"vip":true}\n{"at":"2026-01-01T11:00:00+02:00","order":{"id":"00123"},"email":null}\n',
      ),
      definition,
    );
    expect(rows.map((row) => [row.subject, row.at, row.amount, row.customer, row.line])).toEqual([
      ["12345678901234567890", "2026-01-01 10:00:00.000", 3.5, "a@b.c", 1],
      ["00123", "2026-01-01 09:00:00.000", null, "", 2],
    ]);
    expect(rows[0]!.properties).toEqual({ tags: '["x","y"]', vip: "true" });
    expect(answer.records).toBe(2);
  });

  it("sets lines aside that are no objects, with their numbers, and keeps the others", async () => {
    const lines = [
      '{"order":{"id":1},"at":"2026-01-01"}',
      "",
      '{"order":{"id":2},"at":',
      "[1,2]",
      '{"order":{"id":"a\\tb"},"at":"2026-01-01","total":9007199254740993}',
    ];
    const { rows, bad, answer } = await room.outcome(await room.file("b.ndjson", `${lines.join("\n")}\n`), definition);
    expect(rows.map((row) => [row.subject, row.line])).toEqual([
      ["1", 1],
      ["a\tb", 5],
    ]);
    expect(bad.map((row) => [row.line, row.code])).toEqual([
      [3, "record.malformed"],
      [4, "record.malformed"],
    ]);
    expect(answer.records).toBe(4);
  });

  it("finds keys that the first records do not show, when the mapping names them", async () => {
    const lines = Array.from({ length: 3000 }, (_, i) =>
      JSON.stringify({
        order: { id: i },
        at: "2026-01-01",
        filler: "x".repeat(400),
        ...(i > 2990 ? { total: 5, email: "z@b.c", tags: [], vip: false } : {}),
      }),
    );
    const { rows } = await room.outcome(await room.file("late.ndjson", lines.join("\n")), definition);
    expect(rows.filter((row) => row.amount === 5).length).toBe(9);
  });

  it("reads an array of objects, and a document around a list, plain or gzipped", async () => {
    const records = [
      { order: { id: 1 }, at: "2026-01-01" },
      { order: { id: 2 }, at: "2026-01-02", total: "7" },
    ];
    for (const [name, text] of [
      ["c.json", JSON.stringify(records)],
      ["d.json", JSON.stringify(records, null, 2)],
      ["e.json", JSON.stringify({ meta: { n: 2 }, orders: records })],
      ["f.json", JSON.stringify({ order: { id: 1 }, at: "2026-01-01" }, null, 2)],
    ] as const) {
      const plain = await room.outcome(await room.file(name, text), definition);
      const packed = await room.outcome(await room.file(`${name}.gz`, gzipSync(text)), definition);
      const expected = name === "f.json" ? ["1"] : ["1", "2"];
      expect(plain.rows.map((row) => row.subject)).toEqual(expected);
      expect(packed.rows.map((row) => row.subject)).toEqual(expected);
    }
  });
});

describe("Parquet becomes interactions", () => {
  it("reads types as they are: instants, local times in the source's zone, days, decimals, nulls", async () => {
    const path = join(room.folder, "t.parquet");
    const duck = await (await DuckDBInstance.create(":memory:")).connect();
    await duck.run(`COPY (SELECT * FROM (VALUES
      (1::BIGINT, TIMESTAMPTZ '2026-07-14 10:00:00+00', TIMESTAMP '2026-07-14 10:00:00', DATE '2026-07-20', 12.34::DECIMAL(10,2), 'a', true),
      (2, TIMESTAMPTZ '2026-07-14 11:00:00.123+00', NULL, NULL, NULL, NULL, NULL)) t(id, "at", "local", due, total, note, flag)) TO '${path}' (FORMAT parquet)`);
    const { rows, answer } = await room.outcome(
      path,
      source({
        zone: "Europe/Amsterdam",
        records: [
          mapping({
            amount: column("total"),
            text: column("note"),
            properties: { due: property("due", "day"), flag: property("flag", "boolean") },
          }),
          mapping({ type: constant("local"), at: time("local") }),
        ],
      }),
    );
    expect(rows.map((row) => [row.subject, row.type, row.at, row.amount, row.text, row.properties, row.line])).toEqual([
      ["1", "local", "2026-07-14 08:00:00.000", null, "", {}, 1],
      ["1", "order.placed", "2026-07-14 10:00:00.000", 12.34, "a", { due: "2026-07-20", flag: "true" }, 1],
      ["2", "order.placed", "2026-07-14 11:00:00.123", null, "", { due: "", flag: "" }, 2],
    ]);
    expect(answer.records).toBe(2);
  });

  it.skipIf(!existsSync(join(data, "hostile")))(
    "F1: a file that hangs the engine is stopped within its limit, and the next one is read (needs $KEPT_DATA)",
    async () => {
      const own = await readingRoom(toPlan, { stallMs: 4_000 });
      const started = Date.now();
      expect((await own.problem(join(data, "hostile/hang-zstd.parquet"), source())).code).toMatch(
        /^file\.(stuck|damaged)$/,
      );
      expect(Date.now() - started).toBeLessThan(20_000);
      expect(await own.problem(join(data, "hostile/hang-brotli.parquet"), source())).toMatchObject({
        code: "file.refused",
      });
      expect(await own.read(await own.file("after.csv", "id,at\n1,2026-01-01\n"), source())).toMatchObject({
        ok: true,
        value: { rows: 1 },
      });
      await own.close();
    },
    60_000,
  );
});

describe("Excel workbooks become interactions", () => {
  it("reads shared and inline texts, dates by their format, padded numbers and errors", async () => {
    const book = workbook(
      `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>total</t></is></c></row>
       <row r="3"><c r="A3" s="1"><v>123</v></c><c r="B3" s="2"><v>46217.5</v></c><c r="D3"><v>12.5</v></c></row>
       <row r="4"><c r="A4" t="str"><v>x</v></c><c r="B4" s="3"><v>46217</v></c><c r="D4" t="e"><v>#N/A</v></c></row>`,
      { shared: ["id", "at"], formats: ["00000", "dd/mm/yyyy hh:mm"], sheets: ["Orders", "Other"] },
    );
    const { rows, answer } = await room.outcome(
      await room.file("a.xlsx", book),
      source({ records: [mapping({ amount: column("total") })] }),
    );
    expect(rows.map((row) => [row.subject, row.at, row.amount, row.line])).toEqual([
      ["00123", "2026-07-14 12:00:00.000", 12.5, 3],
      ["x", "2026-07-14 00:00:00.000", null, 4],
    ]);
    expect(answer.notes).toEqual(["the sheet Orders of 2 is read", "column 3 has no name: it is called c3"]);
  });

  it("counts from 1904 where the workbook does, and says which sheets there are", async () => {
    const cells =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>at</t></is></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>44755</v></c></row>';
    const path = await room.file("b.xlsx", workbook(cells, { date1904: true }));
    expect((await room.outcome(path, source())).rows[0]!.at).toBe("2026-07-14 00:00:00.000");
    expect(await room.problem(path, source({ read: readOptions({ sheet: "Nope" }) }))).toMatchObject({
      code: "file.sheet",
      write: "sheet: Orders",
    });
  });

  it("F7: refuses zips with paths outside, with too many entries, that are no workbook, or are cut", async () => {
    const evil = await room.file("evil.xlsx", zip({ "../x": "boo", "xl/workbook.xml": "<workbook/>" }));
    expect(await room.problem(evil, source())).toMatchObject({ code: "file.format" });
    const many = await room.file(
      "many.xlsx",
      zip(Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`e${i}`, ""]))),
    );
    expect(await room.problem(many, source())).toMatchObject({ code: "file.too-large" });
    expect(await room.problem(await room.file("plain.xlsx", zip({ "a.txt": "hello" })), source())).toMatchObject({
      code: "file.format",
    });
    const cut = workbook("").subarray(0, 300);
    expect(await room.problem(await room.file("cut.xlsx", cut), source())).toMatchObject({ code: "file.truncated" });
  });

  it("F7: refuses files that are something else than their name says", async () => {
    for (const [name, bytes] of [
      ["orc.csv", "ORC\x08\x03"],
      ["avro.csv", "Obj\x01\x04"],
      ["book.csv", workbook("")],
      ["a.parquet", "id,at\n1,2\n"],
      ["pq.csv", "PAR1xxxxPAR1"],
      ["page.csv", "<!DOCTYPE html><html>"],
      ["a.csv.br", "abc"],
      ["a.csv.gz", "id,at\n"],
      ["old.xlsx", Buffer.from("d0cf11e0a1b11ae1", "hex")],
    ] as const) {
      expect((await room.problem(await room.file(name, bytes as string), source())).code).toMatch(
        /^file\.(format|refused)$/,
      );
    }
  });
});

describe("XES logs become interactions", () => {
  const log = (events: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<log><trace><string key="concept:name" value="case &amp; 1"/><date key="REG" value="2026-01-01T00:00:00.000+01:00"/>\n${events}</trace></log>`;
  const definition = source({
    records: [
      mapping({
        type: column("concept:name"),
        at: time("time:timestamp"),
        subject: column("case:concept:name"),
        properties: { who: property("org:resource") },
      }),
    ],
  });

  it("gives each event its trace's attributes", async () => {
    const events = `<event><string key="concept:name" value="A"/><date key="time:timestamp" value="2026-01-01T10:00:00.000+01:00"/></event>\n<event><string key="org:resource" value="11&#48;"/><string key="concept:name" value="B"/><date key="time:timestamp" value="2026-01-02T10:00:00.000+01:00"/></event>`;
    const { rows } = await room.outcome(await room.file("a.xes", log(events)), definition);
    expect(rows.map((row) => [row.subject, row.type, row.at, row.properties, row.line])).toEqual([
      ["case & 1", "A", "2026-01-01 09:00:00.000", { who: "" }, 3],
      ["case & 1", "B", "2026-01-02 09:00:00.000", { who: "110" }, 4],
    ]);
  });

  it.each([
    [
      "billion laughs",
      '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><log><trace>&lol2;</trace></log>',
      "file.xml",
    ],
    [
      "an external entity",
      '<?xml version="1.0"?><!DOCTYPE log [<!ENTITY x SYSTEM "file:///etc/passwd">]><log><trace><event><string key="concept:name" value="&x;"/></event></trace></log>',
      "file.xml",
    ],
    ["an undefined entity", '<log><trace><string key="a" value="&x;"/></trace></log>', "file.damaged"],
    ["great depth", `<log>${"<list>".repeat(100_000)}`, "file.xml"],
    [
      "an attribute of 5 MB",
      `<log><trace><string key="a" value="${"x".repeat(5_000_000)}"/></trace></log>`,
      "file.too-large",
    ],
    [
      "an attribute of 100 KB",
      `<log><trace><string key="a" value="${"x".repeat(100_000)}"/></trace></log>`,
      "file.too-large",
    ],
    [
      "a wrong encoding",
      Buffer.from(
        '<?xml version="1.0" encoding="UTF-8"?><log><trace><string key="a" value="caf\xe9"/></trace></log>',
        "latin1",
      ),
      "file.damaged",
    ],
    ["a log that breaks off", '<log><trace><event><string key="a" value="b"/></event>', "file.damaged"],
    ["a log without events", "<log></log>", "file.empty"],
  ])("F5: refuses %s", async (_, text, code) => {
    expect((await room.problem(await room.file("evil.xes", text), definition)).code).toBe(code);
  });

  it.skipIf(!existsSync(join(data, "eventlogs")))(
    "reads the loan applications of BPIC 2012 and an Italian help desk to the last event (needs $KEPT_DATA)",
    async () => {
      for (const [name, events, cases] of [
        ["bpic2012", 262_200, 13_087],
        ["helpdesk", 21_348, 4_580],
      ] as const) {
        const { answer, rows } = await room.outcome(join(data, `eventlogs/${name}.xes.gz`), definition);
        expect(answer).toMatchObject({ records: events, rows: events, bad: 0 });
        expect(new Set(rows.map((row) => row.subject)).size).toBe(cases);
      }
    },
    120_000,
  );
});

describe.skipIf(!existsSync(join(data, "olist")))("real exports (need $KEPT_DATA)", () => {
  it("reads a municipality's permit cases", async () => {
    const looked = await room.reader.look({
      path: join(data, "eventlogs/receipt.csv.gz"),
      file: "receipt.csv.gz",
      read: readOptions(),
    });
    if (!looked.ok) throw new Error(looked.error.says);
    const names = looked.value.columns.map((one) => one.name);
    expect(names).toContain("case:concept:name");
    const { answer, rows } = await room.outcome(
      join(data, "eventlogs/receipt.csv.gz"),
      source({
        zone: "Europe/Amsterdam",
        records: [
          mapping({ type: column("concept:name"), at: time("time:timestamp"), subject: column("case:concept:name") }),
        ],
      }),
    );
    expect([answer.records, answer.rows, answer.bad]).toEqual([8577, 8577, 0]);
    expect(new Set(rows.map((row) => row.subject)).size).toBe(1434);
  }, 60_000);
});

describe("zstd", () => {
  it("reads CSV packed with zstd, and refuses it cut", async (context) => {
    const path = await room.file(
      "z.csv",
      `id,at\n${Array.from({ length: 5000 }, (_, i) => `${i},2026-01-01`).join("\n")}\n`,
    );
    try {
      execFileSync("zstd", ["-q", "-f", path]);
    } catch {
      return context.skip("zstd is not installed");
    }
    expect((await room.outcome(`${path}.zst`, source())).rows.length).toBe(5000);
  });
});
