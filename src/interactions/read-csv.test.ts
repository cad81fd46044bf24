import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  column,
  constant,
  mapping,
  property,
  readingRoom,
  readOptions,
  source,
  template,
  time,
} from "../sources/reader/reading.fixture.js";
import { readPlan, wantedColumns } from "./read-plan.js";
import { badRows, stagedRows } from "./staged.js";

let room: Awaited<ReturnType<typeof readingRoom>>;
beforeAll(async () => {
  room = await readingRoom({ plan: readPlan, wanted: wantedColumns, rows: stagedRows, bad: badRows });
});
afterAll(() => room.close());

let n = 0;
const csv = async (text: string | Uint8Array, definition = source(), name = `f${n++}.csv`) =>
  room.outcome(await room.file(name, text), definition);

describe("a CSV becomes interactions", () => {
  it("maps columns, constants, maps, templates, amounts and properties", async () => {
    const { rows, answer } = await csv(
      "order_id,card,device,channel,placed_at,total,store\n00123,C1,D1,K,2026-07-14 10:04:10,12.50,Utrecht\n00124,,D2,X,2026-07-14 10:05:00,,\n",
      source({
        zone: "Europe/Amsterdam",
        records: [
          mapping({
            at: time("placed_at"),
            subject: template("order:", { column: "order_id" }),
            customer: [template("loyalty:", { column: "card" }), template("device:", { column: "device" })],
            channel: column("channel", { K: "kiosk" }, "counter"),
            amount: column("total"),
            properties: { store: property("store") },
          }),
        ],
      }),
    );
    expect(answer).toMatchObject({ records: 2, rows: 2, bad: 0, malformed: 0, badPath: null });
    expect(rows[0]).toMatchObject({
      source: "tills",
      type: "order.placed",
      at: "2026-07-14 08:04:10.000",
      subject: "order:00123",
      customer: "loyalty:C1",
      identifiers: ["loyalty:C1", "device:D1"],
      channel: "kiosk",
      amount: 12.5,
      score: null,
      properties: { store: "Utrecht" },
      line: 2,
    });
    expect(rows[1]).toMatchObject({
      customer: "device:D2",
      identifiers: ["device:D2"],
      channel: "counter",
      amount: null,
      line: 3,
    });
  });

  it("yields several interactions from one row, and none where the time is empty", async () => {
    const { rows, bad } = await csv(
      "id,placed,approved,delivered\n1,2026-01-01 10:00,2026-01-01 11:00,2026-01-03 09:00\n2,2026-01-02 10:00,,\n",
      source({
        records: ["placed", "approved", "delivered"].map((name) =>
          mapping({ type: constant(`order.${name}`), at: time(name) }),
        ),
      }),
    );
    expect(rows.map((row) => `${row.subject} ${row.type} ${row.at}`)).toEqual([
      "1 order.approved 2026-01-01 11:00:00.000",
      "1 order.delivered 2026-01-03 09:00:00.000",
      "1 order.placed 2026-01-01 10:00:00.000",
      "2 order.placed 2026-01-02 10:00:00.000",
    ]);
    expect(bad).toEqual([]);
  });

  it("sets records aside with line, column, value, reason and the raw record, and the counts add up", async () => {
    const { rows, bad, answer } = await csv(
      "id,at,total,kind\n1,2026-01-01,5,a\n2,24:07,5,a\n,2026-01-01,5,a\n4,2026-01-01,five,a\n5,9999-12-31,5,a\n6,2026-01-01,5,\n7,,5,a\n",
      source({ records: [mapping({ type: column("kind"), amount: column("total") })] }),
    );
    expect(rows.map((row) => row.subject)).toEqual(["1"]);
    expect(bad.map((row) => [row.line, row.column, row.value, row.code])).toEqual([
      [3, "at", "24:07", "record.time.unreadable"],
      [4, "id", "", "record.subject.empty"],
      [5, "total", "five", "record.number.unreadable"],
      [6, "at", "9999-12-31", "record.time.range"],
      [7, "kind", "", "record.type.empty"],
    ]);
    expect(bad[0]).toMatchObject({
      source: "tills",
      says: "at holds “24:07”, which is no time we can read",
      payload: '{"id":"2","at":"24:07","total":"5","kind":"a"}',
    });
    expect(answer).toMatchObject({ records: 7, rows: 1, bad: 5 });
  });

  it("F4: numbers lines rightly after fields that run over lines", async () => {
    const { rows } = await csv(
      'id,note,at\n1,"a\nb\nc",2026-01-01\n2,x,2026-01-01\n3,"d\r\ne",2026-01-02\n4,x,2026-01-03\n',
    );
    expect(rows.map((row) => [row.subject, row.line])).toEqual([
      ["1", 2],
      ["2", 5],
      ["3", 6],
      ["4", 8],
    ]);
    // Far into the file, where the first bytes show none of it.
    const plain = Array.from({ length: 60_000 }, (_, i) => `${i},plain text here,2026-01-01`).join("\n");
    const far = await csv(`id,note,at\n${plain}\nx,"one\ntwo",2026-01-01\ny,z,2026-01-01\n`);
    expect(far.rows.slice(-2).map((row) => [row.subject, row.line])).toEqual([
      ["x", 60_002],
      ["y", 60_004],
    ]);
    expect(far.answer.records).toBe(60_002);
  });

  it.each([
    [";", "semicolons"],
    ["\t", "tabs"],
    ["|", "bars"],
  ])("F4: finds the delimiter %j and says so", async (delimiter, says) => {
    const text = [
      ["id", "at", "note", "total"],
      ["1", "2026-01-01", "", "3"],
      ["2", "2026-01-02", '"a, b"', "4"],
    ]
      .map((row) => row.join(delimiter))
      .join("\r\n");
    const { rows, answer } = await csv(
      `${text}\r\n`,
      source({ records: [mapping({ amount: column("total"), text: column("note") })] }),
    );
    expect(rows.map((row) => [row.subject, row.text, row.amount])).toEqual([
      ["1", "", 3],
      ["2", "a, b", 4],
    ]);
    expect(answer.notes).toContain(`fields are separated by ${says}`);
  });

  it("F4: reads UTF-16, a byte order mark, latin1 and CR line ends", async () => {
    const text = "id;at;note\r\n1;2026-01-01;Ça va, Zoë\r\n";
    const definition = source({ records: [mapping({ text: column("note") })] });
    const utf16be = Buffer.from(`\ufeff${text}`, "utf16le").swap16();
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      Buffer.from(`\ufeff${text}`, "utf16le"),
      Buffer.from(text, "utf16le"),
      utf16be,
      Buffer.from(text, "latin1"),
      Buffer.from(text.replaceAll("\r\n", "\r")),
    ]) {
      const { rows } = await csv(bytes, definition);
      expect(rows.map((row) => [row.subject, row.text, row.line])).toEqual([["1", "Ça va, Zoë", 2]]);
    }
    const guessed = await csv(Buffer.from(text, "latin1"), definition);
    expect(guessed.answer.notes.join()).toMatch(/windows-1252/);
  });

  it("F4: keeps good records around a broken quote, ragged rows and blank lines", async () => {
    const { rows, bad, answer } = await csv(
      'id,at,note\n1,2026-01-01,ok\n2,2026-01-01,"never closed\n3,2026-01-01,ok\n\n4,2026-01-01\n5,2026-01-01,a,b\n6,2026-01-01,"a ""quoted"" word"\n',
    );
    expect(rows.map((row) => [row.subject, row.line])).toEqual([
      ["1", 2],
      ["3", 4],
      ["6", 8],
    ]);
    expect(bad.map((row) => [row.line, row.code, row.says])).toEqual([
      [3, "record.malformed", "a quote that is not closed on its line"],
      [6, "record.malformed", "2 fields instead of 3"],
      [7, "record.malformed", "4 fields instead of 3"],
    ]);
    expect(bad[0]!.payload).toBe('2,2026-01-01,"never closed');
    expect(answer).toMatchObject({ records: 6, rows: 3, malformed: 3 });
  });

  it("F4: sets bytes aside that are no UTF-8, when the file is UTF-8 otherwise, and keeps NUL", async () => {
    const lines = Buffer.from(
      `id,at,note\n${Array.from({ length: 70_000 }, (_, i) => `${i},2026-01-01,é`).join("\n")}\n`,
    );
    const { rows, bad } = await csv(
      Buffer.concat([lines, Buffer.from("x,2026-01-01,caf\xe9\n", "latin1"), Buffer.from("y,2026-01-01,a\0b\n")]),
      source({ records: [mapping({ text: column("note") })] }),
    );
    expect(bad.map((row) => [row.line, row.code])).toEqual([[70_002, "record.encoding"]]);
    expect(rows.at(-1)).toMatchObject({ subject: "y", text: "a\0b", line: 70_003 });
  }, 60_000);

  it("F4: names duplicate and empty headers, and says so", async () => {
    const { rows, answer } = await csv(
      "id,at,,note,note\n1,2026-01-01,a,b,c\n",
      source({ records: [mapping({ properties: { x: property("c3"), y: property("note_2") } })] }),
    );
    expect(rows[0]!.properties).toEqual({ x: "a", y: "c" });
    expect(answer.notes).toEqual([
      "column 3 has no name: it is called c3",
      "column 5 is called note like another: it is called note_2",
    ]);
  });

  it("reads files without a header, and skips lines before it", async () => {
    const bare = await csv(
      "1,2026-01-01\n2,2026-01-02\n",
      source({ read: readOptions({ header: false }), records: [mapping({ at: time("c2"), subject: column("c1") })] }),
    );
    expect(bare.rows.map((row) => [row.subject, row.line])).toEqual([
      ["1", 1],
      ["2", 2],
    ]);
    const below = await csv("Report of July\n\nid,at\n1,2026-01-01\n", source({ read: readOptions({ skipLines: 2 }) }));
    expect(below.rows.map((row) => [row.subject, row.line])).toEqual([["1", 4]]);
  });

  it("F4: reads decimal commas, thousands and currencies", async () => {
    const { rows, bad } = await csv(
      "id;at;total\n1;2026-01-01;1.234,50\n2;2026-01-01;€ 12,5\n3;2026-01-01;-3\n4;2026-01-01;1.234\n5;2026-01-01;1,2,3\n",
      source({ decimal: ",", records: [mapping({ amount: column("total") })] }),
    );
    expect(rows.map((row) => row.amount)).toEqual([1234.5, 12.5, -3, 1234]);
    expect(bad.map((row) => row.value)).toEqual(["1,2,3"]);
    const points = await csv(
      'id,at,total\n1,2026-01-01,"1,234.50"\n2,2026-01-01,$5\n3,2026-01-01,1e3\n4,2026-01-01,nan\n5,2026-01-01,"1,23"\n',
      source({ records: [mapping({ amount: column("total") })] }),
    );
    expect(points.rows.map((row) => row.amount)).toEqual([1234.5, 5, 1000]);
    expect(points.bad.map((row) => row.value)).toEqual(["nan", "1,23"]);
  });

  it("takes conditions, empties and recorded times into account", async () => {
    const { rows } = await csv(
      "id,at,status,seen\n1,2026-01-01,delivered,2026-01-02 10:00\n2,2026-01-01,cancelled,\n3,NULL,delivered,\n4,2026-01-01,delivered,n/a\n",
      source({
        empty: ["NULL", "n/a"],
        records: [
          mapping({ where: [{ column: "status", test: "in", values: ["delivered"] }], recorded: time("seen") }),
        ],
      }),
    );
    expect(rows.map((row) => [row.subject, row.recorded_at])).toEqual([
      ["1", "2026-01-02 10:00:00.000"],
      ["4", null],
    ]);
  });

  it("gives the same record the same id in another file, and counts copies that nothing identifies", async () => {
    const a = await csv("id,at\n1,2026-01-01\n2,2026-01-01\n");
    const b = await csv("note,id,at\nz,2,2026-01-01\n");
    expect(b.rows[0]!.record_id).toBe(a.rows[1]!.record_id);
    const anonymous = source({ records: [mapping({ subject: null })] });
    const copies = await csv("note,at\nx,2026-01-01\nx,2026-01-01\ny,2026-01-01\n", anonymous);
    expect(new Set(copies.rows.map((row) => row.record_id)).size).toBe(3);
    const again = await csv("note,at\ny,2026-01-01\nx,2026-01-01\nx,2026-01-01\n", anonymous);
    expect(again.rows.map((row) => row.record_id).sort()).toEqual(copies.rows.map((row) => row.record_id).sort());
  });

  it("refuses a mapping that names a column the file has not, and says which it has", async () => {
    const problem = await room.problem(await room.file("missing.csv", "id,when\n1,2026-01-01\n"), source());
    expect(problem).toMatchObject({
      code: "file.column",
      says: "missing.csv: it has no column `at`",
      write: "its columns are id, when",
    });
  });

  it("F2: a path with quotes, braces, wildcards and line ends in its name is only a path", async () => {
    for (const name of ["it's {a,b} * ? [x].csv", "'); DROP TABLE x; --.csv", "{x:String}\n.csv"]) {
      const { rows } = await csv("id,at\n1,2026-01-01\n", source(), name);
      expect(rows.length).toBe(1);
    }
  });

  it("F3: a gzip cut anywhere is a problem of the file and nothing of it is taken", async () => {
    const packed = gzipSync(
      Buffer.from(`id,at\n${Array.from({ length: 20_000 }, (_, i) => `${i * 7919},2026-01-01`).join("\n")}\n`),
    );
    const path = await room.file("whole.csv.gz", packed);
    expect((await room.outcome(path, source())).rows.length).toBe(20_000);
    for (let cut = 40; cut < packed.length; cut += Math.ceil(packed.length / 6)) {
      writeFileSync(path, packed.subarray(0, cut));
      expect((await room.problem(path, source())).code).toMatch(/^file\.(truncated|damaged)$/);
    }
  }, 60_000);

  it("F3: 100,000 columns are refused", async () => {
    const wide = Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(",");
    expect(await room.problem(await room.file("wide.csv", `${wide}\n${wide}\n`), source())).toMatchObject({
      code: "file.too-large",
    });
  });
});
