import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import mysql from "mysql2/promise";

const program = ["/usr/sbin/mariadbd", "/usr/sbin/mysqld"].find(existsSync);

/** Null where MariaDB is not installed. */
export const startMariadb = async (): Promise<{ url: string; stop: () => Promise<void> } | null> => {
  if (program === undefined || !existsSync("/usr/bin/mariadb-install-db")) return null;
  const folder = mkdtempSync(join(tmpdir(), "kept-mariadb-"));
  const data = join(folder, "data");
  mkdirSync(data);
  const as = process.getuid?.() === 0 ? { uid: idOf("-u"), gid: idOf("-g") } : {};
  if (as.uid !== undefined) for (const path of [folder, data]) chownSync(path, as.uid, as.gid);
  execFileSync(
    "/usr/bin/mariadb-install-db",
    ["--no-defaults", `--datadir=${data}`, "--auth-root-authentication-method=normal", "--skip-test-db"],
    { stdio: "ignore", cwd: folder, ...as },
  );
  const port = await freePort();
  const server = spawn(
    program,
    ["--no-defaults", `--datadir=${data}`, `--socket=${folder}/socket`, `--port=${port}`, "--bind-address=127.0.0.1"],
    { stdio: "ignore", cwd: folder, ...as },
  );
  const gone = new Promise((resolve) => server.once("exit", resolve));
  const stop = async () => {
    server.kill("SIGKILL");
    await gone;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const url = `mysql://root@127.0.0.1:${port}/shop`;
  for (let tries = 0; tries < 150; tries++) {
    const made = await mysql
      .createConnection({ host: "127.0.0.1", port, user: "root" })
      .then((db) => db.query("CREATE DATABASE IF NOT EXISTS shop").finally(() => db.end()))
      .catch(() => null);
    if (made) return { url, stop };
    await pause(100);
  }
  await stop();
  throw new Error("MariaDB did not answer within 15 seconds");
};

const idOf = (flag: string) => Number(execFileSync("id", [flag, "mysql"], { encoding: "utf8" }));

export const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
