import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { KeptError } from "../core/kept-error.js";
import { engineError } from "./engine-error.js";
import { folderHolder, type Holder, holdsFolder } from "./folder-lock.js";
import { storeProblems } from "./problems.js";

/** Makes the engine's folder, readable by its owner only, and sees that it can be written. */
export const prepareFolder = (folder: string) => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const probe = join(folder, ".writable");
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw folderError(folder, error);
  }
  const holder = folderHolder(folder);
  if (holder && holder.pid !== process.pid && holdsFolder(holder, folder)) throw lockedError(folder, holder);
};

const lockedError = (folder: string, { pid, command }: Holder, cause?: unknown) => {
  const who = command ? `process ${pid} (${command})` : `process ${pid}`;
  return new KeptError("facts_locked", `The facts in ${folder} are held by ${who}`, {
    instead: storeProblems.kinds.facts_locked.instead,
    cause,
  });
};

const folderError = (folder: string, cause: unknown) => {
  const code = {
    EROFS: "facts_read_only",
    EACCES: "facts_read_only",
    EPERM: "facts_read_only",
    ENOSPC: "facts_disk_full",
    EDQUOT: "facts_disk_full",
  } as const;
  const known = code[(cause as { code: keyof typeof code }).code];
  if (!known)
    return new KeptError("facts_engine", `The folder ${folder} cannot be used: ${(cause as Error).message}`, { cause });
  return new KeptError(known, `${storeProblems.kinds[known].title}: ${folder}`, {
    instead: storeProblems.kinds[known].instead,
    cause,
  });
};

/** Why the engine could not open its folder. Its own message does not say; the lock's owner stands in `status`. */
export const openingError = (folder: string, cause: unknown): Error => {
  const message = String((cause as Error).message);
  // A second folder in one process is a fault in the program that called.
  if (/only one active data directory/.test(message)) return cause as Error;
  const holder = folderHolder(folder);
  if (holder && holder.pid !== process.pid && /Failed to create connection/.test(message))
    return lockedError(folder, holder, cause);
  const known = engineError(cause);
  if (known.code !== "facts_query") return known;
  return new KeptError("facts_engine", `The embedded engine could not open ${folder}: ${message}`, {
    instead: storeProblems.kinds.facts_engine.instead,
    cause,
  });
};
