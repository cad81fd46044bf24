import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "../app/context.js";
import { serverFileName } from "../core/server-file.js";

/** Tells the command line of this folder's user where the server is; only its owner can read it. */
export const writeServerFile = (directory: string, server: { url: string }): { token: string; remove: () => void } => {
  const token = randomBytes(32).toString("base64url");
  mkdirSync(dataFolder(directory), { recursive: true });
  const path = join(dataFolder(directory), serverFileName);
  rmSync(path, { force: true });
  writeFileSync(path, JSON.stringify({ pid: process.pid, url: server.url, token }), { mode: 0o600, flag: "wx" });
  chmodSync(path, 0o600);
  return { token, remove: () => rmSync(path, { force: true }) };
};
