import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { z } from "zod";
import { ProblemsFound } from "../../core/problems-found.js";
import { useCase } from "../../core/use-case.js";
import { knownMigrations, loadState } from "../../stores/load-state.js";
import { type Archive, openArchive } from "../backup/archive-reader.js";
import { backupProblems } from "../backup/problems.js";
import { type Context, dataFolder } from "../context.js";
import { openInstance } from "../open.js";
import { storedTables } from "../tables.js";
import { erasedSince, forgetNewer } from "./forget-newer.js";
import { loadFacts } from "./load-facts.js";

const RestoreAnswer = z.object({
  company: z.string().describe("Whose promises."),
  madeAt: z.string().describe("The moment that the backup holds."),
  interactions: z.number().int().describe("How many interactions were restored, before anybody was erased again."),
  erasedAgain: z.number().int().describe("How many people were erased after the backup was made, and again now."),
  erasuresFrom: z.array(z.string()).describe("Newer backups, or workspaces, that told who was erased since."),
});

export const restore = useCase({
  name: "restore",
  title: "Bring a backup back",
  says: "Restores a backup into an empty folder (-C) and, where KEPT_CLICKHOUSE_URL or KEPT_POSTGRES_URL are set, empty databases; homes may differ from those it was made on. Whoever was erased since stays erased: newer backups beside the file say who.",
  input: z.object({
    file: z.string().min(1).describe("The backup"),
    erased: z
      .array(z.string())
      .optional()
      .describe("More newer backups to take erasures from; those beside the file are looked at anyway")
      .meta({ placeholder: "FILE" }),
  }),
  output: RestoreAnswer,
  needs: "setup",
  terminalOnly: "it makes a workspace on this machine",
  cli: {
    positional: ["file"],
    examples: [{ command: "kept restore backups/2026-07-14.kept -C again", does: "into the empty folder `again`" }],
    formats: ["table", "json"],
  },
  run: async (context: Context, asked) => {
    const file = resolve(asked.file);
    const archive = await openArchive(file);
    try {
      return await restoreInto(context, archive, {
        env: process.env,
        file,
        more: (asked.erased ?? []).map((path) => resolve(path)),
      });
    } finally {
      await archive.close();
    }
  },
});

type From = { readonly env: NodeJS.ProcessEnv; readonly file: string; readonly more: readonly string[] };

/** Everything is made beside its place and moved there at the end: a restore that was broken off leaves the folder empty but for its own. */
export const restoreInto = async (
  context: Context,
  archive: Archive,
  { env, file, more }: From,
): Promise<z.infer<typeof RestoreAnswer>> => {
  const { directory } = context;
  const { head, manifest } = archive;
  const unfinished = join(directory, ".kept-restoring");
  refuseNewer(archive);
  refuseOccupied(directory);
  refuseTooLarge(directory, manifest.needsBytes);
  const since = await erasedSince(archive, { file, more });
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(dataFolder(unfinished), { recursive: true, mode: 0o700 });
  const files = Object.entries(manifest.files);
  for (const [entry, path] of files)
    writeFileSync(inside(unfinished, path), await archive.read(entry), { mode: 0o600 });
  const loaded = await loadState(
    env.KEPT_POSTGRES_URL ? { url: env.KEPT_POSTGRES_URL } : { folder: dataFolder(unfinished) },
    {
      migrations: manifest.state.migrations,
      tables: manifest.state.tables.map(({ table, entries }) => ({
        table,
        rows: () => rowsIn(archive, entries, table),
      })),
    },
  );
  if (loaded === "not empty") throw occupied("the PostgreSQL database holds tables already");
  const instance = openInstance({ directory: unfinished, env, clock: context.clock });
  const inside_ = instance.context({ progress: context.progress, ask: null, signal: context.signal });
  let erasedAgain: number;
  try {
    await loadFacts(inside_, archive);
    erasedAgain = await forgetNewer(inside_, since.tombstones);
  } finally {
    await instance.close();
  }
  for (const name of readdirSync(unfinished)) renameSync(join(unfinished, name), join(directory, name));
  rmSync(unfinished, { recursive: true, force: true });
  return {
    company: head.company,
    madeAt: head.madeAt,
    interactions: manifest.facts.find((one) => one.table === "interactions")?.rows ?? 0,
    erasedAgain,
    erasuresFrom: [...since.from],
  };
};

/** What must fit what was stored then is left out: it is remembered anew once all is there. */
async function* rowsIn(archive: Archive, entries: readonly string[], table: string) {
  for (const entry of entries)
    for (const row of await archive.rows(entry)) if (!(table === "meta" && row.key === "extent")) yield row;
}

const occupied = (says: string) => new ProblemsFound([backupProblems.make("backup.target", { says })]);

const refuseOccupied = (directory: string): void => {
  const there = readdirSync(directory).filter((name) => name !== ".kept-restoring");
  if (there.length > 0) throw occupied(`the folder holds ${there.slice(0, 3).join(", ")}`);
};

const refuseNewer = ({ head, manifest }: Archive): void => {
  const migrations = manifest.state.migrations.filter((name) => !knownMigrations().includes(name));
  const tables = manifest.facts.filter((one) => {
    const ours = storedTables.find((table) => table.table === one.table)?.columns as Record<string, string> | undefined;
    return ours === undefined || Object.keys(one.columns).some((column) => !(column in ours));
  });
  const strange = [...migrations, ...tables.map((one) => one.table)];
  if (strange.length > 0)
    throw new ProblemsFound([
      backupProblems.make("backup.newer", {
        says: `Kept ${head.version} made it, and this version does not know ${strange.join(", ")}`,
      }),
    ]);
};

const refuseTooLarge = (directory: string, needs: number): void => {
  const { bavail, bsize } = statfsSync(directory);
  if (bavail * bsize < needs)
    throw new ProblemsFound([
      backupProblems.make("backup.space", {
        says: `it needs about ${Math.ceil(needs / 1e6)} MB, and ${Math.floor((bavail * bsize) / 1e6)} MB are free`,
      }),
    ]);
};

/** A path of a manifest is written by whoever could write its checksum: it must stay inside all the same. */
const inside = (folder: string, path: string): string => {
  const full = resolve(folder, path);
  if (!full.startsWith(folder + sep))
    throw new ProblemsFound([backupProblems.make("backup.damaged", { says: `it names a file outside: ${path}` })]);
  if (!existsSync(dirname(full))) mkdirSync(dirname(full), { recursive: true, mode: 0o700 });
  return full;
};
