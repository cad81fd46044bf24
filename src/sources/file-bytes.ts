import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { constants, createGunzip, gunzipSync } from "node:zlib";
import { Decompress } from "fzstd";
import { FileFault } from "./file-fault.js";
import type { Limits } from "./limits.js";
import type { Sniffed } from "./model.js";

const headBytes = 1 << 20;

/** The first packed bytes of a file. */
export const packedHead = async (path: string): Promise<Buffer> => {
  const file = await open(path, "r");
  try {
    const buffer = Buffer.alloc(headBytes);
    const { bytesRead } = await file.read(buffer, 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

/** As much of the beginning as the packed head unpacks to, at most 4 MB. */
export const unpackedHead = (head: Buffer, compression: Sniffed["compression"]): Buffer => {
  if (compression === "none") return head;
  // A head can unpack to a thousand times its size: a smaller piece of it is enough.
  const piece = head.subarray(0, 1 << 18);
  try {
    if (compression === "gzip")
      return gunzipSync(piece.subarray(0, 1 << 14), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 << 20 });
    const parts: Uint8Array[] = [];
    new Decompress((part) => parts.push(part.slice())).push(piece);
    return Buffer.concat(parts).subarray(0, 4 << 20);
  } catch (error) {
    throw new FileFault("file.damaged", `its ${compression} data cannot be unpacked (${(error as Error).message})`);
  }
};

/** Every byte of the unpacked file in pieces. A file that breaks off, or unpacks beyond the limits, ends in a FileFault. */
export async function* fileBytes(
  path: string,
  options: { compression: Sniffed["compression"]; limits: Limits },
): AsyncGenerator<Buffer> {
  const { compression, limits } = options;
  let packed = 0;
  let unpacked = 0;
  const source = createReadStream(path, { highWaterMark: 1 << 18 });
  source.on("data", (chunk) => {
    packed += chunk.length;
  });
  const bytes: AsyncIterable<Buffer> =
    compression === "gzip" ? gunzipped(source) : compression === "zstd" ? zstdBytes(source) : source;
  for await (const chunk of bytes) {
    unpacked += chunk.length;
    if (compression !== "none" && unpacked > limits.ratioFloor && unpacked > packed * limits.ratio)
      throw new FileFault("file.too-large", `it unpacks to more than ${limits.ratio} times its size`);
    yield chunk;
  }
}

async function* gunzipped(source: ReturnType<typeof createReadStream>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  source.on("error", (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (error) {
    throw unpackFault(error as NodeJS.ErrnoException);
  } finally {
    source.destroy();
  }
}

const unpackFault = (error: NodeJS.ErrnoException) =>
  error.code === "Z_BUF_ERROR"
    ? new FileFault("file.truncated", "its gzip data end early")
    : error.code?.startsWith("Z_")
      ? new FileFault("file.damaged", `its gzip data are damaged (${error.message})`)
      : error;

async function* zstdBytes(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const parts: Uint8Array[] = [];
  let ended = false;
  const stream = new Decompress((part, final) => {
    if (part.length > 0) parts.push(part.slice());
    ended = ended || final === true;
  });
  try {
    for await (const chunk of source) {
      stream.push(chunk);
      for (const part of parts.splice(0)) yield Buffer.from(part.buffer, part.byteOffset, part.length);
    }
    stream.push(new Uint8Array(0), true);
  } catch (error) {
    if (error instanceof FileFault || (error as NodeJS.ErrnoException).code?.startsWith("E")) throw error;
    throw new FileFault(
      /unexpected EOF/i.test((error as Error).message) ? "file.truncated" : "file.damaged",
      `its zstd data cannot be unpacked (${(error as Error).message})`,
    );
  }
  for (const part of parts) yield Buffer.from(part.buffer, part.byteOffset, part.length);
}
