import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

/** At most `limit` bytes, unpacked; the rest is not read. Only gzip is understood: it is all that was asked for. */
export const readBody = async (
  body: Readable,
  { encoding, limit }: { readonly encoding: string | undefined; readonly limit: number },
): Promise<{ readonly body: Buffer; readonly cut: boolean }> => {
  const packed = (encoding ?? "identity").trim().toLowerCase();
  if (packed !== "gzip" && packed !== "identity") {
    body.on("error", () => undefined).destroy();
    throw new UnknownEncoding();
  }
  const chunks: Buffer[] = [];
  let length = 0;
  const take = async (bytes: AsyncIterable<Buffer>) => {
    for await (const chunk of bytes) {
      chunks.push(chunk.subarray(0, limit - length));
      length += chunk.length;
      if (length > limit) return;
    }
  };
  try {
    if (packed === "gzip") await pipeline(body, createGunzip(), take);
    else await pipeline(body, take);
  } catch (error) {
    if (length <= limit) throw error;
  }
  return { body: Buffer.concat(chunks), cut: length > limit };
};

class UnknownEncoding extends Error {
  override readonly name = "an encoding that was not asked for";
}
