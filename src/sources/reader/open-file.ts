import { createWriteStream } from "node:fs";
import { rm, stat, symlink } from "node:fs/promises";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { splitCsv } from "../csv-records.js";
import { fileBytes, packedHead, unpackedHead } from "../file-bytes.js";
import { FileFault } from "../file-fault.js";
import type { Sniffed } from "../model.js";
import { sniff } from "../sniff.js";
import { xesRecords } from "../xes-records.js";
import { xlsxRecords } from "../xlsx/xlsx-records.js";
import { columnNames } from "./column-names.js";
import type { ReaderEngine } from "./engine.js";
import { checkedJsonRelation, jsonDocumentRelation, jsonPaths, jsonRelation } from "./json-relation.js";
import { parquetRelation, tooWide } from "./parquet-relation.js";
import type { LookRequest } from "./protocol.js";
import { RecordFile } from "./record-file.js";
import { csvRelation, type Relation, stagedRelation } from "./relation.js";
import { type Scan, scan } from "./scan.js";
import { type Malformed, malformedFile, physicalLines, tolerantCsv } from "./tolerant-csv.js";

/** An opened file: how to read it strictly, and what to do when that fails. */
export type OpenFile = {
  readonly sniffed: Sniffed;
  readonly notes: string[];
  relation: Relation;
  /** Null when line numbers, bounds and encoding need no pass over the bytes (Parquet, or records of our own making). */
  readonly check: (() => Promise<Scan>) | null;
  /** A better relation, once the scan has shown what the first bytes did not; null when the strict one stands. */
  readonly afterScan: (scan: Scan) => "stands" | "several lines a record" | "tolerant";
  readonly severalLines: (() => Relation) | null;
  readonly tolerant: (() => Promise<{ relation: Relation; malformed: Malformed }>) | null;
  readonly recordsOf: ((scan: Scan) => number | null) | null;
  readonly changed: () => Promise<boolean>;
};

export type OpenContext = {
  readonly engine: ReaderEngine;
  readonly folder: string;
  readonly onBytes: (n: number) => void;
};

/** Finds out what a file is and how the engine shall read it. Paths never become SQL: the engine sees a link in the reader's own folder. */
export const openFile = async (request: LookRequest, context: OpenContext): Promise<OpenFile> => {
  const before = await stat(request.path);
  const sniffed = await sniff(request.path, request.read, basename(request.name));
  const changed = async () => {
    const now = await stat(request.path);
    return now.size !== before.size || now.mtimeMs !== before.mtimeMs;
  };
  const link = join(context.folder, "input");
  await rm(link, { force: true });
  await symlink(request.path, link);
  const plain = { sniffed, notes: [...sniffed.notes], changed };
  const opener = {
    csv: openCsv,
    tsv: openCsv,
    ndjson: openJson,
    json: openJson,
    parquet: openParquet,
    xlsx: openOther,
    xes: openOther,
  }[sniffed.format];
  return { ...plain, ...(await opener(request, { ...context, sniffed, link, notes: plain.notes })) };
};

type Inside = OpenContext & { readonly sniffed: Sniffed; readonly link: string; readonly notes: string[] };
type Opened = Omit<OpenFile, "sniffed" | "notes" | "changed">;

const converted = {
  check: null,
  afterScan: () => "stands" as const,
  severalLines: null,
  tolerant: null,
  recordsOf: null,
};

const openParquet = async (request: LookRequest, inside: Inside): Promise<Opened> => ({
  ...converted,
  relation: await parquetRelation(inside.engine, inside.link, request.limits),
});

const openOther = async (request: LookRequest, inside: Inside): Promise<Opened> => {
  const path = join(inside.folder, "records.tsv");
  const file = new RecordFile(path, request.limits);
  const names =
    inside.sniffed.format === "xlsx"
      ? await xlsxRecords(request, { file, notes: inside.notes, onBytes: inside.onBytes })
      : await xesRecords(fileBytes(request.path, { compression: inside.sniffed.compression, limits: request.limits }), {
          file,
          limits: request.limits,
          onBytes: inside.onBytes,
        });
  await file.close();
  return { ...converted, relation: stagedRelation(path, names) };
};

/** UTF-8 with LF, as the engine wants it: other encodings and CR line ends are rewritten into the reader's folder. */
const asUtf8 = async (
  request: LookRequest,
  inside: Inside,
): Promise<{ path: string; compression: Sniffed["compression"] }> => {
  const { sniffed } = inside;
  if (sniffed.encoding === "utf-8" && sniffed.lineEnd !== "cr")
    return { path: inside.link, compression: sniffed.compression };
  const path = join(inside.folder, "utf8");
  const decoder = new TextDecoder(sniffed.encoding);
  const bytes = fileBytes(request.path, { compression: sniffed.compression, limits: request.limits });
  const text = async function* () {
    let seen = 0;
    for await (const chunk of bytes) {
      seen += chunk.length;
      inside.onBytes(seen);
      const piece = decoder.decode(chunk, { stream: true });
      yield sniffed.lineEnd === "cr" ? piece.replaceAll("\r", "\n") : piece;
    }
    yield decoder.decode();
  };
  await pipeline(text, createWriteStream(path));
  return { path, compression: "none" };
};

const openCsv = async (request: LookRequest, inside: Inside): Promise<Opened> => {
  const { limits, read } = request;
  const { delimiter } = inside.sniffed;
  if (delimiter.length !== 1) throw new FileFault("file.format", "a delimiter is one character", 'delimiter: ";"');
  const { path, compression } = await asUtf8(request, inside);
  const head = unpackedHead(await packedHead(path), compression);
  const first = firstRecord(head.toString("utf8").replace(/^\ufeff/, ""), { delimiter, skipLines: read.skipLines });
  if (first.fields.length > limits.columns) throw tooWide(limits);
  const names = read.header ? columnNames(first.fields, inside.notes) : first.fields.map((_, i) => `c${i + 1}`);
  const headerLines = read.header ? first.lines : 0;
  const source = { path, compression, delimiter, skipLines: read.skipLines, headerLines, names };
  const bytes = () => fileBytes(path, { compression, limits });
  const several = () => csvRelation(source, "several a record");
  return {
    relation: first.multilineSoon ? several() : csvRelation(source, "one a record"),
    check: () => scan(bytes(), { limits, onBytes: inside.onBytes }),
    afterScan: (found) =>
      !found.utf8 || (names.length === 1 && found.blankInside)
        ? "tolerant"
        : found.multiline && !first.multilineSoon
          ? "several lines a record"
          : "stands",
    severalLines: several,
    recordsOf: (found) =>
      found.multiline || found.blankInside ? null : found.lines - found.trailingBlank - read.skipLines - headerLines,
    tolerant: async () => {
      const good = new RecordFile(join(inside.folder, "good.tsv"), limits);
      const malformed = malformedFile(join(inside.folder, "malformed.tsv"), limits);
      await tolerantCsv(
        bytes(),
        { good, malformed },
        { delimiter, width: names.length, skipLines: read.skipLines + headerLines, limits, onBytes: inside.onBytes },
      );
      return { relation: stagedRelation(good.path, names), malformed };
    },
  };
};

/** The first record after the lines to skip, and whether one of the first records runs over several lines. */
const firstRecord = (
  text: string,
  options: { delimiter: string; skipLines: number },
): { fields: string[]; lines: number; multilineSoon: boolean } => {
  const lines = text.split(/\r\n|\n/).slice(options.skipLines);
  let joined = "";
  for (const [i, line] of lines.slice(0, 100).entries()) {
    joined = i === 0 ? line : `${joined}\n${line}`;
    const split = splitCsv(joined, options.delimiter);
    if (split === "open") continue;
    if (split.fault !== null) break;
    if (split.fields.length === 0 && i === 0)
      throw new FileFault("file.empty", "its first line is blank", "skip_lines: 1");
    const multilineSoon = lines.slice(i + 1, -1).some((later) => oddQuotes(later));
    return { fields: [...split.fields], lines: i + 1, multilineSoon };
  }
  throw new FileFault(
    "file.damaged",
    "its first record cannot be split into fields",
    "check the delimiter and the quotes",
  );
};

const oddQuotes = (line: string) => line.includes('"') && (line.split('"').length - 1) % 2 === 1;

const openJson = async (request: LookRequest, inside: Inside): Promise<Opened> => {
  const { limits } = request;
  const { path, compression } = await asUtf8(request, inside);
  const head = unpackedHead(await packedHead(path), compression)
    .toString("utf8")
    .replace(/^\ufeff/, "");
  const sampled = sampleJson(head);
  const wanted = request.wanted.filter((name) => !sampled.paths.has(name));
  for (const name of wanted) sampled.paths.set(name, name.includes(".") && sampled.objects.has(name.split(".")[0]!));
  const names = [...sampled.paths.keys()];
  if (names.length > limits.columns) throw tooWide(limits);
  if (names.length === 0)
    throw new FileFault(
      "file.damaged",
      "its first bytes are no JSON records",
      "write one object a line, or an array of objects",
    );
  const nested = new Set([...sampled.paths].filter(([, isNested]) => isNested).map(([name]) => name));
  const source = { path, compression, names, nested };
  const bytes = () => fileBytes(path, { compression, limits });
  const oneALine = sampled.form === "lines";
  if (!oneALine) inside.notes.push("`line` counts records, since the file is not one record a line");
  if (sampled.form === "document")
    return {
      ...converted,
      check: () => scan(bytes(), { limits, onBytes: inside.onBytes }),
      relation: jsonDocumentRelation(source),
    };
  return {
    relation: jsonRelation(source),
    check: () => scan(bytes(), { limits, onBytes: inside.onBytes }),
    afterScan: (found) => (oneALine && (found.blankInside || !found.utf8) ? "tolerant" : "stands"),
    severalLines: null,
    recordsOf: (found) => (oneALine && !found.blankInside ? found.lines - found.trailingBlank : null),
    tolerant: !oneALine
      ? null
      : async () => {
          const good = new RecordFile(join(inside.folder, "good.tsv"), limits);
          const malformed = malformedFile(join(inside.folder, "malformed.tsv"), limits);
          await checkLines(bytes(), { good, malformed, onBytes: inside.onBytes });
          return { relation: checkedJsonRelation(good.path, names, nested), malformed };
        },
  };
};

const checkLines = async (
  bytes: AsyncIterable<Buffer>,
  out: { good: RecordFile; malformed: Malformed; onBytes: (n: number) => void },
) => {
  let number = 0;
  let seen = 0;
  for await (const line of physicalLines(bytes)) {
    number++;
    seen += line.length + 1;
    const text = line.toString("utf8");
    if (text.trim() === "") continue;
    let full = false;
    if (text.includes("\ufffd") && !isObjectText(line))
      out.malformed.add(number, "record.encoding", "bytes that are no UTF-8", line.toString("latin1"));
    else if (isObject(text)) full = out.good.write(number, [text.replace(/^\ufeff/, "")]);
    else out.malformed.add(number, "record.malformed", "not one JSON object", text);
    if (full || number % 10_000 === 0) {
      await out.good.flush();
      await out.malformed.file.flush();
      out.onBytes(seen);
    }
  }
  await out.good.close();
  await out.malformed.file.close();
};

const isObjectText = (line: Buffer) => Buffer.from(line.toString("utf8"), "utf8").equals(line);
const isObject = (text: string): boolean => {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
};

/** Which keys the first records have, and how they are laid out: one a line, an array (or objects over lines), or a document around a list. */
const sampleJson = (
  head: string,
): { paths: Map<string, boolean>; objects: Set<string>; form: "lines" | "array" | "document" } => {
  const records: unknown[] = [];
  const text = head.trimStart();
  const lines = text.split("\n", 501).slice(0, 500);
  let form: "lines" | "array" | "document" = "lines";
  for (const line of lines) if (isObject(line)) records.push(JSON.parse(line.replace(/^\ufeff/, "")));
  if (records.length === 0 || text.startsWith("[")) {
    form = text.startsWith("[") ? "array" : "lines";
    records.length = 0;
    records.push(...leadingObjects(text, 200));
    if (form === "lines") form = "array";
  }
  if (records.length === 0) {
    // A document longer than the head: look into its first list of objects.
    const list = /\[\s*\{/.exec(text);
    if (list) {
      records.push(...leadingObjects(text.slice(list.index + 1), 200));
      form = "document";
    }
  }
  const list =
    records.length === 1
      ? Object.values(records[0] as object)
          .filter((value) => Array.isArray(value) && typeof value[0] === "object")
          .sort((a, b) => b.length - a.length)[0]
      : undefined;
  if (list) {
    form = "document";
    records.splice(0, 1, ...list.slice(0, 500));
  }
  const paths = new Map<string, boolean>();
  const objects = new Set<string>();
  for (const record of records) {
    for (const { name, nested } of jsonPaths(record)) {
      paths.set(name, nested);
      if (nested) objects.add(name.split(".")[0]!);
    }
  }
  return { paths, objects, form };
};

/** Complete objects at the beginning of a text, however they are laid out. */
const leadingObjects = (text: string, most: number): unknown[] => {
  const found: unknown[] = [];
  let depth = 0;
  let start = -1;
  let inString = false;
  for (let i = 0; i < text.length && found.length < most; i++) {
    const character = text[i];
    if (inString) {
      if (character === "\\") i++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" && depth++ === 0) start = i;
    else if (character === "}" && --depth === 0) {
      const piece = text.slice(start, i + 1);
      if (isObject(piece)) found.push(JSON.parse(piece));
    }
  }
  return found;
};
