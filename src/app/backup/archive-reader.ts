import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { ProblemsFound } from "../../core/problems-found.js";
import { type Entry, Head, headName, Manifest, manifestName, sealName } from "./manifest.js";
import { backupProblems } from "./problems.js";

type Found = { readonly name: string; readonly start: number; readonly bytes: number };

/** A backup whose every byte was held against its checksums. */
export type Archive = {
  readonly head: Head;
  readonly manifest: Manifest;
  readonly read: (entry: string) => Promise<Buffer>;
  readonly rows: (entry: string) => Promise<readonly Record<string, unknown>[]>;
  readonly close: () => Promise<void>;
};

const unpacked = promisify(gunzip);
/** More than a packed part can hold: ours are of 8 MB and a row. */
const mostUnpacked = 512_000_000;
const mostEntry = 256_000_000;

/** Throws ProblemsFound where the file is no backup, or not the whole of one, or not as it was written. */
export const openArchive = async (path: string): Promise<Archive> => {
  const file = await open(path, "r").catch(() => {
    throw new ProblemsFound([backupProblems.make("backup.foreign", { says: `${path} cannot be opened` })]);
  });
  try {
    const { size } = await file.stat();
    const head = await readHead(path);
    if (head === null)
      throw new ProblemsFound([backupProblems.make("backup.foreign", { says: `${path} does not begin as a backup` })]);
    const damaged = (says: string) =>
      new ProblemsFound([backupProblems.make("backup.damaged", { says: `${path}: ${says}` })]);
    const bytesAt = async (start: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
      if (bytesRead < length) throw damaged("it ends too early");
      return buffer;
    };
    const found = new Map<string, Found>();
    for (let at = 0; ; ) {
      if (at + 512 > size) throw damaged("it ends too early");
      const block = await bytesAt(at, 512);
      if (block.every((byte) => byte === 0)) break;
      const entry = readHeader(block, at);
      if (entry === null || found.has(entry.name)) throw damaged(`there is no entry at byte ${at}`);
      found.set(entry.name, entry);
      at = entry.start + Math.ceil(entry.bytes / 512) * 512;
    }
    const content = async (name: string): Promise<Buffer> => {
      const entry = found.get(name);
      if (entry === undefined || entry.bytes > mostEntry) throw damaged(`${name} is missing`);
      return bytesAt(entry.start, entry.bytes);
    };
    const listed = await content(manifestName);
    if ((await content(sealName)).toString() !== sha256(listed)) throw damaged("its list of entries was changed");
    const manifest = Manifest.parse(JSON.parse(listed.toString()));
    const checked = async (entry: Entry): Promise<Buffer> => {
      const bytes = await content(entry.path);
      if (sha256(bytes) !== entry.sha256) throw damaged(`${entry.path} is not as it was written`);
      return bytes;
    };
    for (const entry of manifest.entries) await checked(entry);
    if (found.size !== manifest.entries.length + 2) throw damaged("it holds entries that it does not list");
    const byPath = new Map(manifest.entries.map((entry) => [entry.path, entry]));
    // Checked again when it is used: a disk may give other bytes the second time.
    const read = async (name: string): Promise<Buffer> => checked(byPath.get(name)!);
    return {
      head,
      manifest,
      read,
      rows: async (name) => {
        const text = (await unpacked(await read(name), { maxOutputLength: mostUnpacked })).toString();
        return text
          .split("\n")
          .filter((line) => line !== "")
          .map((line) => JSON.parse(line) as Record<string, unknown>);
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    if (error instanceof ProblemsFound) throw error;
    throw new ProblemsFound([
      backupProblems.make("backup.damaged", { says: `${path} cannot be read: ${(error as Error).name}` }),
    ]);
  }
};

/** What a file says it is a backup of; null: it is none. Not held against its checksum. */
export const readHead = async (path: string): Promise<Head | null> => {
  const file = await open(path, "r").catch(() => null);
  if (file === null) return null;
  try {
    if (!(await file.stat()).isFile()) return null;
    const { buffer: block, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    const entry = bytesRead === 512 ? readHeader(block, 0) : null;
    if (entry === null || entry.name !== headName || entry.bytes > mostEntry) return null;
    const { buffer } = await file.read(Buffer.alloc(entry.bytes), 0, entry.bytes, 512);
    return Head.parse(JSON.parse(buffer.toString()));
  } catch {
    return null;
  } finally {
    await file.close();
  }
};

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

const readHeader = (block: Buffer, at: number): Found | null => {
  if (block.toString("latin1", 257, 262) !== "ustar") return null;
  const text = (from: number, length: number) =>
    block
      .toString("utf8", from, from + length)
      .replace(/\0.*$/s, "")
      .trim();
  const sum = block.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 32 : byte), 0);
  const bytes = Number.parseInt(text(124, 12), 8);
  if (Number.parseInt(text(148, 8), 8) !== sum || !(bytes >= 0)) return null;
  return { name: text(0, 100), start: at + 512, bytes };
};
