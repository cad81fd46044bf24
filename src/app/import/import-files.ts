import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Problem } from "../../core/problem.js";
import { ProblemsFound } from "../../core/problems-found.js";
import { useCase } from "../../core/use-case.js";
import { ImportAnswer } from "../../report/answers.js";
import { formatCount } from "../../report/format.js";
import type { SourceDefinition } from "../../sources/model.js";
import { openReader } from "../../sources/reader/open-reader.js";
import { nearest } from "../../spec/did-you-mean.js";
import type { Workspace } from "../../spec/workspace.js";
import { type Context, dataFolder, type Stores } from "../context.js";
import { forgetAgain, newestLoad } from "../erase/forget-again.js";
import { appProblems } from "../problems.js";
import { importSource, takeBackSource, type Work } from "./import-source.js";
import { sourcesInForce } from "./journal.js";
import { saysOf, type Tally } from "./tally.js";

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

export const importAll = async (context: Context, names: readonly string[]): Promise<ImportAnswer> => {
  const { turns } = await context.stores();
  return turns.take("facts", () => importNow(context, names));
};

const importNow = async (context: Context, names: readonly string[]): Promise<ImportAnswer> => {
  const started = performance.now();
  const workspace = await context.workspace();
  const sources = chosen(workspace, names);
  const stores = await context.stores();
  const folder = join(dataFolder(context.directory), "import");
  // What a broken-off import left.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const reader = openReader({ folder });
  const stop = () => void reader.close();
  context.signal.addEventListener("abort", stop, { once: true });
  const work: Work = { context, workspace, stores, reader, folder, at: context.clock.now() };
  const newest = await newestLoad(stores);
  const done: { readonly name: string; readonly tally: Tally }[] = [];
  const problems: Problem[] = [];
  try {
    for (const source of sources) {
      const task = context.progress.task(`Reading ${source.name}`, "rows");
      const imported = await importSource(work, source, task);
      task.end(saysOf(imported.tally) ?? undefined);
      problems.push(...imported.problems);
      done.push({ name: source.name, tally: imported.tally });
    }
    if (names.length === 0)
      for (const name of await goneSources(stores, workspace))
        done.push({ name, tally: await takeBackSource(work, name) });
    await forgetAgain(context, stores, newest);
  } finally {
    context.signal.removeEventListener("abort", stop);
    await reader.close();
    await rm(folder, { recursive: true, force: true });
  }
  if (problems.length > 0)
    throw new ProblemsFound(problems, {
      files: done.reduce((sum, { tally }) => sum + tally.files, 0),
      holds: whatHolds(done.map(({ tally }) => tally)),
    });
  return { sources: done.map(({ name, tally }) => answerOf(name, tally)), ms: Math.round(performance.now() - started) };
};

/** Of an import in which a file or a source could not be read: what became of the others. */
const whatHolds = (tallies: readonly Tally[]): string => {
  const sum = (of: "rows" | "duplicates" | "quarantined" | "corrected" | "withdrawn") =>
    tallies.reduce((total, tally) => total + tally[of], 0);
  const withdrawn = sum("withdrawn");
  const back =
    withdrawn === 0 ? "" : ` ${formatCount(withdrawn)} taken back: no file of the sources holds them any more.`;
  return sum("rows") + sum("duplicates") + sum("quarantined") + sum("corrected") > 0
    ? `What could be read was taken in.${back}`
    : back.trim() || "Nothing new was taken in.";
};

const goneSources = async (stores: Stores, workspace: Workspace): Promise<readonly string[]> =>
  (await sourcesInForce(stores)).filter((name) => !workspace.sources.some((source) => source.name === name));

const answerOf = (name: string, tally: Tally) => {
  const { files, unchanged, rows, duplicates, quarantined } = tally;
  return { name, files, unchanged, rows, duplicates, quarantined, says: saysOf(tally) };
};

const chosen = (workspace: Workspace, names: readonly string[]): readonly SourceDefinition[] => {
  const known = workspace.sources.map((s) => s.name);
  const unknown = names.filter((n) => !known.includes(n));
  if (unknown.length > 0)
    throw new ProblemsFound(
      unknown.map((name) => {
        const near = nearest(name, known);
        return appProblems.make("usage.source", {
          says: `there is no source "${name}"${near ? `; did you mean "${near}"?` : ""}`,
          write: `one of: ${known.join(", ")}`,
        });
      }),
    );
  return names.length === 0 ? workspace.sources : workspace.sources.filter((s) => names.includes(s.name));
};
