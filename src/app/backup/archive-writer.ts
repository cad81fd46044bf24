import { createHash } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Entry } from "./manifest.js";

const packed = promisify(gzip);

/** A tar file, written entry by entry beside its place and moved there when it is whole and on disk. */
export type ArchiveWriter = {
  readonly add: (path: string, content: string | Uint8Array) => Promise<void>;
  /** Rows as JSON lines, packed into entries of some megabytes; resolves to how many and their names. */
  readonly addRows: (prefix: string, rows: AsyncIterable<unknown>) => Promise<{ rows: number; entries: string[] }>;
  readonly entries: () => readonly Entry[];
  readonly finish: () => Promise<number>;
  readonly abandon: () => Promise<void>;
};

const partBytes = 8_000_000;

export const archiveWriter = async (path: string): Promise<ArchiveWriter> => {
  const unfinished = `${path}.part`;
  const file = await open(unfinished, "wx", 0o600);
  const entries: Entry[] = [];
  let size = 0;
  const write = async (bytes: Uint8Array) => {
    await file.writeFile(bytes);
    size += bytes.byteLength;
  };
  const add = async (name: string, content: string | Uint8Array) => {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    await write(header(name, bytes.byteLength));
    await write(bytes);
    await write(new Uint8Array((512 - (bytes.byteLength % 512)) % 512));
    entries.push({ path: name, bytes: bytes.byteLength, sha256: createHash("sha256").update(bytes).digest("hex") });
  };
  const addRows: ArchiveWriter["addRows"] = async (prefix, rows) => {
    const names: string[] = [];
    let [count, lines, bytes] = [0, [] as string[], 0];
    const flush = async () => {
      if (lines.length === 0) return;
      const name = `${prefix}/${String(names.length + 1).padStart(6, "0")}.ndjson.gz`;
      await add(name, await packed(`${lines.join("\n")}\n`, { level: 3 }));
      names.push(name);
      [lines, bytes] = [[], 0];
    };
    for await (const row of rows) {
      const line = JSON.stringify(row);
      lines.push(line);
      bytes += line.length;
      count += 1;
      if (bytes >= partBytes) await flush();
    }
    await flush();
    return { rows: count, entries: names };
  };
  return {
    add,
    addRows,
    entries: () => [...entries],
    finish: async () => {
      await write(new Uint8Array(1024));
      await file.sync();
      await file.close();
      await rename(unfinished, path);
      await syncFolder(dirname(path));
      return size;
    },
    abandon: async () => {
      await file.close().catch(() => undefined);
      await rm(unfinished, { force: true });
    },
  };
};

/** A rename is on disk when its folder is. */
const syncFolder = async (folder: string): Promise<void> => {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, "r");
    await handle.sync();
  } catch {
    // Some systems do not let a folder be opened; there the rename is as durable as it gets.
  } finally {
    await handle?.close();
  }
};

/** A header of ustar (POSIX.1-1988): names of ours are short, and the mode is its owner's alone. */
const header = (name: string, bytes: number): Buffer => {
  const block = Buffer.alloc(512);
  if (Buffer.byteLength(name) > 100) throw new RangeError(`${name} is too long for an entry`);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, "0")}\0`;
  block.write(name, 0, "utf8");
  block.write(octal(0o600, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(bytes, 12), 124);
  block.write(octal(0, 12), 136);
  block.write("        ", 148);
  block.write("0", 156);
  block.write("ustar\0", 257);
  block.write("00", 263);
  block.write(
    `${block
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, "0")}\0 `,
    148,
  );
  return block;
};
