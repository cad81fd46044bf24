import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { KeptError } from "../../core/kept-error.js";
import type { Problem } from "../../core/problem.js";
import { fail, type Result } from "../../core/result.js";
import { p, sql } from "../../core/sql.js";
import { readPlan, wantedColumns } from "../../interactions/read-plan.js";
import { interactions, quarantine } from "../../interactions/tables.js";
import type { FoundFile } from "../../sources/find-files.js";
import type { SourceDefinition } from "../../sources/model.js";
import type { ReadAnswer, Reader } from "../../sources/reader/open-reader.js";
import { storeProblems } from "../../stores/problems.js";
import type { Load } from "../../stores/state-tables.js";
import type { Stores } from "../context.js";
import { type Missing, missingColumn } from "./missing-column.js";

/** A file to take in: new, or with another content or mapping than it had. */
export type FileToRead = {
  readonly source: SourceDefinition;
  readonly file: FoundFile;
  readonly contentHash: string;
  readonly mappingHash: string;
};

export type FileRead = FileToRead & { readonly answer: ReadAnswer; readonly outDir: string };

type ReadOptions = { readonly folder: string; readonly onProgress: (rows: number) => void };

/** The disposable reader makes rows of a file; they lie in a folder of their own until they are stored. */
export const readFile = async (
  reader: Reader,
  wanted: FileToRead,
  options: ReadOptions,
): Promise<Result<FileRead, Problem>> => {
  const outDir = join(options.folder, wanted.contentHash.slice(0, 16));
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  const { source, file } = wanted;
  let missing: Missing = { missing: [], columns: [] };
  const answer = await reader.read({
    path: file.real,
    file: file.path,
    source: source.name,
    read: source.read,
    wanted: wantedColumns(source),
    plan: (looked) => {
      const plan = readPlan(source)(looked);
      missing = { missing: plan.missing, columns: looked.columns.map((column) => column.name) };
      return plan;
    },
    outDir,
    onProgress: ({ rows }) => options.onProgress(rows),
  });
  if (answer.ok) return { ok: true, value: { ...wanted, answer: answer.value, outDir } };
  await rm(outDir, { recursive: true, force: true });
  // That is no fault of the file.
  if (answer.error.code === "reader.disk-full") throw diskFull(answer.error.says);
  return answer.error.code === "file.column" && missing.missing.length > 0
    ? fail(missingColumn(answer.error, missing))
    : answer;
};

const diskFull = (says: string) => {
  const { title, instead } = storeProblems.kinds.facts_disk_full;
  return new KeptError("facts_disk_full", `${title}: ${says}`, { instead });
};

/** Stores what was read under a load of its own, which counts for nothing until it is committed. */
export const stage = async (stores: Stores, read: FileRead, at: Date): Promise<Load> => {
  const { facts, state } = stores;
  const { source, file, answer } = read;
  const inserted = await state.db
    .insertInto("loads")
    .values({
      source: source.name,
      path: file.path,
      content_hash: read.contentHash,
      mapping_hash: read.mappingHash,
      kind: answer.looked.sniffed.format,
      state: "staged",
      rows: answer.rows,
      quarantined: answer.bad + answer.malformed,
      bytes: file.bytes,
      loaded_at: at.toISOString(),
      file_modified_at: file.modifiedAt.toISOString(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const load = sql`${p.int(inserted.id)}`;
  const knownAt = sql`ifNull(recorded_at, ${p.instant(at)})`;
  // A file with a header only, say: the engine takes no Native file without a row.
  if (answer.rows > 0)
    await facts.insertFile(interactions, {
      path: answer.rowsPath,
      where: sql`problem = 0`,
      set: { load, known_at: knownAt },
    });
  if (answer.badPath !== null) {
    const from = { source: sql`${p.text(source.name)}`, file: sql`${p.text(file.path)}` };
    await facts.insertFile(quarantine, {
      path: answer.badPath,
      set: { load, known_at: sql`${p.instant(at)}`, ...from },
    });
  }
  const empty = Math.max(0, answer.records - (await recordsOf(stores, read, load)));
  await state.db.updateTable("loads").set({ empty }).where("id", "=", inserted.id).execute();
  await rm(read.outDir, { recursive: true, force: true });
  return { ...inserted, empty };
};

/** How many of the file's records yielded anything: with several mappings, one may yield several interactions. */
const recordsOf = async (
  { facts }: Stores,
  { source, answer }: FileRead,
  load: ReturnType<typeof sql>,
): Promise<number> => {
  if (source.records.length === 1) return answer.rows + answer.bad + answer.malformed;
  const [row] = await facts.query(sql`SELECT uniqExact(line) AS n FROM (
    SELECT line FROM ${interactions} WHERE load = ${load} UNION ALL SELECT line FROM ${quarantine} WHERE load = ${load})`);
  return Number(row?.n ?? 0);
};
