import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { z } from "zod";
import { ProblemsFound } from "../../core/problems-found.js";
import { useCase } from "../../core/use-case.js";
import { dumpState } from "../../stores/dump-state.js";
import type { Context, Stores } from "../context.js";
import { erasedHashes } from "../import/erased.js";
import { version } from "../version.js";
import { type ArchiveWriter, archiveWriter } from "./archive-writer.js";
import { bytesOnDisk, freezeFacts, rowsOf, thawFacts } from "./dump-facts.js";
import { backupFormat, type Head, headName, type Manifest, manifestName, sealName } from "./manifest.js";
import { backupProblems } from "./problems.js";
import { workspaceFiles } from "./workspace-files.js";

const BackupAnswer = z.object({
  file: z.string().describe("Where the backup lies."),
  bytes: z.number().int().describe("How large it is."),
  at: z.string().describe("The moment that it holds, facts and state alike."),
  interactions: z.number().int().describe("How many interactions it holds."),
  files: z.number().int().describe("How many files of the workspace it holds."),
});

export const backup = useCase({
  name: "backup",
  title: "Write all of it into one file",
  says: "Writes facts, state and kept.yaml of one moment into one file with checksums, also while `kept serve` runs. It holds people's data and secrets: keep it as safe as the workspace.",
  input: z.object({ file: z.string().min(1).describe("The file to write; it must not exist") }),
  output: BackupAnswer,
  needs: "setup",
  terminalOnly: "it writes a file of this machine, where whoever asks from elsewhere could not reach it",
  cli: {
    positional: ["file"],
    examples: [{ command: "kept backup backups/2026-07-14.kept", does: "beside a running server or without one" }],
    formats: ["table", "json"],
  },
  run: async (context: Context, asked) => {
    const file = resolve(context.directory, asked.file);
    if (existsSync(file))
      throw new ProblemsFound([
        backupProblems.make("backup.exists", { says: `there is a file ${asked.file} already` }),
      ]);
    const stores = await context.stores();
    // Erasing waits: while a copy is held, a person's bytes would still be on the disk.
    return stores.turns.take("backup", () => writeBackup(context, stores, file));
  },
});

const writeBackup = async (context: Context, stores: Stores, file: string): Promise<z.infer<typeof BackupAnswer>> => {
  const { facts, state, turns } = stores;
  const archive = await archiveWriter(file).catch((error: Error) => {
    throw new ProblemsFound([backupProblems.make("backup.unwritable", { says: `${file}: ${error.message}` })]);
  });
  const task = context.progress.task("Writing the backup", "interactions");
  try {
    const workspace = await context.workspace();
    const { key } = await erasedHashes(stores);
    const moment = async () => ({
      frozen: await freezeFacts(facts),
      state: await dumpState(state),
      at: context.clock.now().toISOString(),
    });
    // A cluster cannot freeze: there nothing may change until all is read.
    const wholly = facts.home.home === "cluster";
    const write = async ({ frozen, state: dump, at }: Awaited<ReturnType<typeof moment>>) => {
      const erased = dump.tables.find((one) => one.table === "erased")?.rows ?? [];
      const head: Head = {
        format: backupFormat,
        version,
        madeAt: at,
        company: workspace.company.name,
        instance: createHash("sha256")
          .update(`kept ${key.join(" ")}`)
          .digest("hex")
          .slice(0, 32),
        erased: erased as Head["erased"],
      };
      await archive.add(headName, JSON.stringify(head));
      const files = await addFiles(archive, context.directory);
      const tables: Manifest["state"]["tables"] = [];
      for (const one of dump.tables) {
        const added = await archive.addRows(`state/${one.table}`, each(one.rows));
        tables.push({ table: one.table, ...added });
      }
      const needsBytes =
        2 *
          (await bytesOnDisk(
            facts,
            frozen.map((one) => one.frozen),
          )) +
        50_000_000;
      const held: Manifest["facts"] = [];
      for (const { of, frozen: from } of frozen) {
        const rows = counted(rowsOf(facts, from, context.signal), (n) => task.update(n));
        const added = await archive.addRows(`facts/${of.table}`, rows);
        held.push({ table: of.table, columns: of.columns, ...added });
      }
      await seal(archive, {
        files,
        facts: held,
        state: { kind: dump.kind, migrations: [...dump.migrations], tables },
        needsBytes,
      });
      const bytes = await archive.finish();
      const interactions = held.find((one) => one.table === "interactions")?.rows ?? 0;
      return { file, bytes, at, interactions, files: Object.keys(files).length };
    };
    return wholly
      ? await turns.take("facts", async () => write(await moment()))
      : await write(await turns.take("facts", moment));
  } catch (error) {
    await archive.abandon();
    throw error;
  } finally {
    await thawFacts(facts);
    task.end();
  }
};

const addFiles = async (archive: ArchiveWriter, directory: string): Promise<Record<string, string>> => {
  const files: Record<string, string> = {};
  for (const path of await workspaceFiles(directory, process.env)) {
    const entry = `files/${String(Object.keys(files).length + 1).padStart(6, "0")}`;
    await archive.add(entry, await readFile(resolve(directory, path)));
    files[entry] = path;
  }
  return files;
};

const seal = async (archive: ArchiveWriter, rest: Omit<Manifest, "entries">): Promise<void> => {
  const manifest = JSON.stringify({ entries: [...archive.entries()], ...rest } satisfies Manifest);
  await archive.add(manifestName, manifest);
  await archive.add(sealName, createHash("sha256").update(manifest).digest("hex"));
};

async function* each<T>(rows: readonly T[]): AsyncIterable<T> {
  yield* rows;
}

async function* counted<T>(rows: AsyncIterable<T>, tell: (n: number) => void): AsyncIterable<T> {
  let n = 0;
  for await (const row of rows) {
    n += 1;
    if (n % 10_000 === 0) tell(n);
    yield row;
  }
}
