import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** `cpu` is seconds of processor time of the whole tree: on a machine with other work it says more than `seconds`. */
export type Run = {
  readonly seconds: number;
  readonly cpu: number;
  readonly peakMb: number;
  readonly out: string;
  readonly code: number;
};

/** Runs one command in a process of its own, which must end with one of `answers`; `peakMb` is the largest resident set that any process of its tree reached. */
export const measure = async (command: readonly string[], answers: readonly number[] = [0]): Promise<Run> => {
  const started = performance.now();
  const child = spawn(command[0]!, command.slice(1), {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (text) => (out += text));
  child.stderr.on("data", (text) => (err += text));
  let peakMb = 0;
  let cpu = 0;
  // VmHWM is what ru_maxrss reports, and can be read of a process that is not a child of ours (the disposable reader).
  const watch = setInterval(() => {
    const pids = tree(child.pid!);
    for (const pid of pids) peakMb = Math.max(peakMb, highWaterMb(pid));
    cpu = Math.max(
      cpu,
      pids.reduce((sum, pid) => sum + cpuSeconds(pid), 0),
    );
  }, 25);
  const code = await new Promise<number>((done) => child.on("close", (status) => done(status ?? -1)));
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  if (!answers.includes(code)) throw new Error(`${command.join(" ")} ended with ${code}\n${err || out}`);
  return { seconds, cpu, peakMb, out, code };
};

/** The fastest of `n` runs, with the largest peak: noise only ever adds time. */
export const best = async (n: number, run: () => Promise<Run>): Promise<Run> => {
  let fastest: Run | undefined;
  let peakMb = 0;
  for (let i = 0; i < n; i++) {
    const one = await run();
    peakMb = Math.max(peakMb, one.peakMb);
    if (fastest === undefined || one.seconds < fastest.seconds) fastest = one;
  }
  return { ...fastest!, peakMb };
};

const status = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/status`, "utf8");
  } catch {
    return "";
  }
};

const highWaterMb = (pid: number): number => Number(/VmHWM:\s+(\d+)/.exec(status(pid))?.[1] ?? 0) / 1024;

/** Its own, and that of its children that have ended. */
const cpuSeconds = (pid: number): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    // utime, stime, cutime and cstime, in ticks of 10 ms; counted from the state, which comes after the name.
    return [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]), 0) / 100;
  } catch {
    return 0;
  }
};

const tree = (root: number): readonly number[] => {
  const found = [root];
  for (const pid of found) {
    try {
      for (const task of readdirSync(`/proc/${pid}/task`))
        found.push(
          ...readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean).map(Number),
        );
    } catch {
      // It has ended meanwhile.
    }
  }
  return found;
};
