import { join } from "node:path";
import { fileBytes, packedHead, unpackedHead } from "../file-bytes.js";
import { FileFault } from "../file-fault.js";
import { asUtf8 } from "./as-utf8.js";
import { columnNames } from "./column-names.js";
import { firstRecord } from "./first-record.js";
import type { Inside, Opened } from "./opened.js";
import { tooWide } from "./parquet-relation.js";
import type { LookRequest } from "./protocol.js";
import { filled, RecordFile } from "./record-file.js";
import { csvRelation, stagedRelation } from "./relation.js";
import { scan } from "./scan.js";
import { malformedFile, tolerantCsv } from "./tolerant-csv.js";

/** Delimited text. Strict while each record is one line of as many fields as the first; else over several lines; else record by record. */
export const openCsv = async (request: LookRequest, inside: Inside): Promise<Opened> => {
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
      const skipLines = read.skipLines + headerLines;
      await filled([good, malformed.file], () =>
        tolerantCsv(
          bytes(),
          { good, malformed },
          { delimiter, width: names.length, skipLines, limits, onBytes: inside.onBytes },
        ),
      );
      return { relation: stagedRelation(good.path, names), malformed };
    },
  };
};
