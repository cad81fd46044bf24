import { join } from "node:path";
import { fileBytes } from "../file-bytes.js";
import { xesRecords } from "../xes-records.js";
import { xlsxRecords } from "../xlsx/xlsx-records.js";
import { type Inside, type Opened, oneWay } from "./opened.js";
import type { LookRequest } from "./protocol.js";
import { filled, RecordFile } from "./record-file.js";
import { stagedRelation } from "./relation.js";

/** What the engine cannot read (xlsx, xes) is rewritten, record by record, as a file that it can. */
export const openRewritten = async (request: LookRequest, inside: Inside): Promise<Opened> => {
  const path = join(inside.folder, "records.tsv");
  const file = new RecordFile(path, request.limits);
  const names = await filled([file], () =>
    inside.sniffed.format === "xlsx"
      ? xlsxRecords(request, { file, notes: inside.notes, onBytes: inside.onBytes })
      : xesRecords(fileBytes(request.path, { compression: inside.sniffed.compression, limits: request.limits }), {
          file,
          limits: request.limits,
          onBytes: inside.onBytes,
        }),
  );
  return { ...oneWay, relation: stagedRelation(path, names) };
};
