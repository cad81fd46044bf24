import { extname } from "node:path";
import { splitCsv } from "./csv-records.js";
import { decoderLabel, detectEncoding } from "./encoding.js";
import { packedHead, unpackedHead } from "./file-bytes.js";
import { FileFault } from "./file-fault.js";
import type { FileFormat, ReadOptions, Sniffed } from "./model.js";

/** Format, compression, encoding and dialect of a file; what was declared wins, unless the bytes contradict it. */
export const sniff = async (path: string, read: ReadOptions, name = path): Promise<Sniffed> => {
  const packed = await packedHead(path);
  if (packed.length === 0) throw new FileFault("file.empty", "it is empty");
  const compression = sniffCompression(packed, name);
  const head = unpackedHead(packed, compression);
  if (head.length === 0)
    throw packed.length < 32
      ? new FileFault("file.empty", "it is empty once unpacked")
      : new FileFault("file.truncated", `its ${compression} data end early`);
  const format = sniffFormat(head, { declared: read.format, name: bareName(name, compression) });
  const notes: string[] = [];
  if (format.note) notes.push(format.note);
  const plain = {
    format: format.format,
    compression,
    encoding: "utf-8",
    delimiter: ",",
    lineEnd: "lf" as const,
    header: true,
    notes,
  };
  if (format.format === "parquet" || format.format === "xlsx" || format.format === "xes") return plain;
  const found = detectEncoding(head);
  const encoding = read.encoding === null ? found.encoding : decoderLabel(read.encoding);
  if (encoding === null)
    throw new FileFault(
      "file.format",
      `the encoding \`${read.encoding}\` is not known`,
      "utf-8, windows-1252, utf-16le",
    );
  if (read.encoding === null && found.note) notes.push(found.note);
  const text = new TextDecoder(encoding).decode(head);
  const lineEnd = text.includes("\r\n") ? "crlf" : !text.includes("\n") && text.includes("\r") ? "cr" : "lf";
  if (format.format === "json" || format.format === "ndjson") return { ...plain, encoding, lineEnd };
  const lines = text.split(/\r\n|\n|\r/).slice(read.skipLines, read.skipLines + 200);
  // The last line of a head may be cut.
  if (lines.length > 1 && head.length >= 1 << 14) lines.pop();
  const delimiter = read.delimiter ?? (format.format === "tsv" ? "\t" : guessDelimiter(lines));
  if (read.delimiter === null && format.format === "csv" && delimiter !== ",")
    notes.push(`fields are separated by ${delimiterName(delimiter)}`);
  if (lineEnd === "cr") notes.push("lines end in CR");
  return { ...plain, encoding, delimiter, lineEnd, header: read.header };
};

const delimiterName = (delimiter: string) =>
  ({ "\t": "tabs", ";": "semicolons", "|": "bars", " ": "spaces" })[delimiter] ?? `\`${delimiter}\``;

const starts = (head: Buffer, ...bytes: number[]) => bytes.every((byte, i) => head[i] === byte);

const sniffCompression = (head: Buffer, name: string): Sniffed["compression"] => {
  if (/\.br$/i.test(name))
    throw new FileFault("file.refused", "brotli files are not read", "compress it with gzip or zstd");
  if (starts(head, 0x1f, 0x8b)) return "gzip";
  if (starts(head, 0x28, 0xb5, 0x2f, 0xfd)) return "zstd";
  if (/\.(gz|zst)$/i.test(name))
    throw new FileFault(
      "file.format",
      `its name ends in ${extname(name)}, its content is not packed that way`,
      "rename it",
    );
  if (starts(head, 0x42, 0x5a, 0x68))
    throw new FileFault("file.format", "it is packed with bzip2", "compress it with gzip or zstd");
  if (starts(head, 0xfd, 0x37, 0x7a, 0x58, 0x5a))
    throw new FileFault("file.format", "it is packed with xz", "compress it with gzip or zstd");
  return "none";
};

const bareName = (name: string, compression: Sniffed["compression"]) =>
  compression === "none" ? name : name.replace(/\.(gz|zst|gzip|zstd)$/i, "");

const extensions: Record<string, FileFormat> = {
  csv: "csv",
  tsv: "tsv",
  tab: "tsv",
  txt: "csv",
  ndjson: "ndjson",
  jsonl: "ndjson",
  json: "json",
  parquet: "parquet",
  pq: "parquet",
  xlsx: "xlsx",
  xes: "xes",
};

/** Files that are something else entirely, by their first bytes. */
const foreign: readonly (readonly [string, (head: Buffer) => boolean])[] = [
  ["an ORC file", (h) => h.subarray(0, 3).toString("latin1") === "ORC"],
  ["an Avro file", (h) => h.subarray(0, 3).toString("latin1") === "Obj" && h[3] === 1],
  ["an Arrow file", (h) => h.subarray(0, 6).toString("latin1") === "ARROW1"],
  ["a PDF", (h) => h.subarray(0, 5).toString("latin1") === "%PDF-"],
  ["an old Excel workbook (.xls)", (h) => starts(h, 0xd0, 0xcf, 0x11, 0xe0)],
  ["a SQLite database", (h) => h.subarray(0, 15).toString("latin1") === "SQLite format 3"],
  ["an RTF document", (h) => h.subarray(0, 5).toString("latin1") === "{\\rtf"],
  ["a tar archive", (h) => h.subarray(257, 262).toString("latin1") === "ustar"],
];

const sniffFormat = (
  head: Buffer,
  hints: { declared: FileFormat | null; name: string },
): { format: FileFormat; note: string | null } => {
  for (const [what, is] of foreign)
    if (is(head)) throw new FileFault("file.format", `it is ${what}`, "export it as csv, ndjson, parquet or xlsx");
  const named = hints.declared ?? extensions[extname(hints.name).slice(1).toLowerCase()] ?? null;
  const real = binaryFormat(head);
  if (real !== null && named !== null && real !== named)
    throw new FileFault(
      "file.format",
      `it is ${real === "xlsx" ? "a zip or Excel file" : `a ${real} file`}, not ${named}`,
      `rename it to .${real}, or export it as ${named}`,
    );
  if (real !== null) return { format: real, note: null };
  if (named === "parquet" || named === "xlsx")
    throw new FileFault("file.format", `it is no ${named} file`, "export it again");
  const text = new TextDecoder(detectEncoding(head).encoding).decode(head.subarray(0, 4096)).trimStart();
  const markup = /^<(\?xml|!DOCTYPE|!--|log[\s>])/i.test(text);
  if (named === "xes") return { format: "xes", note: null };
  if (markup && /<log[\s>]/.test(text)) {
    if (named === null) return { format: "xes", note: null };
    throw new FileFault("file.format", `it is an XES log, not ${named}`, "rename it to .xes");
  }
  if (markup || /^<html/i.test(text)) throw new FileFault("file.format", "it is a web page or XML", "export it as csv");
  if (named !== null) return { format: named, note: null };
  if (text.startsWith("[")) return { format: "json", note: "read as JSON" };
  if (text.startsWith("{"))
    return { format: /^\{[^\n]*\}\s*\n\s*\{/.test(text) ? "ndjson" : "json", note: "read as JSON" };
  return { format: "csv", note: "read as CSV" };
};

const binaryFormat = (head: Buffer): FileFormat | null => {
  if (head.subarray(0, 4).toString("latin1") === "PAR1") return "parquet";
  return starts(head, 0x50, 0x4b, 0x03, 0x04) || starts(head, 0x50, 0x4b, 0x05, 0x06) ? "xlsx" : null;
};

/** The delimiter that splits most lines into the same number (more than one) of fields. */
const guessDelimiter = (lines: readonly string[]): string => {
  const full = lines.filter((line) => line.trim() !== "").slice(0, 100);
  let best = { delimiter: ",", score: 0 };
  for (const delimiter of [",", ";", "\t", "|", "^", "~"]) {
    const widths = full
      .map((line) => splitCsv(line, delimiter))
      .map((split) => (split === "open" ? 0 : split.fields.length));
    const first = widths[0] ?? 0;
    if (first < 2) continue;
    const score = (widths.filter((width) => width === first).length / widths.length) * (1 + Math.log(first) / 10);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
};
