import { join } from "node:path";
import { fileBytes, packedHead, unpackedHead } from "../file-bytes.js";
import { FileFault } from "../file-fault.js";
import { asUtf8 } from "./as-utf8.js";
import { checkedJsonRelation, jsonDocumentRelation, jsonRelation } from "./json-relation.js";
import { type Inside, type Opened, oneWay } from "./opened.js";
import { tooWide } from "./parquet-relation.js";
import type { LookRequest } from "./protocol.js";
import { filled, RecordFile } from "./record-file.js";
import { sampleJson } from "./sample-json.js";
import { scan } from "./scan.js";
import { malformedFile } from "./tolerant-csv.js";
import { tolerantJson } from "./tolerant-json.js";

/** JSON records: one a line, an array, or a document around a list. Only those that are one a line can be read one by one. */
export const openJson = async (request: LookRequest, inside: Inside): Promise<Opened> => {
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
      ...oneWay,
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
          await filled([good, malformed.file], () =>
            tolerantJson(bytes(), { good, malformed, onBytes: inside.onBytes }),
          );
          return { relation: checkedJsonRelation(good.path, names, nested), malformed };
        },
  };
};
