import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export type Holder = { readonly pid: number; readonly command: string | undefined };

/** Who has the engine's folder open, from the `status` file that ClickHouse writes while it holds the lock. */
export const folderHolder = (folder: string): Holder | undefined => {
  const status = attempt(() => readFileSync(join(folder, "status"), "utf8"));
  const pid = /^PID: (\d+)/m.exec(status ?? "")?.[1];
  return pid === undefined ? undefined : { pid: Number(pid), command: commandLine(pid) };
};

/** Undefined where the process is another user's, has ended, or lives in another container. */
const commandLine = (pid: string): string | undefined => {
  const read =
    attempt(() => readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")) ??
    attempt(() =>
      execFileSync("ps", ["-o", "args=", "-p", pid], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
    );
  // Control characters would reach the terminal.
  return (
    read
      ?.replace(/[\x00-\x1f\x7f-\x9f]/g, " ")
      .trim()
      .slice(0, 200) || undefined
  );
};

const attempt = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};
