import { createHash } from "node:crypto";
import { mkdir, open, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { FoundFile } from "../../sources/find-files.js";
import type { Load } from "../../stores/state-tables.js";
import { dataFolder } from "../context.js";
import { scanBytes } from "../erase/scan-bytes.js";
import { safeName } from "../upload/uploads.js";

/**
 * What was polled lies in `.kept/polled/SOURCE`, as it came. A file may be removed once it has been committed: what it said still
 * counts; only another mapping can then not be applied to it any more.
 */
const place = (source: string, name: string) => `.kept/polled/${source}/${name}`;
const folderOf = (directory: string, source: string) => join(dataFolder(directory), "polled", source);

/** So long they are kept, to be read again when the mapping changes. */
const keptMs = 90 * 86_400_000;

/** Those that have been committed and are still there. What a poll that was broken off left is no file of the source. */
export const polledFiles = async (
  directory: string,
  source: string,
  loads: readonly Pick<Load, "path">[],
): Promise<readonly FoundFile[]> => {
  const prefix = place(source, "");
  const paths = loads.map((load) => load.path).filter((path) => path.startsWith(prefix));
  const found = await Promise.all([...new Set(paths)].map((path) => foundFile(directory, path)));
  return found.filter((file) => file !== null);
};

/** Written beside, brought to disk, then put in its place. */
export const writePolled = async (
  directory: string,
  source: string,
  file: { readonly name: string; readonly write: (path: string) => Promise<void> },
): Promise<FoundFile> => {
  const folder = folderOf(directory, source);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const part = join(folder, `${file.name}.part`);
  await file.write(part);
  await synced(part);
  await rename(part, join(folder, file.name));
  await synced(folder);
  return (await foundFile(directory, place(source, file.name)))!;
};

/** The next file of records: its number, and a hash by which another replica's file of that number is another file. */
export const recordsName = (seq: number, content: string): string =>
  `${String(seq).padStart(8, "0")}-${createHash("sha256").update(content).digest("hex").slice(0, 8)}.ndjson`;

/** The same name for the same key, whatever it holds. */
export const objectName = (key: string): string =>
  `${createHash("sha256").update(key).digest("hex").slice(0, 12)}-${safeName(key) ?? "object"}`;

/** Removes what no load in force stands for, and what is older than is kept. */
export const prunePolled = async (
  directory: string,
  source: string,
  given: { readonly loads: readonly Pick<Load, "path">[]; readonly now: Date },
): Promise<void> => {
  const known = new Set(given.loads.map((load) => load.path));
  const folder = folderOf(directory, source);
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const info = await stat(path).catch(() => null);
    const old = info !== null && given.now.getTime() - info.mtimeMs > keptMs;
    if (!known.has(place(source, name)) || old) await rm(path, { force: true });
  }
};

/** Whether a file that was taken in lies in our own folder, and not among its owner's. */
export const isOurs = (path: string): boolean => path.startsWith(".kept/polled/");

/**
 * Of a person who is erased: the polled files that held them (`files`) or mention one of their keys, and every file that waits to be
 * added. Without keys (an erasure that is finished after a crash) nothing can be searched for, so all of them go.
 */
export const forgetPolled = async (
  directory: string,
  person: { readonly files: readonly string[]; readonly keys: readonly string[] },
): Promise<void> => {
  const polled = join(dataFolder(directory), "polled");
  if (person.keys.length === 0) await rm(polled, { recursive: true, force: true });
  const values = person.keys.map((key) => key.slice(key.indexOf(":") + 1)).filter((value) => value !== "");
  const written = [...new Set(values.flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]))];
  const { found } = await scanBytes(polled, written);
  for (const path of found) await rm(path, { force: true });
  for (const path of person.files.filter(isOurs)) await rm(join(directory, path), { force: true });
  await rm(join(dataFolder(directory), "uploads"), { recursive: true, force: true });
};

const foundFile = async (directory: string, path: string): Promise<FoundFile | null> => {
  try {
    const real = await realpath(join(directory, path));
    const info = await stat(real);
    return { path, real, bytes: info.size, modifiedAt: info.mtime };
  } catch {
    return null;
  }
};

const synced = async (path: string): Promise<void> => {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
};
