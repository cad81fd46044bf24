import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { KeptError } from "../../core/kept-error.js";
import type { Problem } from "../../core/problem.js";
import { ProblemsFound } from "../../core/problems-found.js";
import { useCase } from "../../core/use-case.js";
import { ImportAnswer } from "../../report/answers.js";
import { contentHash } from "../../sources/content-hash.js";
import { type FoundFile, findFiles } from "../../sources/find-files.js";
import type { SourceDefinition } from "../../sources/model.js";
import { openReader, type Reader } from "../../sources/reader/open-reader.js";
import { nearest } from "../../spec/did-you-mean.js";
import type { Workspace } from "../../spec/workspace.js";
import type { Load } from "../../stores/state-tables.js";
import { type Context, dataFolder } from "../context.js";
import { appProblems } from "../problems.js";
import { commitGroup } from "./commit.js";
import { type FileToRead, readFile, stage } from "./read-file.js";

const input = z.object({
  source: z.array(z.string()).optional().describe("Only these sources").meta({ placeholder: "NAME" }),
});

export const importFiles = useCase({
  name: "import",
  title: "Take in the sources' files",
  says: "Reads every file of the sources that is new or has changed. Can be broken off and run again at any time.",
  input,
  output: ImportAnswer,
  needs: "write",
  cli: {
    positional: ["source"],
    examples: [
      { command: "kept import", does: "all sources" },
      { command: "kept import tills refunds", does: "two of them" },
    ],
    formats: ["table", "json"],
  },
  run: async (context: Context, asked) => importAll(context, asked.source ?? []),
});

type SourceCount = { files: number; unchanged: number; rows: number; duplicates: number; quarantined: number; says: string | null };

/** A commit settles duplicates of so many rows at once: few enough for their keys to fit into memory. */
const groupRows = 2_000_000;
const groupFiles = 400;

export const importAll = async (context: Context, names: readonly string[]): Promise<ImportAnswer> => {
  const started = performance.now();
  const workspace = await context.workspace();
  const sources = chosen(workspace, names);
  await context.stores();
  const folder = join(dataFolder(context.directory), "import");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const reader = openReader({ folder });
  const counts = new Map<string, SourceCount>();
  const problems: Problem[] = [];
  try {
    for (const source of sources) counts.set(source.name, await importSource({ context, workspace, reader, folder, problems }, source));
    // A correction can bring files back into question: they are read again, once.
    for (const source of sources) await importSource({ context, workspace, reader, folder, problems: [] }, source, "again");
  } finally {
    await reader.close();
    await rm(folder, { recursive: true, force: true });
  }
  if (problems.length > 0) throw new ProblemsFound(problems, { files: [...counts.values()].reduce((sum, c) => sum + c.files, 0) });
  return { sources: [...counts].map(([name, c]) => ({ name, ...c })), ms: Math.round(performance.now() - started) };
};

const chosen = (workspace: Workspace, names: readonly string[]): readonly SourceDefinition[] => {
  const known = workspace.sources.map((s) => s.name);
  const unknown = names.filter((n) => !known.includes(n));
  if (unknown.length > 0)
    throw new ProblemsFound(
      unknown.map((name) => {
        const near = nearest(name, known);
        return appProblems.make("usage.source", { says: `there is no source "${name}"${near ? `; did you mean "${near}"?` : ""}`, write: `one of: ${known.join(", ")}` });
      }),
    );
  return names.length === 0 ? workspace.sources : workspace.sources.filter((s) => names.includes(s.name));
};

type Work = { readonly context: Context; readonly workspace: Workspace; readonly reader: Reader; readonly folder: string; readonly problems: Problem[] };

const importSource = async (work: Work, source: SourceDefinition, pass: "first" | "again" = "first"): Promise<SourceCount> => {
  const { context, workspace, reader, problems } = work;
  const stores = await context.stores();
  const found = await findFiles(workspace.root, source.files);
  const live = await stores.state.db.selectFrom("loads").selectAll().where("source", "=", source.name).where("state", "=", "committed").execute();
  const count: SourceCount = { files: found.files.length, unchanged: 0, rows: 0, duplicates: 0, quarantined: 0, says: null };
  if (pass === "again" && live.every((l) => l.content_hash !== "")) return count;
  problems.push(...found.problems.map((p) => ({ ...p, says: `${source.name}: ${p.says}` })));
  const task = context.progress.task(`Reading ${source.name}`, "rows");
  const totalBytes = found.files.reduce((sum, f) => sum + f.bytes, 0);
  let doneBytes = 0;
  let group: Load[] = [];
  const at = context.clock.now();
  const commit = async () => {
    if (group.length === 0) return;
    const done = await commitGroup(stores, group, {
      at,
      partOf: (name) => workspace.sources.find((s) => s.name === name)?.expect?.by ?? null,
      isThere: (load) => existsSync(join(workspace.root, load.path)),
    });
    count.rows += group.reduce((sum, l) => sum + l.rows, 0);
    const duplicates = done.out.filter((o) => o.why === "duplicate" && group.some((l) => l.id === o.load)).reduce((sum, o) => sum + o.n, 0);
    count.duplicates += duplicates;
    count.rows -= duplicates;
    group = [];
  };
  for (const file of found.files) {
    if (context.signal.aborted) {
      await commit();
      task.end();
      throw new KeptError("interrupted", `${count.rows.toLocaleString("en")} rows are kept; run again to go on.`);
    }
    const wanted = await wantedFile(workspace, { source, file, live });
    if (wanted === null) {
      count.unchanged++;
      doneBytes += file.bytes;
      continue;
    }
    const before = count.rows + group.reduce((sum, l) => sum + l.rows, 0);
    const estimate = (rows: number) => (doneBytes > 0 ? Math.round((rows * totalBytes) / doneBytes) : undefined);
    const read = await readFile(reader, wanted, { folder: work.folder, onProgress: (rows) => task.update(before + rows) });
    doneBytes += file.bytes;
    if (!read.ok) {
      problems.push(read.error);
      continue;
    }
    const load = await stage(stores, read.value, at);
    count.quarantined += load.quarantined;
    group.push(load);
    const rows = count.rows + group.reduce((sum, l) => sum + l.rows, 0);
    task.update(rows, estimate(rows));
    if (group.length >= groupFiles || group.reduce((sum, l) => sum + l.rows, 0) >= groupRows) await commit();
  }
  await commit();
  if (count.unchanged === count.files) count.says = count.files === 0 ? "no file found" : "no new file";
  task.end(count.says ?? undefined);
  return count;
};

/** Null when this content has been taken in by this mapping already. */
const wantedFile = async (workspace: Workspace, known: { source: SourceDefinition; file: FoundFile; live: readonly Load[] }): Promise<FileToRead | null> => {
  const { source, file, live } = known;
  const hash = await contentHash(file.real);
  const mappingHash = workspace.mappingHashes[source.name]!;
  const same = live.some((l) => l.path === file.path && l.content_hash === hash && l.mapping_hash === mappingHash);
  return same ? null : { source, file, contentHash: hash, mappingHash };
};
