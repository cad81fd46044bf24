import { constants } from "node:fs";
import { access, lstat, realpath, stat } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { glob } from "tinyglobby";
import type { Problem } from "../core/problem.js";
import { fileProblems } from "./problems.js";

/** A regular file inside the workspace. `path` is relative to it, with slashes; `real` is absolute, links followed. */
export type FoundFile = {
  readonly path: string;
  readonly real: string;
  readonly bytes: number;
  readonly modifiedAt: Date;
};

export type FoundFiles = { readonly files: readonly FoundFile[]; readonly problems: readonly Problem[] };

/**
 * The files that the patterns match, sorted and each once; whatever else they match is a problem, never read. `granted` is
 * one more folder that may be read: whoever runs kept names it, a kept.yaml cannot. Its files are called `$KEPT_DATA/...`.
 */
export const findFiles = async (
  workspace: string,
  patterns: readonly string[],
  granted: string | undefined = process.env.KEPT_DATA,
): Promise<FoundFiles> => {
  const found = new Map<string, FoundFile>();
  const problems: Problem[] = [];
  for (const written of patterns) {
    const fromGranted = granted && written.startsWith(`${granted}/`);
    const pattern = fromGranted ? written.slice(granted.length + 1) : written;
    // A granted folder that is not there holds nothing; a workspace that is not there is a bug.
    const root = await (fromGranted ? realpath(granted).catch(() => resolve(granted)) : realpath(workspace));
    const refused = refusePattern(pattern);
    if (refused) {
      problems.push(refused);
      continue;
    }
    const matches = await matching(root, pattern);
    if (matches.length === 0)
      problems.push(
        fileProblems.make("file.none", {
          says: `nothing matches \`${shown(pattern)}\``,
          write: "check the pattern; it is relative to the workspace folder",
        }),
      );
    for (const match of matches) {
      const file = await admit(root, match);
      if ("code" in file) problems.push(file);
      else if (!found.has(file.real))
        found.set(file.real, fromGranted ? { ...file, path: `$KEPT_DATA/${file.path}` } : file);
    }
  }
  return { files: [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), problems };
};

/** A file named without wildcards is looked up as it is, so that brackets in a name need no escaping. */
const matching = async (root: string, pattern: string): Promise<string[]> => {
  const exact = await lstat(resolve(root, pattern)).catch(() => null);
  if (exact && !exact.isDirectory()) return [pattern];
  // Links to folders are not followed (a loop would never end); pipes and devices match and are then refused.
  return glob(pattern, {
    cwd: root,
    onlyFiles: false,
    expandDirectories: false,
    followSymbolicLinks: false,
    dot: false,
    ignore: ["**/node_modules/**"],
  }).then((all) => all.filter((path) => !path.endsWith("/")).sort());
};

const refusePattern = (pattern: string): Problem | null => {
  const refuse = (says: string) =>
    fileProblems.make("file.pattern", {
      says,
      write: "write it relative to the workspace folder, for example data/*.csv",
    });
  if (pattern.length > 1024) return refuse("a pattern of more than 1,024 characters");
  if (/[\0-\x1f]/.test(pattern)) return refuse(`the pattern \`${shown(pattern)}\` holds a control character`);
  if (isAbsolute(pattern) || /^[A-Za-z]:/.test(pattern) || pattern.startsWith("~"))
    return fileProblems.make("file.outside", {
      says: `\`${shown(pattern)}\` is not relative to the workspace folder`,
      write: "data/*.csv",
    });
  if (pattern.split(/[/\\{},()|]/).includes(".."))
    return fileProblems.make("file.outside", {
      says: `\`${shown(pattern)}\` leaves the workspace folder`,
      write: "data/*.csv",
    });
  return null;
};

const admit = async (root: string, match: string): Promise<FoundFile | Problem> => {
  const path = match.split(sep).join("/");
  const says = (what: string) => ({ says: `${shown(path)} ${what}`, file: path });
  try {
    const real = await realpath(resolve(root, match));
    if (!inside(root, real)) return fileProblems.make("file.outside", says("leads out of the workspace folder"));
    const info = await stat(real);
    if (!info.isFile()) return fileProblems.make("file.special", says("is not a regular file"));
    await access(real, constants.R_OK);
    return { path, real, bytes: info.size, modifiedAt: info.mtime };
  } catch (error) {
    return fileProblems.make(
      "file.unreadable",
      says(`cannot be opened (${(error as NodeJS.ErrnoException).code ?? "unknown"})`),
    );
  }
};

const inside = (root: string, real: string) => {
  const way = relative(root, real);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

const shown = (text: string) => text.slice(0, 200).replace(/[\0-\x1f\x7f]/g, "?");
