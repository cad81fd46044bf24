import { KeptError } from "../core/kept-error.js";
import { storeProblems } from "./problems.js";

type Code = keyof typeof storeProblems.kinds & `facts_${string}`;

// ClickHouse's own numbers, from its ErrorCodes.
const codes: Readonly<Record<number, Code>> = {
  32: "facts_damaged",
  33: "facts_damaged",
  40: "facts_damaged",
  226: "facts_damaged",
  228: "facts_damaged",
  246: "facts_damaged",
  271: "facts_damaged",
  432: "facts_damaged",
  241: "facts_memory",
  243: "facts_disk_full",
  159: "facts_timeout",
  160: "facts_timeout",
  158: "facts_too_many_rows",
  307: "facts_too_many_rows",
  396: "facts_too_many_rows",
  516: "facts_denied",
  497: "facts_denied",
};

/** The engine's message without its prefixes: what a person needs of it. */
export const engineSays = (message: string): string =>
  message
    .replace(/^Query failed: /, "")
    .replace(/^Code: \d+\. /, "")
    .replace(/^DB::Exception: /, "")
    .replace(/ \(version [\d.]+.*\)$/s, "")
    .trim();

/** ClickHouse's error number in a message of chDB or of the HTTP interface; undefined when there is none. */
export const engineCode = (error: unknown): number | undefined => {
  const { message, code } = error as { message?: unknown; code?: unknown };
  const found = /Code: (\d+)/.exec(String(message))?.[1] ?? (/^\d+$/.test(String(code)) ? String(code) : undefined);
  return found === undefined ? undefined : Number(found);
};

/** Turns what an engine threw into a KeptError; the original stays as its cause. */
export const engineError = (error: unknown): KeptError => {
  if (error instanceof KeptError) return error;
  const message = String((error as Error)?.message ?? error);
  const code = kind(error, message);
  const { title, instead } = storeProblems.kinds[code];
  return new KeptError(code, `${title}: ${engineSays(message)}`, { instead, cause: error });
};

// The same numbers stand for a text that the statement could not convert: that is no damage, and its words may be the data's.
const converts = /while executing 'FUNCTION |\bin scope |while converting '|Cannot parse /i;
const reads = /while reading (column|from part)|MergeTree/i;

const kind = (error: unknown, message: string): Code => {
  const number = engineCode(error);
  const known = number === undefined ? undefined : codes[number];
  if ((!known || known === "facts_damaged") && converts.test(message) && !reads.test(message)) return "facts_query";
  if (/No space left on device|errno: 28\b|Cannot reserve .* not enough space/i.test(message)) return "facts_disk_full";
  if (/Read-only file system|errno: (30|13)\b|Permission denied/i.test(message)) return "facts_read_only";
  if (
    /ECONNREFUSED|ECONNRESET|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EPIPE|socket hang up|Timeout error/i.test(
      `${(error as { code?: string })?.code} ${message}`,
    )
  )
    return "facts_unreachable";
  return known ?? "facts_query";
};
