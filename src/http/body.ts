import { parse } from "secure-json-parse";
import { ProblemsFound } from "../core/problems-found.js";
import { httpProblems } from "./problems.js";

/** JSON of a bounded body; keys that would change an object's prototype are refused. */
export const readJson = async (request: Request, mostBytes = 1_000_000): Promise<unknown> => {
  const media = (request.headers.get("content-type") ?? "").split(";")[0]!.trim().toLowerCase();
  if (media !== "application/json" && !/^application\/[\w.+-]+\+json$/.test(media))
    throw new ProblemsFound([
      httpProblems.make("http.media", {
        says: media === "" ? "the body has no Content-Type" : `the body is ${media}`,
        write: "Content-Type: application/json",
      }),
    ]);
  const text = new TextDecoder("utf-8", { fatal: false }).decode(await readBytes(request, mostBytes));
  try {
    return text.trim() === "" ? {} : parse(text, undefined, { protoAction: "error", constructorAction: "error" });
  } catch (error) {
    throw new ProblemsFound([
      httpProblems.make("http.body", { says: `the body is no JSON: ${(error as Error).message}` }),
    ]);
  }
};

export const readBytes = async (request: Request, most: number): Promise<Uint8Array> => {
  const tooLarge = () =>
    new ProblemsFound([httpProblems.make("http.too-large", { says: `the body is larger than ${most} bytes` })]);
  if (Number(request.headers.get("content-length") ?? 0) > most) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (request.body !== null)
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength;
      if (bytes > most) throw tooLarge();
      chunks.push(chunk);
    }
  return Buffer.concat(chunks);
};
