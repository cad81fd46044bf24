import { writeFile } from "node:fs/promises";
import { AwsV4Signer } from "aws4fetch";
import { FileFault } from "../file-fault.js";
import { readXml } from "../limited-xml.js";
import type { PollFrom } from "../model.js";
import { PollFault, pollFault } from "./poll-fault.js";
import type { PollGiven, Step } from "./step.js";

type S3 = Extract<PollFrom, { kind: "s3" }>;
type Listed = { readonly key: string; readonly tag: string; readonly bytes: number };

/** New and changed objects of a bucket. A key whose ETag is known is not fetched again. */
export async function* pollS3(from: S3, given: PollGiven): AsyncGenerator<Step> {
  const seen = new Set<string>();
  let token: string | null = null;
  do {
    const { objects, next }: { objects: readonly Listed[]; next: string | null } = await list(from, given, token);
    for (const { key, tag, bytes } of objects) {
      if (key.endsWith("/") || given.known.get(key) === tag) continue;
      if (bytes > given.limits.objectBytes)
        throw pollFault(
          "poll.too-large",
          `an object is larger than ${given.limits.objectBytes / 1_000_000} MB: ${key}`,
        );
      yield {
        kind: "object",
        key,
        tag,
        write: async (path) => writeFile(path, await get(from, given, { path: key, most: given.limits.objectBytes })),
      };
    }
    if (next !== null && seen.has(next))
      throw pollFault("poll.loop", "the bucket's list leads back to where it came from");
    if (next !== null) seen.add(next);
    token = next;
  } while (token !== null);
}

const list = async (from: S3, given: PollGiven, token: string | null) => {
  const query = new URLSearchParams({ "list-type": "2", prefix: from.prefix });
  if (token !== null) query.set("continuation-token", token);
  const body = await get(from, given, { path: "", query, most: given.limits.pageBytes });
  const objects: Listed[] = [];
  let next: string | null = null;
  let text = "";
  let object: { key: string; tag: string; bytes: number } | null = null;
  let root = "";
  try {
    await readXml(once(body), {
      open: (name) => {
        root ||= name;
        text = "";
        if (name === "Contents") object = { key: "", tag: "", bytes: 0 };
      },
      text: (piece) => {
        text += piece;
      },
      close: (name) => {
        if (object && name === "Key") object.key = text;
        if (object && name === "ETag") object.tag = text.replaceAll('"', "");
        if (object && name === "Size") object.bytes = Number(text);
        if (object && name === "Contents") {
          objects.push(object);
          object = null;
        }
        if (name === "NextContinuationToken") next = text;
      },
    });
  } catch (error) {
    if (error instanceof FileFault)
      throw pollFault("poll.answer", `the bucket's list cannot be read: ${error.message}`);
    throw error;
  }
  if (root !== "ListBucketResult") throw pollFault("poll.answer", "the answer is no list of a bucket");
  return { objects, next };
};

async function* once(body: Buffer) {
  yield body;
}

const get = async (
  from: S3,
  { send, limits, signal }: PollGiven,
  asked: { path: string; query?: URLSearchParams; most: number },
): Promise<Buffer> => {
  const path = [from.bucket, ...asked.path.split("/")].map(encodeURIComponent).join("/");
  const url = `${from.endpoint.replace(/\/+$/, "")}/${path}${asked.query ? `?${asked.query}` : ""}`;
  const signed = await new AwsV4Signer({
    url,
    accessKeyId: from.key,
    secretAccessKey: from.secret,
    region: from.region,
    service: "s3",
  }).sign();
  const headers = Object.fromEntries((signed.headers as Headers).entries());
  // A large object takes its time; a silent one does not get it.
  const timeMs = limits.requestMs + asked.most / 1_000;
  const answer = await send({ url: signed.url.href, headers, timeMs, maxBytes: asked.most, signal });
  if (!answer.ok) throw new PollFault(answer.error);
  const { status, body, cut } = answer.value;
  if (status !== 200) {
    const code = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(body.toString("utf8").slice(0, 4_000))?.[1];
    throw pollFault("poll.status", `the bucket answered with status ${status}${code ? ` (${code})` : ""}`);
  }
  if (cut) throw pollFault("poll.too-large", `an answer is larger than ${asked.most / 1_000_000} MB`);
  return body;
};
