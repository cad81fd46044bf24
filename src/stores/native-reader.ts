import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Sql } from "../core/sql.js";
import type { Table } from "../core/table.js";

export type NativeRequest = {
  readonly path: string;
  readonly table: Table;
  readonly set: Readonly<Record<string, Sql>>;
  readonly where: Sql | null;
};
export type NativeRows = {
  readonly columns: readonly string[];
  /** TabSeparated, as the engine wrote it. */
  readonly rows: Readable;
  /** Rejects when the reader failed, so that rows that merely end are not taken for all of them. */
  readonly done: Promise<void>;
  readonly stop: () => void;
};

/**
 * Reads a Native file of ours as TabSeparated text, in a process of its own: the served home has no engine open here, and need
 * not have one. A ClickHouse server takes that text from anywhere; Native could only be tried against a real one.
 */
export const readNativeFile = async (request: NativeRequest): Promise<NativeRows> => {
  const source = fileURLToPath(import.meta.url).endsWith(".ts");
  const script = fileURLToPath(
    new URL(source ? "./native-reader-process.ts" : "./native-reader-process.js", import.meta.url),
  );
  const child = spawn(process.execPath, [...(source ? ["--import", "tsx"] : []), script], {
    stdio: ["pipe", "pipe", "pipe", "pipe"],
  });
  child.stdin?.end(JSON.stringify(request));
  let says = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    says = (says + text).slice(-2_000);
  });
  const done = once(child, "close").then(([code, signal]) => {
    if (code !== 0) throw new Error(says.trim() || `the reader of ${request.path} ended with ${signal ?? code}`);
  });
  done.catch(() => undefined);
  const header = createInterface({ input: child.stdio[3] as Readable });
  const line = await Promise.race([once(header, "line").then(([first]) => String(first)), done.then(() => "[]")]);
  return { columns: JSON.parse(line), rows: child.stdout as Readable, done, stop: () => child.kill("SIGKILL") };
};
