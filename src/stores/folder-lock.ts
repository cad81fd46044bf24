import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import { join } from "node:path";

export type Holder = { readonly pid: number; readonly command: string | undefined };

/** Who has the engine's folder open, from the `status` file that ClickHouse writes while it holds the lock. */
export const folderHolder = (folder: string): Holder | undefined => {
  const status = attempt(() => readFileSync(join(folder, "status"), "utf8"));
  const pid = /^PID: (\d+)/m.exec(status ?? "")?.[1];
  return pid === undefined ? undefined : { pid: Number(pid), command: commandLine(pid) };
};

/**
 * Whether that process has the lock file open now. Where it can be told (Linux, same user), the engine need not be asked,
 * which would write a message of its own to the terminal. A number that another process got since is no holder.
 */
export const holdsFolder = ({ pid }: Holder, folder: string): boolean =>
  attempt(() => {
    const status = realpathSync(join(folder, "status"));
    const open = readdirSync(`/proc/${pid}/fd`);
    return open.some((fd) => attempt(() => readlinkSync(`/proc/${pid}/fd/${fd}`)) === status);
  }) ?? false;

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
