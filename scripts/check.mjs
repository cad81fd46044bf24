/** Format, lint, types, dependency rules, unused code: all of them, then the names of those that failed. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const tool = (...path) => join("node_modules", ...path);
const steps = {
  "format and lint": [tool("@biomejs", "biome", "bin", "biome"), "check", "--error-on-warnings", "."],
  types: [tool("typescript", "bin", "tsc"), "-p", "."],
  "types of the pages": [tool("typescript", "bin", "tsc"), "-p", "web"],
  // tsx, because the rules are made from src/core/stages.ts.
  "dependency rules": [
    "--import=tsx",
    tool("dependency-cruiser", "bin", "dependency-cruise.mjs"),
    "--config=.dependency-cruiser.mjs",
    "src",
  ],
  "unused code": [tool("knip", "bin", "knip.js")],
};

const failed = Object.entries(steps).filter(([name, command]) => {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, command, { stdio: "inherit" });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? "ok    " : "FAILED"}  ${name}  ${seconds} s`);
  return status !== 0;
});

if (failed.length > 0) {
  console.error(`\nFailed: ${failed.map(([name]) => name).join(", ")}. \`npx biome check --write .\` mends format.`);
  process.exit(1);
}
