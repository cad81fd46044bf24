import { copyFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, relative, sep } from "node:path";
import { findFiles } from "../find-files.js";
import type { PollFrom } from "../model.js";
import { PollFault, pollFault } from "./poll-fault.js";
import type { PollGiven, Step } from "./step.js";

type Folder = Extract<PollFrom, { kind: "folder" }>;

/** A file that was written to a moment ago may not be whole yet. */
const settledMs = 2_000;

/** New and changed files of a folder outside the workspace, if whoever runs Kept has granted it. They are copied before they are read. */
export async function* pollFolder(from: Folder, given: PollGiven): AsyncGenerator<Step> {
  const folder = await grantedFolder(from.path, given.granted);
  const found = await findFiles(folder, from.files, undefined);
  const refused = found.problems.find((problem) => problem.code !== "file.none");
  for (const { path, real, bytes, modifiedAt } of found.files) {
    const tag = `${bytes}-${modifiedAt.getTime()}`;
    const fresh = given.now().getTime() - modifiedAt.getTime() < settledMs;
    if (given.known.get(path) === tag || (fresh && modifiedAt <= given.now())) continue;
    if (bytes > given.limits.objectBytes)
      throw pollFault("poll.too-large", `a file is larger than ${given.limits.objectBytes / 1_000_000} MB: ${path}`);
    yield { kind: "object", key: path, tag, write: (to) => copyFile(real, to) };
  }
  if (refused) throw new PollFault(refused);
}

const grantedFolder = async (path: string, granted: readonly string[]): Promise<string> => {
  const write = `KEPT_FOLDERS=${path} kept serve`;
  const real = await realpath(path).catch(() => null);
  if (real === null || !(await stat(real)).isDirectory())
    throw pollFault("poll.folder", `there is no folder ${path}`, "mount it, or mend `path`");
  for (const root of granted) {
    const way = relative(await realpath(root).catch(() => root), real);
    if (way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way))) return real;
  }
  throw pollFault("poll.folder", `nobody has granted ${path}`, write);
};
