/** `npm run siege [FILTER]`: the tests that read `siegeN`, with their full n, one file at a time and with hours to run. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const long = ["src", "test", "examples"]
  .flatMap((folder) => {
    try {
      return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file));
    } catch {
      return [];
    }
  })
  .filter((file) => file.endsWith(".test.ts") && /\bsiege(N|Seed)?\b/.test(readFileSync(file, "utf8")));

const asked = process.argv.slice(2);
const files = asked.length === 0 ? long : long.filter((file) => asked.some((part) => file.includes(part)));
if (files.length === 0) {
  console.error("No test reads siegeN from test/siege.ts.");
  process.exit(1);
}
const seed = process.env.KEPT_SEED ?? String(Date.now() % 1_000_000_007);
console.log(`KEPT_SEED=${seed}\n${files.join("\n")}`);
const hours = String(6 * 3_600_000);
const { status } = spawnSync(
  process.execPath,
  [
    join("node_modules", "vitest", "vitest.mjs"),
    "run",
    "--maxWorkers=1",
    `--testTimeout=${hours}`,
    `--hookTimeout=${hours}`,
    ...files,
  ],
  { stdio: "inherit", env: { ...process.env, KEPT_SIEGE: "1", KEPT_SEED: seed } },
);
process.exit(status ?? 1);
