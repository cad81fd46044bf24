/** `npm run siege [FILTER]`: the tests that read `siegeN`, with their full n, two files at a time, each under a wall clock. */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const wallClockMs = 90 * 60_000;
/** They take longest, so they begin first. */
const first = ["kill", "read-fuzz", "hostile", "open-fuzz"];

const rank = (file: string) => (first.findIndex((part) => file.includes(part)) + first.length + 1) % (first.length + 1);
const long = ["src", "test", "examples"]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)))
  .filter((file) => !file.includes("node_modules") && file.endsWith(".test.ts"))
  .filter((file) => /\bsiegeN\b/.test(readFileSync(file, "utf8")))
  .sort((a, b) => rank(a) - rank(b));

const asked = process.argv.slice(2);
const files = asked.length === 0 ? long : long.filter((file) => asked.some((part) => file.includes(part)));
if (files.length === 0) {
  console.error("No test reads siegeN from test/siege.ts.");
  process.exit(2);
}
const seed = process.env.KEPT_SEED ?? String(Date.now() % 1_000_000_007);
console.log(`KEPT_SEED=${seed}\n${files.join("\n")}`);

type Part = { readonly file: string; readonly ok: boolean; readonly minutes: string };
const running = new Set<number>();
// Whatever a test has started goes with it.
const end = (pid: number) => {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {}
};
process.once("exit", () => running.forEach(end));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

const siege = (file: string): Promise<Part> =>
  new Promise((resolve) => {
    const began = performance.now();
    const minutes = () => ((performance.now() - began) / 60_000).toFixed(1);
    const child = spawn(
      process.execPath,
      [
        join("node_modules", "vitest", "vitest.mjs"),
        "run",
        "--reporter=verbose",
        "--maxWorkers=1",
        `--testTimeout=${wallClockMs}`,
        `--hookTimeout=${wallClockMs}`,
        file,
      ],
      {
        stdio: ["ignore", "pipe", "pipe"],
        detached: true,
        env: { ...process.env, KEPT_SIEGE: "1", KEPT_SEED: seed },
      },
    );
    const pid = child.pid!;
    running.add(pid);
    let said = "";
    const hear = (chunk: Buffer) => {
      said += chunk;
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    const clock = setTimeout(() => {
      said += `\nnot at an end after ${minutes()} minutes: killed\n`;
      end(pid);
    }, wallClockMs);
    child.once("close", (code) => {
      clearTimeout(clock);
      running.delete(pid);
      console.log(`\n== ${file}: ${minutes()} minutes, ${code === 0 ? "passed" : "FAILED"}\n${said}`);
      resolve({ file, ok: code === 0, minutes: minutes() });
    });
  });

const waiting = [...files];
const parts: Part[] = [];
const lane = async () => {
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    console.log(`begins: ${file}`);
    parts.push(await siege(file));
  }
};
await Promise.all([lane(), lane()]);
for (const { file, ok, minutes } of parts)
  console.log(`${ok ? "passed" : "FAILED"}  ${minutes.padStart(5)} min  ${file}`);
const failed = parts.filter(({ ok }) => !ok);
console.log(`KEPT_SEED=${seed}: ${parts.length - failed.length} passed, ${failed.length} failed`);
for (const { file } of failed) console.log(`again: KEPT_SEED=${seed} npm run siege ${file}`);
process.exit(failed.length === 0 ? 0 : 1);
