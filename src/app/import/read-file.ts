import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { p, sql } from "../../core/sql.js";
import type { Problem } from "../../core/problem.js";
import type { Result } from "../../core/result.js";
import { readPlan, wantedColumns } from "../../interactions/read-plan.js";
import { interactions, quarantine } from "../../interactions/tables.js";
import type { FoundFile } from "../../sources/find-files.js";
import type { SourceDefinition } from "../../sources/model.js";
import type { ReadAnswer, Reader } from "../../sources/reader/open-reader.js";
import type { Load } from "../../stores/state-tables.js";
import type { Stores } from "../context.js";

/** A file to take in: new, or with another content or mapping than it had. */
export type FileToRead = { readonly source: SourceDefinition; readonly file: FoundFile; readonly contentHash: string; readonly mappingHash: string };

export type FileRead = FileToRead & { readonly answer: ReadAnswer; readonly outDir: string };

/** The disposable reader makes rows of a file; they lie in a folder of their own until they are stored. */
export const readFile = async (reader: Reader, wanted: FileToRead, options: { folder: string; onProgress: (rows: number) => void }): Promise<Result<FileRead, Problem>> => {
  const outDir = join(options.folder, wanted.contentHash.slice(0, 16));
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  const { source, file } = wanted;
  const answer = await reader.read({
    path: file.real,
    file: file.path,
    source: source.name,
    read: source.read,
    wanted: wantedColumns(source),
    plan: readPlan(source),
    outDir,
    onProgress: ({ rows }) => options.onProgress(rows),
  });
  return answer.ok ? { ok: true, value: { ...wanted, answer: answer.value, outDir } } : answer;
};

/** Stores what was read under a load of its own, which nobody sees until it is committed. */
export const stage = async ({ facts, state }: Stores, read: FileRead, at: Date): Promise<Load> => {
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
      step: null,
      withdrawn_at: null,
      first_at: null,
      last_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const load = sql`${p.int(inserted.id)}`;
  await facts.insertFile(interactions, { path: answer.rowsPath, where: sql`problem = 0`, set: { load, known_at: sql`ifNull(recorded_at, ${p.instant(at)})` } });
  if (answer.badPath !== null)
    await facts.insertFile(quarantine, { path: answer.badPath, set: { load, known_at: sql`${p.instant(at)}`, source: sql`${p.text(source.name)}`, file: sql`${p.text(file.path)}` } });
  const [range] = await facts.query(sql`SELECT count() AS n, min(at) AS first, max(at) AS last FROM ${interactions} WHERE load = ${load}`);
  const n = Number(range?.n ?? 0);
  const times = n === 0 ? {} : { first_at: String(range!.first), last_at: String(range!.last) };
  await state.db.updateTable("loads").set({ ...times, rows: n }).where("id", "=", inserted.id).execute();
  await rm(read.outDir, { recursive: true, force: true });
  return { ...inserted, ...times, rows: n };
};
