import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";

/** Makes a folder read-only for this user, root too (by a mount), and gives back how to undo it. */
export const makeReadOnly = (folder: string): (() => void) => {
  if (process.getuid?.() !== 0) {
    chmodSync(folder, 0o500);
    return () => chmodSync(folder, 0o700);
  }
  const mount = (...args: string[]) => execFileSync("mount", args, { stdio: "ignore" });
  mount("--bind", folder, folder);
  mount("-o", "remount,ro,bind", folder);
  return () => execFileSync("umount", ["-l", folder], { stdio: "ignore" });
};
