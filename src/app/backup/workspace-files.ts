import { existsSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { readSpecTexts } from "../../spec/load-workspace.js";
import { dataFolder } from "../context.js";

/** What the stores hold is dumped from them; what belongs to the process that runs, or can be made again, stays. */
const leftOut = /^(facts|import|state\.sqlite.*|state\.seal.*|state\.before-.*|server\.json|.*\.(lock|tmp|part|new))$/;

/** Paths, relative to the workspace, of what is neither facts nor state: the texts that declare it, its settings, secrets of its own. */
export const workspaceFiles = async (directory: string, env: NodeJS.ProcessEnv): Promise<readonly string[]> => {
  const { texts } = await readSpecTexts({ root: directory, env });
  const settings = ["kept.serve.yaml"].filter((name) => existsSync(join(directory, name)));
  return [...new Set([...texts.map((text) => text.path), ...settings, ...inDataFolder(directory)])];
};

const inDataFolder = (directory: string): readonly string[] => {
  const folder = dataFolder(directory);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !leftOut.test(name))
    .flatMap((name) =>
      statSync(join(folder, name)).isDirectory()
        ? readdirSync(join(folder, name), { recursive: true, encoding: "utf8" }).map((inner) => join(name, inner))
        : [name],
    )
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => relative(directory, join(folder, name)));
};
