/**
 * `npm run dev -- check -C DIR`: the command line from its sources. `npm run dev`, or with a folder alone: that workspace served
 * from its sources, and the pages with hot reloading in front of it (http://127.0.0.1:4748).
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const given = process.argv.slice(2);
const serves = given.length === 0 || (given.length === 1 && existsSync(given[0]));
const start = (args) => spawn(process.execPath, args, { stdio: "inherit" });

if (!serves) {
  start(["--import=tsx", "src/cli/main.ts", ...given]).on("exit", (code) => process.exit(code ?? 1));
} else {
  const both = [
    start(["--import=tsx", "src/cli/main.ts", "serve", "-C", given[0] ?? "."]),
    start([join("node_modules", "vite", "bin", "vite.js"), "web", "-c", join("web", "vite.config.ts")]),
  ];
  for (const one of both)
    one.on("exit", (code) => {
      for (const each of both) each.kill();
      process.exitCode ??= code ?? 0;
    });
}
