import { isUtf8 } from "node:buffer";
import { type CsvRecord, CsvSplitter } from "../csv-records.js";
import type { Limits } from "../limits.js";
import { RecordFile } from "./record-file.js";

/** Where records that break the file's form are kept: `line`, code, what is wrong, the raw text. */
export type Malformed = {
  readonly file: RecordFile;
  readonly add: (line: number, code: string, says: string, raw: string) => void;
};

export const malformedFile = (path: string, limits: Limits): Malformed => {
  const file = new RecordFile(path, limits);
  return { file, add: (line, code, says, raw) => void file.write(line, [code, says, raw.slice(0, 65_536)]) };
};

type Options = {
  readonly delimiter: string;
  readonly width: number;
  readonly skipLines: number;
  readonly limits: Limits;
  readonly onBytes: (n: number) => void;
};

/** Splits a CSV in JavaScript: good records go to `good` with their line, others to `malformed`; the caller closes both. Slower than the engine, and complete. */
export const tolerantCsv = async (
  bytes: AsyncIterable<Buffer>,
  out: { good: RecordFile; malformed: Malformed },
  options: Options,
): Promise<void> => {
  const splitter = new CsvSplitter(options.delimiter, options.width, options.skipLines + 1);
  let full = false;
  const keep = (records: Iterable<CsvRecord>) => {
    for (const record of records) {
      const badLine = badText.size === 0 ? undefined : spanned(record).find((line) => badText.has(line));
      if (badLine !== undefined)
        out.malformed.add(record.line, "record.encoding", "bytes that are no UTF-8", badText.get(badLine)!);
      else if (record.fault !== null) out.malformed.add(record.line, "record.malformed", record.fault, record.raw);
      else full = out.good.write(record.line, record.fields) || full;
    }
  };
  // A line that is no UTF-8 is replaced by one that cannot be split, so that it is refused in its place.
  const badText = new Map<number, string>();
  let number = 0;
  let seen = 0;
  for await (const line of physicalLines(bytes)) {
    number++;
    seen += line.length + 1;
    if (number <= options.skipLines) continue;
    if (isUtf8(line)) keep(splitter.push(line.toString("utf8")));
    else {
      badText.set(number, line.toString("latin1"));
      keep(splitter.push(refusedLine));
    }
    if (full || out.malformed.file.records % 1000 === 999) {
      await out.good.flush();
      await out.malformed.file.flush();
      full = false;
      options.onBytes(seen);
    }
  }
  keep(splitter.end());
};

const spanned = (record: CsvRecord) => Array.from({ length: record.lines }, (_, i) => record.line + i);

const refusedLine = '""refused';

/** Lines as bytes, without LF or CRLF. */
export async function* physicalLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  for await (const chunk of bytes) {
    let start = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, start)) {
      const piece = chunk.subarray(start, at);
      yield withoutCr(parts.length > 0 ? Buffer.concat([...parts, piece]) : piece);
      parts = [];
      start = at + 1;
    }
    if (start < chunk.length) parts.push(Buffer.from(chunk.subarray(start)));
  }
  if (parts.length > 0) yield withoutCr(Buffer.concat(parts));
}

const withoutCr = (line: Buffer) => (line.at(-1) === 13 ? line.subarray(0, -1) : line);
