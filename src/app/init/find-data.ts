import { access, constants, realpath, stat } from "node:fs/promises";
import { basename, extname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { glob } from "tinyglobby";
import type { Problem } from "../../core/problem.js";
import type { FoundFile } from "../../sources/find-files.js";
import { fileProblems } from "../../sources/problems.js";
import { appProblems } from "../problems.js";

/** A data file, and how kept.yaml will name it. `copy`: it lies outside, and is to be copied to that path of the workspace. */
export type DataFile = FoundFile & { readonly written: string; readonly copy: "copy" | "there" };

const endings = "{csv,tsv,tab,ndjson,jsonl,json,parquet,xlsx,xes}";
const usual = [`*.${endings}`, `*.${endings}.{gz,zst}`, `data/**/*.${endings}`, `data/**/*.${endings}.{gz,zst}`];
const notData = /(^|\/)(package(-lock)?|tsconfig.*|composer|\.[^/]*)\.json$|\.schema\.json$|(^|\/)expected\//;

/** The data-like files of a folder, and of `data` in it, when none were named. */
export const dataFilesIn = async (directory: string): Promise<string[]> => {
  const found = await glob([...usual], {
    cwd: directory,
    onlyFiles: true,
    dot: false,
    followSymbolicLinks: false,
    ignore: ["**/node_modules/**", "kept-demo/**"],
  });
  return found
    .map((path) => path.split(sep).join("/"))
    .filter((path) => !notData.test(path))
    .sort();
};

/** Each named file as it lies: inside the workspace, in the folder that `KEPT_DATA` grants, or outside. All problems at once. */
export const lookUp = async (
  directory: string,
  names: readonly string[],
  granted: string | undefined,
): Promise<{ files: DataFile[]; problems: Problem[] }> => {
  const root = await realpath(directory);
  const grantedRoot = granted ? await realpath(granted).catch(() => null) : null;
  const files = new Map<string, DataFile>();
  const problems: Problem[] = [];
  for (const name of names) {
    const found = await lookAt(directory, name);
    if ("code" in found) {
      problems.push(found);
      continue;
    }
    const inside = below(root, found.real);
    const inGranted = grantedRoot === null ? null : below(grantedRoot, found.real);
    if (inside !== null) files.set(found.real, { ...found, path: inside, written: inside, copy: "there" });
    else if (inGranted !== null)
      files.set(found.real, {
        ...found,
        path: `$KEPT_DATA/${inGranted}`,
        written: `\${KEPT_DATA:-data}/${inGranted}`,
        copy: "there",
      });
    else
      files.set(found.real, {
        ...found,
        path: `data/${basename(found.real)}`,
        written: `data/${basename(found.real)}`,
        copy: "copy",
      });
  }
  return { files: [...files.values()], problems };
};

const lookAt = async (directory: string, name: string): Promise<Omit<FoundFile, "path"> | Problem> => {
  const says = (what: string) => ({ says: `${name} ${what}`, file: name });
  // As `kept -C shop init data/x.csv` reads; a name that is there only from where the command was typed is that file.
  const tried = isAbsolute(name) ? [name] : [join(directory, name), resolve(name)];
  for (const path of tried) {
    try {
      const real = await realpath(path);
      const info = await stat(real);
      if (info.isDirectory())
        return fileProblems.make("file.special", {
          ...says("is a folder"),
          write: `name its files: ${name.replace(/\/$/, "")}/*.csv`,
        });
      if (!info.isFile()) return fileProblems.make("file.special", says("is not a regular file"));
      await access(real, constants.R_OK);
      return { real, bytes: info.size, modifiedAt: info.mtime };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "ENOENT")
        return fileProblems.make("file.unreadable", {
          ...says(`cannot be opened (${code ?? "unknown"})`),
          write: "check its owner and its permissions",
        });
    }
  }
  return fileProblems.make("file.none", {
    ...says("is not there"),
    write: "check the name; it is looked for in the workspace folder and where you are",
  });
};

const below = (root: string, real: string): string | null => {
  const way = relative(root, real);
  return way === "" || way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way) ? null : way.split(sep).join("/");
};

export const noFiles = (): Problem =>
  appProblems.make("usage.files", {
    says: "there is no data file in this folder, nor in data/ below it",
    write: "name some: kept init orders.csv",
  });

/** Files that differ only by digits in their names (tills-2026-05.csv, tills-2026-06.csv) are one source. */
export const groupsOf = (files: readonly DataFile[]): readonly (readonly DataFile[])[] => {
  const groups = new Map<string, DataFile[]>();
  for (const file of files) {
    const key = file.written.replace(/\d+/g, "#");
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  return [...groups.values()];
};

/** One file by its name; several by a pattern that also finds next month's. */
export const patternOf = (group: readonly DataFile[]): string => {
  if (group.length === 1) return group[0]!.written;
  const [first] = group;
  const folder = first!.written.slice(0, first!.written.lastIndexOf("/") + 1);
  const name = first!.written.slice(folder.length);
  const ending = /(\.[a-z]+){1,2}$/i.exec(name)?.[0] ?? extname(name);
  return folder + name.slice(0, name.length - ending.length).replace(/\d+([-_.]?\d+)*/g, "*") + ending;
};
