import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../../core/problem.js";
import { contentHash } from "../../sources/content-hash.js";
import type { FoundFile } from "../../sources/find-files.js";
import type { SourceDefinition } from "../../sources/model.js";
import type { Reader } from "../../sources/reader/open-reader.js";
import type { Load } from "../../stores/state-tables.js";
import { type Context, dataFolder } from "../context.js";
import { forgetAgain, newestLoad } from "../erase/forget-again.js";
import { commitGroup } from "../import/commit.js";
import { loadsInForce } from "../import/journal.js";
import { readFile, stage } from "../import/read-file.js";
import { counted, nothingYet, type Tally } from "../import/tally.js";

/** What came of files that were polled: as of an import of them alone. */
export type TakenIn = { readonly tally: Tally; readonly problems: readonly Problem[] };

/** Imports these files of a source and looks at no other. Committed when it resolves. */
export const takeIn = async (
  context: Context,
  work: { readonly source: SourceDefinition; readonly files: readonly FoundFile[]; readonly reader: Reader },
): Promise<TakenIn> => {
  const { source, files, reader } = work;
  const stores = await context.stores();
  return stores.turns.take("facts", async () => {
    const folder = join(dataFolder(context.directory), "import");
    await mkdir(folder, { recursive: true });
    const mappingHash = (await context.workspace()).mappingHashes[source.name]!;
    const newest = await newestLoad(stores);
    const loads = await loadsInForce(stores, source.name);
    const problems: Problem[] = [];
    const group: Load[] = [];
    const at = context.clock.now();
    for (const file of files) {
      const hash = await contentHash(file.real);
      if (isTaken(loads, { path: file.path, hash, mappingHash })) continue;
      const wanted = { source, file, contentHash: hash, mappingHash };
      const read = await readFile(reader, wanted, { folder, onProgress: () => undefined });
      if (read.ok) group.push(await stage(stores, read.value, at));
      else problems.push(read.error);
    }
    if (group.length === 0) return { tally: nothingYet(files.length), problems };
    const planned = await commitGroup(stores, group, source.expect?.by ?? null);
    await forgetAgain(context, stores, newest);
    return { tally: counted(nothingYet(files.length), group, planned), problems };
  });
};

/** After a poll that was killed between its commit and the moving of its cursor. An older load may have been corrected since. */
const isTaken = (
  loads: readonly Load[],
  file: { readonly path: string; readonly hash: string; readonly mappingHash: string },
): boolean =>
  loads.some(
    (load, i) =>
      load.content_hash === file.hash &&
      load.mapping_hash === file.mappingHash &&
      (load.path === file.path || i === loads.length - 1),
  );
