import { gzipSync } from "node:zlib";
import type { Random } from "../../core/random.js";
import { workbook } from "../xlsx/workbook.fixture.js";
import { column, mapping, source, time } from "./reading.fixture.js";

export const noted = source({ records: [mapping({ text: column("note") })] });
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
export const mutated = (original: Buffer, chance: Random): Buffer => {
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

/** A kind of file, how it is mapped, and one of its mutations. */
export type MutatedKind = {
  readonly name: string;
  readonly how: typeof noted;
  readonly make: (chance: Random) => Buffer;
};

// What is packed is changed half of the time within, since its checksum would refuse the rest.
const within = (chance: Random, [packed, inner]: readonly [() => Buffer, () => Buffer]) =>
  chance.uniform() < 0.5 ? packed() : inner();
export const mutatedKinds: readonly MutatedKind[] = [
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
