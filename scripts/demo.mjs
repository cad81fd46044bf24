// `npm run demo [-- FOLDER] [--port N] [--end]`: makes Quick Kitchen, imports and judges it, then serves it until Ctrl-C.
// --end: stops once the server has answered, for a machine that only looks whether all of that works.
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";

const given = process.argv.slice(2);
const end = given.includes("--end");
const at = given.indexOf("--port");
const folder = resolve(given.find((one, i) => !one.startsWith("--") && (at < 0 || i !== at + 1)) ?? "kept-demo");
const kept = resolve(process.env.KEPT_COMMAND ?? join(import.meta.dirname, "../dist/cli/main.js"));

const made = spawnSync(process.execPath, [kept, "demo", folder], { stdio: "inherit" });
// 1 and 3 are verdicts: Quick Kitchen does not keep all its promises.
if (![0, 1, 3].includes(made.status)) process.exit(made.status ?? 130);

const isFree = (port) =>
  new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen(port, "127.0.0.1", () => server.close(() => done(true)));
  });
const port = at < 0 ? ((await isFree(4747)) ? 4747 : 0) : Number(given[at + 1]);

console.log("\nStarting the service. Ctrl-C ends it; the folder stays.");
const server = spawn(process.execPath, [kept, "serve", "-C", folder, "--port", String(port), "--log", "warn"], {
  stdio: "inherit",
});
// Ctrl-C reaches the server too, as one of the terminal's group; whoever sends a signal to this process alone means both.
let asked = 0;
process.on("SIGINT", () => {
  asked += 1;
});
process.on("SIGTERM", () => server.kill("SIGTERM"));
server.on("exit", (code, signal) => process.exit(asked > 0 || code === 0 ? 0 : (code ?? (signal === null ? 1 : 130))));

if (end) {
  for (let tries = 0; tries < 300; tries++) {
    await new Promise((done) => setTimeout(done, 200));
    if (await isReady()) break;
  }
  console.log((await isReady()) ? "It answers." : "It does not answer.");
  if (!(await isReady())) process.exitCode = 1;
  server.kill("SIGTERM");
}

async function isReady() {
  try {
    const { url } = JSON.parse(readFileSync(join(folder, ".kept", "server.json"), "utf8"));
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}
