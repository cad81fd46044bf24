import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** The built command. Examples are tried with what is shipped, in a process of its own. */
export const command = resolve("dist", "cli", "main.js");
export const isBuilt = (): boolean => existsSync(command);

export type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** `kept ARGUMENTS -C FOLDER`. Without `$KEPT_DATA`, so that the folder's own `data/` is read, wherever the folder lies. */
export const runKept = (folder: string, ...args: readonly string[]): Promise<Ran> =>
  new Promise((done, failed) => {
    const { KEPT_DATA: _, ...env } = process.env;
    const child = spawn(process.execPath, [command, ...args, "-C", folder], { env, stdio: ["ignore", "pipe", "pipe"] });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (text) => (stdout += text));
    child.stderr.on("data", (text) => (stderr += text));
    child.on("error", failed);
    child.on("close", (code) => done({ code: code ?? -1, stdout, stderr }));
  });

/** The answer of `kept check --json`. Exit 1 and 3 are answers too: broken, and cannot say. */
export const checkExample = async (folder: string, ...options: readonly string[]): Promise<unknown> => {
  const ran = await runKept(folder, "check", "--json", ...options);
  if (![0, 1, 3].includes(ran.code)) throw new Error(`kept check ended with ${ran.code}: ${ran.stderr}`);
  return JSON.parse(ran.stdout);
};

/** As it is committed: shares to nine places, since the last bits may differ from machine to machine. */
export const committedForm = (answer: unknown): string =>
  `${JSON.stringify(answer, (_, value) => (typeof value === "number" ? Number(value.toFixed(9)) : value), 2)}\n`;

export const expectedFile = (name: string): string => join("examples", name, "expected", "check.json");
