import { KeptError } from "../core/kept-error.js";
import { storeProblems } from "./problems.js";
import type { StateKind } from "./state-migrations.js";

type Code = Extract<keyof typeof storeProblems.kinds, `state_${string}`>;

/** Why the state could not be opened. */
export const stateError = (cause: unknown, kind: StateKind): KeptError => {
  if (cause instanceof KeptError) return cause;
  const { message, code } = cause as { message: string; code?: string };
  return made(codeOf(`${code} ${message}`, kind), message, cause);
};

/** What SQLite threw while it was open: a fault of the disk or of another process becomes a KeptError, one of ours stays. */
export const sqliteError = (cause: unknown): unknown => {
  const { message, sqliteCode } = cause as { message: string; sqliteCode?: number };
  const code = sqliteCode === undefined ? undefined : bySqliteCode[sqliteCode & 0xff];
  return code === undefined ? cause : made(code, message, cause);
};

const made = (code: Code, message: string, cause: unknown) => {
  const { title, instead } = storeProblems.kinds[code];
  return new KeptError(code, `${title}: ${message}`, { instead, cause });
};

// SQLite's own numbers: BUSY, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB.
const bySqliteCode: Readonly<Record<number, Code>> = {
  5: "state_locked",
  8: "state_read_only",
  10: "state_damaged",
  11: "state_damaged",
  13: "state_disk_full",
  14: "state_read_only",
  26: "state_damaged",
};

const codeOf = (says: string, kind: StateKind): Code => {
  if (/corrupted migrations/.test(says)) return "state_newer";
  if (/SQLITE_BUSY|database is locked/i.test(says)) return "state_locked";
  if (/EACCES|EROFS|EPERM|readonly database|unable to open/i.test(says)) return "state_read_only";
  if (/ENOSPC|SQLITE_FULL|disk is full/i.test(says)) return "state_disk_full";
  return kind === "postgres" ? "state_unreachable" : "state_damaged";
};
