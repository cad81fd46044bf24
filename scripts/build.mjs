/**
 * dist: compiled sources, the files beside them that are no TypeScript, and a command that can be run. Written in place and
 * then cleared of what is left over, so that a process that runs from dist meanwhile finds its files.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, extname, join, sep } from "node:path";

const files = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

const compile = [join("node_modules", "typescript", "bin", "tsc"), "-p", "tsconfig.build.json"];
const { status } = spawnSync(process.execPath, compile, { stdio: "inherit" });

const expected = new Set();
for (const file of files("src")) {
  if (/\.(test|fixture|contract)\.ts$|(^|\/)fixtures\//.test(file) || file.endsWith(".md")) continue;
  expected.add(file.replace(/\.ts$/, ".js"));
  if (extname(file) === ".ts") continue;
  mkdirSync(dirname(join("dist", file)), { recursive: true });
  copyFileSync(join("src", file), join("dist", file));
}
for (const file of files("dist")) if (!expected.has(file) && !file.startsWith(`web${sep}`)) rmSync(join("dist", file));

const command = join("dist", "cli", "main.js");
if (existsSync(command)) chmodSync(command, 0o755);
if (status !== 0) process.exit(status ?? 1);

// The pages, into dist/web.
const pages = [join("node_modules", "vite", "bin", "vite.js"), "build", "web", "-c", join("web", "vite.config.ts")];
process.exit(spawnSync(process.execPath, [...pages, "--logLevel", "warn"], { stdio: "inherit" }).status ?? 1);
