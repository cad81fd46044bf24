import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** Files under the folder that hold one of the texts in plain bytes. Files that vanish meanwhile are gone. */
export const scanBytes = async (
  folder: string,
  texts: readonly string[],
): Promise<{ files: number; bytes: number; found: readonly string[] }> => {
  const needles = texts.map((text) => Buffer.from(text));
  const longest = Math.max(1, ...needles.map((n) => n.length));
  const found: string[] = [];
  let bytes = 0;
  let files = 0;
  for (const path of await regularFiles(folder)) {
    files++;
    let tail = Buffer.alloc(0);
    try {
      for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
        bytes += chunk.length;
        const window = Buffer.concat([tail, chunk]);
        if (needles.some((needle) => holds(window, needle))) {
          found.push(path);
          break;
        }
        tail = window.subarray(Math.max(0, window.length - longest + 1));
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
  return { files, bytes, found };
};

/** Not as the beginning of a longer number or name: `loyalty:4001` is not in `loyalty:40017`. */
const holds = (window: Buffer, needle: Buffer): boolean => {
  for (let at = window.indexOf(needle); at >= 0; at = window.indexOf(needle, at + 1)) {
    const next = window[at + needle.length];
    if (next === undefined || !/[0-9A-Za-z]/.test(String.fromCharCode(next))) return true;
  }
  return false;
};

const regularFiles = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const nested = await Promise.all(
    entries.map(async (entry) =>
      entry.isDirectory() ? regularFiles(join(folder, entry.name)) : entry.isFile() ? [join(folder, entry.name)] : [],
    ),
  );
  return nested.flat();
};
