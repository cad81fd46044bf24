import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { queries } from "../src/core/query.js";
import type { Table } from "../src/core/table.js";

const files = (ending: string): string[] => {
  const src = join(import.meta.dirname, "../src");
  return readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending))
    .map((file) => pathToFileURL(join(src, file)).href);
};

const isTable = (value: unknown): value is Table =>
  typeof value === "object" && value !== null && "table" in value && "columns" in value && "orderBy" in value;

/** Every table that a room declares in a `tables.ts`. */
export const declaredTables = async (): Promise<Table[]> => {
  const modules = await Promise.all(files("/tables.ts").map((file): Promise<Record<string, unknown>> => import(file)));
  const found = modules.flatMap((module) => Object.values(module).filter(isTable));
  return [...new Map(found.map((each) => [each.table, each])).values()];
};

/** Every query in the registry, once the files that fill it have been loaded. */
export const declaredQueries = async () => {
  await Promise.all(files(".sql.ts").map((file) => import(file)));
  return queries();
};
