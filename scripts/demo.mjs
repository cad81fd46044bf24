// `npm run demo [-- FOLDER] [--port N] [--stay | --leave]`: makes Quick Kitchen, imports and judges it, then serves it. At a terminal
// it stays until Ctrl-C; without one (a script, CI) it leaves the service running, says how to end it, and is done.
import { spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";

const given = process.argv.slice(2);
const stays = given.includes("--stay") || (process.stdout.isTTY === true && !given.includes("--leave"));
const at = given.indexOf("--port");
const folder = resolve(given.find((one, i) => !one.startsWith("--") && (at < 0 || i !== at + 1)) ?? "kept-demo");
const kept = resolve(process.env.KEPT_COMMAND ?? join(import.meta.dirname, "../dist/cli/main.js"));

await endThatOfBefore();
const made = spawnSync(process.execPath, [kept, "demo", folder], { stdio: "inherit" });
// 1 and 3 are verdicts: Quick Kitchen does not keep all its promises.
if (![0, 1, 3].includes(made.status)) process.exit(made.status ?? 130);

const port = at < 0 ? ((await isFree(4747)) ? 4747 : 0) : Number(given[at + 1]);
const command = [kept, "serve", "-C", folder, "--port", String(port), "--log", "warn"];
if (stays) stay();
else await leave();

function stay() {
  console.log("\nStarting the service. Ctrl-C ends it; the folder stays.");
  const server = spawn(process.execPath, command, { stdio: "inherit" });
  // Ctrl-C reaches the server too, as one of the terminal's group; whoever sends a signal to this process alone means both.
  let asked = 0;
  process.on("SIGINT", () => {
    asked += 1;
  });
  process.on("SIGTERM", () => server.kill("SIGTERM"));
  server.on("exit", (code, signal) =>
    process.exit(asked > 0 || code === 0 ? 0 : (code ?? (signal === null ? 1 : 130))),
  );
}

async function leave() {
  const log = join(folder, ".kept", "serve.log");
  const out = openSync(log, "w", 0o600);
  const server = spawn(process.execPath, command, { stdio: ["ignore", out, out], detached: true });
  closeSync(out);
  server.unref();
  for (let tries = 0; tries < 150 && server.exitCode === null && !(await answers()); tries++) await wait(200);
  const said = readFileSync(log, "utf8");
  if (!(await answers())) {
    console.error(`The service did not start:\n${said}`);
    process.exit(1);
  }
  console.log(`\n${said.trimEnd()}\nIt goes on running. To end it: kill ${server.pid}`);
}

/** A service that an earlier demo left holds the folder. */
async function endThatOfBefore() {
  if (!(await answers())) return;
  process.kill(server().pid, "SIGTERM");
  for (let tries = 0; tries < 75 && (await answers()); tries++) await wait(200);
}

function server() {
  return JSON.parse(readFileSync(join(folder, ".kept", "server.json"), "utf8"));
}

async function answers() {
  try {
    return (await fetch(`${server().url}/readyz`)).ok;
  } catch {
    return false;
  }
}

function wait(ms) {
  return new Promise((done) => setTimeout(done, ms));
}

function isFree(port) {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => done(true)));
  });
}
