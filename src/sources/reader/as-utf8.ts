import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileBytes } from "../file-bytes.js";
import type { Sniffed } from "../model.js";
import type { Inside } from "./opened.js";
import type { LookRequest } from "./protocol.js";

/** UTF-8 with LF, as the engine wants it: other encodings and CR line ends are rewritten into the reader's folder. */
export const asUtf8 = async (
  request: LookRequest,
  inside: Inside,
): Promise<{ path: string; compression: Sniffed["compression"] }> => {
  const { sniffed } = inside;
  if (sniffed.encoding === "utf-8" && sniffed.lineEnd !== "cr")
    return { path: inside.link, compression: sniffed.compression };
  const path = join(inside.folder, "utf8");
  const decoder = new TextDecoder(sniffed.encoding);
  const bytes = fileBytes(request.path, { compression: sniffed.compression, limits: request.limits });
  const text = async function* () {
    let seen = 0;
    for await (const chunk of bytes) {
      seen += chunk.length;
      inside.onBytes(seen);
      const piece = decoder.decode(chunk, { stream: true });
      yield sniffed.lineEnd === "cr" ? piece.replaceAll("\r", "\n") : piece;
    }
    yield decoder.decode();
  };
  await pipeline(text, createWriteStream(path));
  return { path, compression: "none" };
};
