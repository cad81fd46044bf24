import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { ProblemsFound } from "../core/problems-found.js";
import { httpProblems } from "./problems.js";

const unzip = promisify(gunzip);

/** The bytes of a request, unpacked; never more than `most` of them, packed or not. */
export const readBody = async (incoming: IncomingMessage, most: number): Promise<Buffer> => {
  const coding = (incoming.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  if (coding !== "identity" && coding !== "gzip" && coding !== "x-gzip")
    throw problem("http.media", `the body is packed as ${coding.slice(0, 40)}`, "Content-Encoding: gzip, or none");
  if (Number(incoming.headers["content-length"] ?? 0) > most) throw tooLarge(most);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
  if (coding === "identity") return body;
  try {
    return await unzip(body, { maxOutputLength: most });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(most);
    throw problem("http.body", "the body is no gzip, or breaks off", "send it again, or without Content-Encoding");
  }
};

const tooLarge = (most: number) =>
  problem("http.too-large", `the body is larger than ${most} bytes`, "send fewer events at once");

const problem = (code: keyof typeof httpProblems.kinds, says: string, write: string) =>
  new ProblemsFound([httpProblems.make(code, { says, write })]);
