import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ProblemsFound } from "../../core/problems-found.js";
import { dataFolder } from "../context.js";
import { uploadProblems } from "./problems.js";

/** A file that was sent and waits to be added: `path` is ours, `name` is only what its sender called it. */
export type Upload = { readonly id: string; readonly name: string; readonly bytes: number; readonly path: string };

export const mostUploadBytes = 50_000_000;
const mostWaiting = 20;
const waitsMs = 86_400_000;

const Sent = z.object({ name: z.string(), bytes: z.number().int() });
const idPattern = /^[0-9a-f]{32}$/;

export const isUploadId = (text: string): boolean => idPattern.test(text);

/** On disk when it resolves. */
export const saveUpload = async (
  directory: string,
  sent: { readonly name: string; readonly content: Uint8Array; readonly now: Date },
): Promise<Upload> => {
  const name = safeName(sent.name);
  if (name === null)
    throw new ProblemsFound([
      uploadProblems.make("upload.name", { says: "the file came without a name", write: "?name=orders.csv" }),
    ]);
  const folder = folderOf(directory);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await expire(folder, sent.now)) >= mostWaiting)
    throw new ProblemsFound([uploadProblems.make("upload.full", { says: `${mostWaiting} files wait to be added` })]);
  const id = randomBytes(16).toString("hex");
  const path = join(folder, id);
  const file = await open(`${path}.part`, "wx", 0o600);
  try {
    await file.writeFile(sent.content);
    await file.sync();
  } finally {
    await file.close();
  }
  const bytes = sent.content.byteLength;
  await writeFile(`${path}.json`, JSON.stringify({ name, bytes } satisfies z.infer<typeof Sent>), { mode: 0o600 });
  await rename(`${path}.part`, path);
  return { id, name, bytes, path };
};

export const findUpload = async (directory: string, id: string): Promise<Upload> => {
  const path = join(folderOf(directory), id);
  try {
    if (!isUploadId(id)) throw new Error("no id");
    const sent = Sent.parse(JSON.parse(await readFile(`${path}.json`, "utf8")));
    await stat(path);
    return { id, ...sent, path };
  } catch {
    throw new ProblemsFound([
      uploadProblems.make("upload.none", {
        says: "there is no upload of that number, or it waited for more than a day",
      }),
    ]);
  }
};

export const dropUpload = async ({ path }: Upload): Promise<void> => {
  await rm(path, { force: true });
  await rm(`${path}.json`, { force: true });
};

const folderOf = (directory: string) => join(dataFolder(directory), "uploads");

/** Removes what waits for more than a day; answers with how many wait still. */
const expire = async (folder: string, now: Date): Promise<number> => {
  let waiting = 0;
  for (const entry of await readdir(folder)) {
    const path = join(folder, entry);
    const info = await stat(path).catch(() => null);
    if (info === null) continue;
    if (now.getTime() - info.mtimeMs > waitsMs) await rm(path, { force: true });
    else if (isUploadId(entry)) waiting++;
  }
  return waiting;
};

/** The last part of the name, in letters that no shell, pattern or template gives a meaning; null where none are left. */
export const safeName = (given: string): string | null => {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .slice(-120);
  return /[\p{L}\p{N}]/u.test(plain) ? plain : null;
};
