import { rm, stat, symlink } from "node:fs/promises";
import { basename, join } from "node:path";
import { sniff } from "../sniff.js";
import { openCsv } from "./open-csv.js";
import { openJson } from "./open-json.js";
import { openRewritten } from "./open-rewritten.js";
import { type Inside, type OpenContext, type Opened, type OpenFile, oneWay } from "./opened.js";
import { parquetRelation } from "./parquet-relation.js";
import type { LookRequest } from "./protocol.js";

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
    xlsx: openRewritten,
    xes: openRewritten,
  }[sniffed.format];
  return { ...plain, ...(await opener(request, { ...context, sniffed, link, notes: plain.notes })) };
};

const openParquet = async (request: LookRequest, inside: Inside): Promise<Opened> => ({
  ...oneWay,
  relation: await parquetRelation(inside.engine, inside.link, request.limits),
});
