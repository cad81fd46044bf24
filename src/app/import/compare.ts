import { existsSync } from "node:fs";
import { join } from "node:path";
import { contentHash } from "../../sources/content-hash.js";
import type { FoundFile } from "../../sources/find-files.js";
import type { Load } from "../../stores/state-tables.js";

/** The journal against the folder: `loads` are in force for one source, `paths` those that its patterns find. */
export type Known = {
  readonly loads: readonly Load[];
  readonly paths: ReadonlySet<string>;
  readonly mappingHash: string;
};

/** `unchanged`: taken in already. `renamed`: so, under a path that is no more. `new`: to be read. */
export type Compared =
  | { readonly is: "unchanged" }
  | { readonly is: "renamed"; readonly load: Load }
  | { readonly is: "new"; readonly contentHash: string };

export const compare = async (file: FoundFile, known: Known): Promise<Compared> => {
  const hash = await contentHash(file.real);
  const same = known.loads.filter((load) => load.content_hash === hash && load.mapping_hash === known.mappingHash);
  if (same.some((load) => load.path === file.path)) return { is: "unchanged" };
  const before = known.loads.some((load) => load.path === file.path);
  const renamed = before ? undefined : same.find((load) => !known.paths.has(load.path));
  return renamed ? { is: "renamed", load: renamed } : { is: "new", contentHash: hash };
};

/** Loads of files that are there, but that the source asks for no more. What a deleted file has said still counts. */
export const noLongerAskedFor = ({ loads, paths }: Known, root: string): readonly Load[] =>
  loads.filter((load) => !paths.has(load.path) && existsSync(placeOf(load.path, root)));

const placeOf = (path: string, root: string) =>
  path.startsWith("$KEPT_DATA/")
    ? join(process.env.KEPT_DATA || root, path.slice("$KEPT_DATA/".length))
    : join(root, path);
