import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Problem } from "../../core/problem.js";
import { fail, ok, type Result } from "../../core/result.js";
import type { Rendered } from "../../core/sql.js";
import { defaultLimits, type Limits } from "../limits.js";
import type { Looked, ReadOptions, ReadPlan } from "../model.js";
import { fileProblems } from "../problems.js";
import type { Made, ReaderCommand, ReaderMessage } from "./protocol.js";

export type ReadRequest = {
  readonly path: string;
  /** How the user knows it: relative to the workspace. */
  readonly file: string;
  readonly source: string;
  readonly read: ReadOptions;
  /** Columns that the mapping names: JSON keys that the first records do not show. */
  readonly wanted: readonly string[];
  readonly plan: (looked: Looked) => ReadPlan;
  /** A folder of the caller's, in which `rows.native` and `bad.native` are written. */
  readonly outDir: string;
  readonly onProgress?: (progress: Progress) => void;
};
export type Progress = { readonly bytes: number; readonly rows: number };

export type ReadAnswer = Made & { readonly looked: Looked; readonly rowsPath: string; readonly badPath: string | null };

export type Reader = {
  /** Opens a file and tells its columns and first records; nothing is written. */
  readonly look: (request: Pick<ReadRequest, "path" | "file" | "read">) => Promise<Result<Looked, Problem>>;
  /** Opens a file and puts a question to all of its records: the first row of the answer, as texts. Nothing is written. */
  readonly ask: (
    request: Pick<ReadRequest, "path" | "file" | "read">,
    question: (looked: Looked) => Rendered,
  ) => Promise<Result<{ readonly looked: Looked; readonly answer: Readonly<Record<string, string>> }, Problem>>;
  /** Reads a file whole, or gives the problem for which nothing of it was taken. */
  readonly read: (request: ReadRequest) => Promise<Result<ReadAnswer, Problem>>;
  readonly close: () => Promise<void>;
};

/**
 * A reader that keeps one disposable process for many files, and replaces it when a file hangs, crashes or exhausts it.
 * `folder`: where the process has its engine and works; a folder of its own is made in it and removed.
 */
export const openReader = (options: { folder?: string; limits?: Partial<Limits> } = {}): Reader => {
  const limits = { ...defaultLimits, ...options.limits };
  let child: Promise<Process> | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  const end = async () => {
    const ended = child;
    child = null;
    await (await ended?.catch(() => null))?.end();
  };
  const command = async (
    what: ReaderCommand,
    wait: { limits: Limits; bytes: number; onProgress: (progress: Progress) => void },
  ): Promise<Done> => {
    child ??= start(options.folder ?? tmpdir(), limits);
    try {
      const message = await (await child).send(what, wait);
      if ("done" in message) return message.done;
      // A process that hangs, died or is short of memory is not used again.
      if (message.dead || message.fault.code === "file.too-large") await end();
      throw new Refused(message.fault);
    } catch (error) {
      if (!(error instanceof Refused)) await end();
      throw error;
    }
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work, work);
    queue = turn.catch(() => undefined);
    return turn;
  };
  const guarded = <T>(file: string, work: () => Promise<T>): Promise<Result<T, Problem>> =>
    inTurn(async () => {
      try {
        return ok(await work());
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        const { code, says, write } = error.fault;
        return fail({
          ...fileProblems.make(code as keyof typeof fileProblems.kinds, { says: `${file}: ${says}`, file }),
          ...(write === undefined ? {} : { write }),
        });
      }
    });
  const waiting = async (request: { path: string; onProgress?: (progress: Progress) => void }) => ({
    limits,
    bytes: (await stat(request.path)).size,
    onProgress: request.onProgress ?? (() => {}),
  });
  const lookAt = async (
    request: Pick<ReadRequest, "path" | "file" | "read" | "onProgress"> & { wanted: readonly string[] },
  ) =>
    (
      await command(
        {
          do: "look",
          look: { path: request.path, name: request.file, read: request.read, wanted: request.wanted, limits },
        },
        await waiting(request),
      )
    ).looked!;
  return {
    look: (request) => guarded(request.file, () => lookAt({ ...request, wanted: [] })),
    ask: (request, question) =>
      guarded(request.file, async () => {
        const looked = await lookAt({ ...request, wanted: [] });
        return {
          looked,
          answer: (await command({ do: "ask", ask: question(looked) }, await waiting(request))).answer!,
        };
      }),
    read: (request) =>
      guarded(request.file, async () => {
        const wait = await waiting(request);
        const looked = await lookAt(request);
        const plan = request.plan(looked);
        if (plan.missing.length > 0) throw new Refused(missingColumns(plan.missing, looked));
        const answer = plan.ask === null ? {} : (await command({ do: "ask", ask: plan.ask }, wait)).answer!;
        const { made } = await command(
          {
            do: "make",
            make: { plan: plan.make(answer), source: request.source, file: request.file, outDir: request.outDir },
          },
          wait,
        );
        return {
          ...made!,
          looked,
          rowsPath: join(request.outDir, "rows.native"),
          badPath: made!.bad + made!.malformed > 0 ? join(request.outDir, "bad.native") : null,
        };
      }),
    // At once: whoever closes does not wait for a file that takes an hour, or for ever.
    close: end,
  };
};

const missingColumns = (missing: readonly string[], looked: Looked): Fault => ({
  code: "file.column",
  says: `it has no column ${missing.map((name) => `\`${name}\``).join(", ")}`,
  write: `its columns are ${looked.columns
    .slice(0, 30)
    .map((column) => column.name)
    .join(", ")}${looked.columns.length > 30 ? ", ..." : ""}`,
});

type Done = Extract<ReaderMessage, { done: unknown }>["done"];
type Fault = Extract<ReaderMessage, { fault: unknown }>["fault"];

class Refused extends Error {
  constructor(readonly fault: Fault) {
    super(fault.says);
  }
}

type Answer =
  | Extract<ReaderMessage, { done: unknown }>
  | (Extract<ReaderMessage, { fault: unknown }> & { readonly dead?: true });
type Wait = { readonly limits: Limits; readonly bytes: number; readonly onProgress: (progress: Progress) => void };
type Process = {
  readonly send: (command: ReaderCommand, wait: Wait) => Promise<Answer>;
  readonly end: () => Promise<void>;
};

const start = async (folder: string, limits: Limits): Promise<Process> => {
  mkdirSync(folder, { recursive: true });
  const own = await mkdtemp(join(folder, "kept-reader-"));
  // From source (tests, `npm run dev`) the child is TypeScript too and needs the loader.
  const typescript = import.meta.url.endsWith(".ts");
  const script = fileURLToPath(new URL(typescript ? "./child.ts" : "./child.js", import.meta.url));
  const loader = typescript ? ["--import", import.meta.resolve("tsx")] : [];
  const child = fork(script, [own, String(limits.engineBytes)], {
    execArgv: [`--max-old-space-size=${limits.heapMegabytes}`, ...loader],
    // Nothing of our environment: a file that takes the reader over finds no secrets there.
    env: { PATH: process.env.PATH ?? "", TZ: "UTC", TMPDIR: own, UV_THREADPOOL_SIZE: "6" },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    serialization: "json",
    // A group of its own: Ctrl-C at the terminal is for us, and we end the reader. If we die, the channel closes and it ends itself.
    detached: true,
  });
  let words = "";
  child.stderr!.on("data", (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-2000);
  });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const kill = () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
  };
  const orphaned = () => kill();
  process.once("exit", orphaned);
  const end = async () => {
    kill();
    await gone;
    process.removeListener("exit", orphaned);
    await rm(own, { recursive: true, force: true });
  };
  try {
    await readied(child);
  } catch (error) {
    await end();
    throw new Error(`the reader did not start: ${words || (error as Error).message}`, { cause: error });
  }
  return { end, send: (command, wait) => exchange(child, { command, wait, words: () => words }) };
};

const readied = (child: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no answer in 30 s")), 30_000);
    child.once("message", () => {
      clearTimeout(timer);
      resolve();
    });
    child.once("error", reject);
    child.once("exit", (code, signal) => reject(new Error(`ended with ${signal ?? code}`)));
  });

/** Sends one command and waits for its answer, as long as the reader makes progress. */
const exchange = (child: ChildProcess, job: { command: ReaderCommand; wait: Wait; words: () => string }) =>
  new Promise<Answer>((resolve) => {
    const { limits, bytes, onProgress } = job.wait;
    const patience = limits.stallMs + (limits.stallMsPerMegabyte * bytes) / 1e6;
    let last = "";
    let timer: NodeJS.Timeout;
    const settle = (answer: Answer) => {
      clearTimeout(timer);
      child.off("message", hear);
      child.off("exit", exited);
      resolve(answer);
    };
    const expect = () => {
      clearTimeout(timer);
      timer = setTimeout(
        () =>
          settle({
            fault: {
              code: "file.stuck",
              says: `reading it made no progress for ${Math.round(patience / 1000)} s, so it was stopped`,
            },
            dead: true,
          }),
        patience,
      );
    };
    const hear = (message: ReaderMessage) => {
      if (!("progress" in message)) {
        if (!("ready" in message)) settle(message);
        return;
      }
      const now = `${message.progress.bytes} ${message.progress.rows}`;
      if (now !== last) {
        last = now;
        expect();
        onProgress(message.progress);
      }
    };
    const exited = (code: number | null, signal: string | null) =>
      settle({
        fault: {
          code: "file.damaged",
          says: `reading it ended the reader (${/heap out of memory/i.test(job.words()) ? "out of memory" : (signal ?? `exit ${code}`)})`,
        },
        dead: true,
      });
    child.on("message", hear);
    child.on("exit", exited);
    expect();
    child.send(
      job.command,
      (error) => error && settle({ fault: { code: "file.damaged", says: "the reader had ended" }, dead: true }),
    );
  });
