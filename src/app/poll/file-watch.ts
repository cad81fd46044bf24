import { createHash } from "node:crypto";
import { findFiles } from "../../sources/find-files.js";
import type { Context } from "../context.js";
import { importAll } from "../import/import-files.js";
import type { Scheduled } from "../schedule/scheduler.js";

/** Files that nobody has written to are looked at all the same: a clock or a share may hide a change. */
const everyMs = 300_000;
const lookMs = 5_000;

/**
 * Keeps plain files fresh: they are imported at the start, when they have changed and are still, and every few minutes. What cannot
 * be read is said once, until it changes.
 */
export const fileWatch = (given: { readonly onTaken: () => void; readonly log: (text: string) => void }) => {
  let imported: string | null = null;
  let seen: string | null = null;
  let looked = Number.NEGATIVE_INFINITY;
  let told = "";
  const work = async (context: Context, signal: AbortSignal): Promise<void> => {
    const state = await fingerprint(context);
    try {
      const { sources } = await importAll({ ...context, signal }, []);
      if (sources.some((one) => one.rows > 0 || one.quarantined > 0 || one.says !== null)) given.onTaken();
      told = "";
    } catch (error) {
      const says = error instanceof Error ? error.message : String(error);
      if (says !== told && !signal.aborted) given.log(`files: ${says}`);
      told = says;
      // Some of the files may have been taken in all the same.
      given.onTaken();
    }
    imported = state;
  };
  return async (context: Context): Promise<readonly Scheduled[]> => {
    const now = context.clock.now().getTime();
    if (now - looked >= lookMs) {
      looked = now;
      const before = seen;
      seen = await fingerprint(context);
      if (seen !== imported && seen === before)
        return [{ name: "import files", rhythm: { everyMs: 0 }, work: (signal) => work(context, signal) }];
    }
    return [{ name: "import files", rhythm: { everyMs }, work: (signal) => work(context, signal) }];
  };
};

/** Names, sizes and times of the files that the sources name, and how they are mapped. */
const fingerprint = async (context: Context): Promise<string> => {
  const { root, sources, mappingHashes } = await context.workspace();
  const hash = createHash("sha256");
  for (const source of sources) {
    const { files } = await findFiles(root, source.files);
    hash.update(`${source.name} ${mappingHashes[source.name]}\n`);
    for (const file of files) hash.update(`${file.path} ${file.bytes} ${file.modifiedAt.getTime()}\n`);
  }
  return hash.digest("hex");
};
