// Starts the servers that tests look for, runs a command, and stops them: node scripts/test-servers.mjs -- npm test
// KEPT_TEST_CLICKHOUSE_URL: ClickHouse's HTTP protocol (../shared/tools, only where Kept is built); KEPT_TEST_POSTGRES_URL: PostgreSQL,
// where its programs are installed. What is set already is used as it is; what cannot be started is said in one line and left out.
import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const command = process.argv.slice(process.argv.indexOf("--") + 1);
if (!process.argv.includes("--") || command.length === 0) {
  console.error("Usage: node scripts/test-servers.mjs -- COMMAND [ARGUMENTS]");
  process.exit(2);
}

const root = resolve(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "kept-servers-"));
const stops = [];
const stopAll = () => {
  for (const stop of stops.splice(0).reverse()) stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
};
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const freePort = () =>
  new Promise((done) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

const waitFor = async (what, ready) => {
  for (let tries = 0; tries < 150; tries++) {
    if (await ready().catch(() => false)) return;
    await pause(100);
  }
  throw new Error(`${what} did not answer within 15 seconds`);
};

const startClickHouse = async () => {
  const shim = join(root, "../shared/tools/clickhouse-http.mjs");
  if (!existsSync(shim)) return "no ../shared/tools";
  const port = await freePort();
  const server = spawn(process.execPath, [shim, String(port), join(folder, "clickhouse")], {
    cwd: root,
    stdio: "ignore",
  });
  stops.push(() => server.kill("SIGKILL"));
  const url = `http://127.0.0.1:${port}`;
  await waitFor("ClickHouse", async () => (await fetch(`${url}/ping`)).ok);
  process.env.KEPT_TEST_CLICKHOUSE_URL = url;
};

// PostgreSQL refuses to run as root: then it runs as the user that its package made.
const startPostgres = async () => {
  const versions = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql") : [];
  const programs = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => `/usr/lib/postgresql/${version}/bin`)
    .find((bin) => existsSync(join(bin, "initdb")));
  if (!programs) return "no /usr/lib/postgresql/*/bin/initdb";
  const number = (flag) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  const as = process.getuid() === 0 ? { uid: number("-u"), gid: number("-g") } : {};
  const data = join(folder, "postgres");
  mkdirSync(data);
  if (as.uid !== undefined) {
    chownSync(folder, as.uid, as.gid);
    chownSync(data, as.uid, as.gid);
  }
  execFileSync(join(programs, "initdb"), ["-D", data, "-U", "kept", "-A", "trust", "-E", "UTF8", "--no-sync"], {
    stdio: "ignore",
    cwd: data,
    ...as,
  });
  const port = await freePort();
  const options = ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", "", "-c", "fsync=off"];
  const server = spawn(join(programs, "postgres"), options, { stdio: "ignore", cwd: data, ...as });
  stops.push(() => server.kill("SIGQUIT"));
  const ready = async () =>
    execFileSync(join(programs, "pg_isready"), ["-q", "-h", "127.0.0.1", "-p", String(port)]) !== undefined;
  await waitFor("PostgreSQL", ready);
  process.env.KEPT_TEST_POSTGRES_URL = `postgres://kept@127.0.0.1:${port}/postgres`;
};

const start = async (name, variable, begin) => {
  if (process.env[variable]) return;
  const why = await begin().catch((error) => error.message);
  if (why) console.log(`${name} is not started (${why}): its tests are skipped.`);
};

await start("ClickHouse", "KEPT_TEST_CLICKHOUSE_URL", startClickHouse);
await start("PostgreSQL", "KEPT_TEST_POSTGRES_URL", startPostgres);

const child = spawn(command[0], command.slice(1), { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  console.error(error.message);
  stopAll();
  process.exit(127);
});
child.on("close", (code, signal) => {
  stopAll();
  process.exit(code ?? (signal === "SIGINT" ? 130 : 1));
});
