import { cpSync, existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { filesSql } from "./interactions.sql.js";
import { measure } from "./measure.js";
import { keptYaml } from "./workspace.js";

/** The data of one size, made once: files, DuckDB's database, and where workspaces are made. All paths absolute. */
export type Data = {
  readonly size: number;
  readonly folder: string;
  readonly csv: string;
  readonly parquet: string;
  readonly later: string;
  readonly duckdb: string;
};

const seed = 20261121;

export const prepare = async (root: string, size: number): Promise<Data> => {
  const folder = resolve(root, `${size / 1e6}m`);
  const at = (name: string) => join(folder, name);
  const data = {
    size,
    folder,
    csv: at("interactions.csv"),
    parquet: at("interactions.parquet"),
    later: at("later.csv"),
    duckdb: at("bench.duckdb"),
  };
  if (existsSync(at("done"))) return data;
  console.error(`making ${size / 1e6} M interactions`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await runSql(data, filesSql(folder, size, seed));
  await measure(["node", "bench/duckdb.mjs", "load", data.duckdb, data.parquet]);
  writeFileSync(at("done"), "");
  return data;
};

/** Statements run by the bare engine in a process of its own. */
export const runSql = async (data: Data, statements: readonly string[], store?: string) => {
  const file = join(data.folder, "statements.sql");
  writeFileSync(file, statements.join("\n;\n"));
  return measure(["node", "bench/engine.mjs", file, ...(store ? [store] : [])]);
};

/** An empty workspace that reads these files; hard links, since Kept reads regular files inside the workspace only. */
export const workspace = (data: Data, name: string, files: readonly string[]): string => {
  const folder = join(data.folder, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "data"), { recursive: true });
  writeFileSync(join(folder, "kept.yaml"), keptYaml("data/*"));
  for (const file of files) addFile(folder, file);
  return folder;
};

export const addFile = (folder: string, file: string) =>
  linkSync(file, join(folder, "data", file.slice(file.lastIndexOf("/") + 1)));

/** A copy with all that was imported and judged in it. */
export const copyOf = (from: string, name: string): string => {
  const to = join(from, "..", name);
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
  return to;
};

/** The built command, as users run it. Kept, broken and cannot judge are all answers. */
export const kept = (folder: string, ...args: readonly string[]) =>
  measure(["node", "dist/cli/main.js", ...args, "-C", folder], [0, 1, 3]);
