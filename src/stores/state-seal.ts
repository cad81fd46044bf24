import { createHash } from "node:crypto";
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { KeptError } from "../core/kept-error.js";
import { storeProblems } from "./problems.js";

/**
 * SQLite notices a broken page but not a changed byte within a value. So the hash of its file is laid beside it when it is
 * closed, compared and taken away when it is opened: whoever dies between leaves none, and then nothing is compared.
 */
const sealOf = (path: string) => path.replace(/\.sqlite$/, ".seal");

export const breakSeal = (path: string): void => {
  const sealed = attempt(() => readFileSync(sealOf(path), "utf8"));
  if (sealed === undefined) return;
  // Whoever wrote after it was sealed has died: what SQLite's log holds is not in the file yet.
  if (!hasLog(path) && sealed !== attempt(() => hashOf(path))) {
    const { title, instead } = storeProblems.kinds.state_damaged;
    throw new KeptError("state_damaged", `${title}: ${path} is not as Kept left it`, {
      instead: `${instead} If you changed it on purpose, remove ${sealOf(path)}.`,
    });
  }
  attempt(() => rmSync(sealOf(path)));
};

/** After closing. Where another process has it open, or the disk is full, there is no seal. */
export const seal = (path: string): void => {
  if (hasLog(path)) return;
  const written = `${sealOf(path)}.new`;
  const done = attempt(() => {
    writeFileSync(written, hashOf(path), { mode: 0o600 });
    renameSync(written, sealOf(path));
    return true;
  });
  if (!done) attempt(() => rmSync(written, { force: true }));
};

const hasLog = (path: string) => (attempt(() => statSync(`${path}-wal`).size) ?? 0) > 0;
const hashOf = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");

const attempt = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};
