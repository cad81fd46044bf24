import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export type Source = { readonly path: string; readonly text: string };

/** The files that are shipped, in order of their paths. */
export const sources = (): readonly Source[] =>
  readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/\.(test|fixture|contract)\.ts$|fixtures\//.test(file))
    .map((file) => join("src", file).replaceAll("\\", "/"))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));

/**
 * What modules with `export const x = made(...)` export, and where: so is whatever is declared as a value found, and the reference
 * grows with the rooms. Other modules are not loaded: some of them are processes, and would run.
 */
export const exportsThatCall = async (
  made: string,
): Promise<readonly { path: string; name: string; value: unknown }[]> => {
  const declares = new RegExp(`^export const \\w+ = ${made}\\b`, "m");
  const files = sources().filter((file) => declares.test(file.text));
  const loaded = await Promise.all(
    files.map(async ({ path }) => ({ path, all: await import(pathToFileURL(path).href) })),
  );
  return loaded.flatMap(({ path, all }) => Object.entries(all).map(([name, value]) => ({ path, name, value })));
};
