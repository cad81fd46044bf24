import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { glob } from "tinyglobby";

/** The program as it is now, compiled in a folder of its own, so that a test can start it, and kill it, as a process. */
export const builtKept = async () => {
  const folder = mkdtempSync(join(tmpdir(), "kept-built-"));
  const entryPoints = await glob("src/**/*.ts", { ignore: ["**/*.{test,fixture,contract}.ts"] });
  const outdir = join(folder, "dist");
  await build({
    entryPoints,
    outbase: "src",
    outdir,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "error",
  });
  cpSync("package.json", join(folder, "package.json"));
  for (const name of ["node_modules", "examples"]) symlinkSync(resolve(name), join(folder, name));
  const started = new Set<ChildProcess>();
  const start = (directory: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Run => {
    const child = spawn(process.execPath, [join(folder, "dist/cli/main.js"), "-C", directory, ...args], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, so that it can be killed together with its readers.
      detached: true,
    });
    started.add(child);
    let [out, err] = ["", ""];
    child.stdout!.on("data", (chunk) => {
      out += chunk;
    });
    child.stderr!.on("data", (chunk) => {
      err += chunk;
    });
    const ended = new Promise<Ended>((done) =>
      child.once("close", (code, signal) => {
        started.delete(child);
        done({ code, signal, out, err });
      }),
    );
    const killAll = () => {
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, "SIGKILL");
    };
    return { pid: child.pid!, kill: (signal) => child.kill(signal), killAll, ended, err: () => err };
  };
  return {
    /** The program's file, for what starts it by itself. */
    command: join(outdir, "cli/main.js"),
    start,
    run: (directory: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) => start(directory, args, env).ended,
    remove: () => {
      for (const child of started) child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
export type Built = Awaited<ReturnType<typeof builtKept>>;
export type Ended = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
};
export type Run = {
  readonly pid: number;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Kills it and all that it has started, as a power cut would. */
  readonly killAll: () => void;
  readonly ended: Promise<Ended>;
  readonly err: () => string;
};
