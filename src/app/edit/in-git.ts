import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** How git stands to one file: it does not keep it, keeps it, or holds two versions of it. Without git: not kept. */
export const inGit = async (directory: string, path: string): Promise<"not kept" | "kept" | "in conflict"> => {
  const git = async (...words: string[]): Promise<string> => {
    // A repository's own settings could name programs to run.
    const settings = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
    const { stdout } = await run("git", ["-C", directory, ...settings, ...words], {
      timeout: 5_000,
      env: { PATH: process.env.PATH ?? "", LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0" },
    });
    return stdout;
  };
  try {
    if ((await git("ls-files", "--unmerged", "--", path)) !== "") return "in conflict";
    return (await git("ls-files", "--", path)) === "" ? "not kept" : "kept";
  } catch {
    return "not kept";
  }
};
