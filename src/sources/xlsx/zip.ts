import { type FileHandle, open } from "node:fs/promises";
import { createInflateRaw } from "node:zlib";
import { FileFault } from "../file-fault.js";
import type { Limits } from "../limits.js";

/** The entries of a zip, read where they lie: nothing is ever unpacked to disk. */
export type Zip = {
  readonly names: readonly string[];
  readonly bytes: (name: string) => AsyncGenerator<Buffer>;
  readonly close: () => Promise<void>;
};

type Entry = { readonly method: number; readonly packed: number; readonly offset: number };

const entryLimit = 5_000;
const damaged = (says: string) => new FileFault("file.damaged", says);

export const openZip = async (path: string, limits: Limits): Promise<Zip> => {
  const file = await open(path, "r");
  try {
    const entries = await directory(file);
    return {
      names: [...entries.keys()],
      bytes: (name) => entryBytes(file, { entry: entries.get(name), limits, name }),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
};

const directory = async (file: FileHandle): Promise<Map<string, Entry>> => {
  const { size } = await file.stat();
  const tail = await at(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > tail.length) throw new FileFault("file.truncated", "its zip directory is missing");
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (count > entryLimit || count === 0xffff)
    throw new FileFault("file.too-large", `it is a zip of more than ${entryLimit.toLocaleString("en")} entries`);
  if (start + length > size) throw damaged("its zip directory points outside the file");
  const bytes = await at(file, start, length);
  const entries = new Map<string, Entry>();
  for (let i = 0, place = 0; i < count; i++) {
    if (place + 46 > bytes.length || bytes.readUInt32LE(place) !== 0x02014b50)
      throw damaged("its zip directory is damaged");
    const nameLength = bytes.readUInt16LE(place + 28);
    const name = bytes.toString("utf8", place + 46, place + 46 + nameLength);
    if (name.startsWith("/") || name.includes("\\") || name.split("/").includes(".."))
      throw new FileFault("file.format", "it is a zip with paths that lead outside it");
    if (bytes.readUInt16LE(place + 8) & 1)
      throw new FileFault("file.format", "it is encrypted", "save it without a password");
    entries.set(name, {
      method: bytes.readUInt16LE(place + 10),
      packed: bytes.readUInt32LE(place + 20),
      offset: bytes.readUInt32LE(place + 42),
    });
    place += 46 + nameLength + bytes.readUInt16LE(place + 30) + bytes.readUInt16LE(place + 32);
  }
  return entries;
};

async function* entryBytes(
  file: FileHandle,
  { entry, limits, name }: { entry: Entry | undefined; limits: Limits; name: string },
): AsyncGenerator<Buffer> {
  if (!entry) throw damaged(`it has no ${name}`);
  const header = await at(file, entry.offset, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw damaged("an entry of its zip is damaged");
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = pieces(file, start, entry.packed);
  let unpacked = 0;
  const bounded = (chunk: Buffer) => {
    unpacked += chunk.length;
    if (unpacked > limits.ratioFloor && unpacked > entry.packed * limits.ratio)
      throw new FileFault("file.too-large", `it unpacks to more than ${limits.ratio} times its size`);
    return chunk;
  };
  if (entry.method === 0) for await (const chunk of packed) yield bounded(chunk);
  else if (entry.method === 8) yield* inflated(packed, bounded);
  else throw new FileFault("file.format", "its zip uses a method that is not read");
}

async function* inflated(packed: AsyncGenerator<Buffer>, bounded: (chunk: Buffer) => Buffer): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: 1 << 18 });
  const feeding = (async () => {
    for await (const chunk of packed)
      if (!inflate.write(chunk))
        await new Promise<void>((resolve) => inflate.once("drain", resolve).once("close", resolve));
    inflate.end();
  })();
  feeding.catch((error: Error) => inflate.destroy(error));
  try {
    for await (const chunk of inflate) yield bounded(chunk as Buffer);
  } catch (error) {
    if (error instanceof FileFault) throw error;
    throw damaged(`an entry of its zip cannot be unpacked (${(error as Error).message})`);
  } finally {
    inflate.destroy();
  }
}

async function* pieces(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < length; ) {
    const chunk = await at(file, start + done, Math.min(1 << 18, length - done));
    if (chunk.length === 0) throw new FileFault("file.truncated", "its zip data end early");
    done += chunk.length;
    yield chunk;
  }
}

const at = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
};
