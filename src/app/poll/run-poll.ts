import { writeFile } from "node:fs/promises";
import { delimiter } from "node:path";
import { KeptError } from "../../core/kept-error.js";
import type { Problem } from "../../core/problem.js";
import type { FoundFile } from "../../sources/find-files.js";
import type { Poll, SourceDefinition } from "../../sources/model.js";
import { PollFault } from "../../sources/poll/poll-fault.js";
import { type PollLimits, pollLimits, type Send, type Step } from "../../sources/poll/step.js";
import { stepsOf } from "../../sources/poll/steps-of.js";
import { openReader } from "../../sources/reader/open-reader.js";
import type { Context } from "../context.js";
import { loadsInForce } from "../import/journal.js";
import { checkColumns } from "./check-columns.js";
import { objectName, prunePolled, recordsName, writePolled } from "./polled-files.js";
import { knownObjects, moveCursor, pollerRow, rememberEnd, rememberObjects } from "./poller-state.js";
import { takeIn } from "./take-in.js";

export type PolledSource = SourceDefinition & { readonly poll: Poll };

export const isPolled = (source: SourceDefinition): source is PolledSource => source.poll !== null;

export type PollOptions = {
  readonly send: Send;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly limits?: Partial<PollLimits>;
  /** After each portion, when its cursor has moved. */
  readonly onStep?: () => void;
};

export type PollRun = {
  readonly source: string;
  /** Records, or objects. */
  readonly fetched: number;
  /** Interactions added. */
  readonly rows: number;
  /** It stopped at the limits of one run: there is more. */
  readonly more: boolean;
  readonly problem: Problem | null;
};

/** Objects are taken in so many at a time. */
const groupObjects = 25;
const longestWaitMs = 3_600_000;

/**
 * Polls one source once; the caller holds its lease. Each portion is written down, imported and committed before its cursor moves: a
 * process that is killed anywhere repeats at most that portion, whose records are known by then.
 */
export const runPoll = async (context: Context, source: PolledSource, options: PollOptions): Promise<PollRun> => {
  const { state } = await context.stores();
  const { env, signal } = options;
  const limits = { ...pollLimits, ...options.limits };
  const row = await pollerRow(state, source.name);
  await prune(context, source);
  const reader = openReader();
  const stop = () => void reader.close();
  signal.addEventListener("abort", stop, { once: true });
  const portions = portionsOf(context, { source, reader });
  const ends = context.clock.now().getTime() + limits.runMs;
  let done: Done = { fetched: 0, rows: 0 };
  let bytes = 0;
  let more = false;
  let fault: unknown = null;
  try {
    const granted = (env.KEPT_FOLDERS ?? "").split(delimiter).filter((folder) => folder !== "");
    const steps = stepsOf(source.poll.from, {
      cursor: row.cursor,
      known: await knownObjects(state, source.name),
      granted,
      send: options.send,
      limits,
      signal,
      now: context.clock.now,
    });
    let n = 0;
    for await (const step of steps) {
      const taken = await portions.take(step);
      done = sum(done, taken);
      bytes += taken.bytes;
      options.onStep?.();
      signal.throwIfAborted();
      more = ++n >= limits.runSteps || bytes >= limits.runBytes || context.clock.now().getTime() >= ends;
      if (more) break;
    }
    done = sum(done, await portions.flush());
  } catch (error) {
    done = sum(done, await portions.flush().catch(() => nothing));
    fault = error;
  } finally {
    signal.removeEventListener("abort", stop);
    await reader.close();
  }
  if (signal.aborted)
    throw new KeptError("interrupted", `What was fetched of ${source.name} is kept; the next poll goes on.`);
  const problem = fault === null ? portions.problem() : problemOf(fault);
  const at = context.clock.now();
  const wait = problem === null ? (more ? 0 : source.poll.everyMs) : waitAfter(fault, { row, poll: source.poll });
  await rememberEnd(state, source.name, {
    at,
    nextAt: new Date(at.getTime() + wait),
    records: done.fetched,
    problem,
  });
  return { source: source.name, ...done, more, problem };
};

type Done = { readonly fetched: number; readonly rows: number };
const nothing: Done = { fetched: 0, rows: 0 };
const sum = (a: Done, b: Done): Done => ({ fetched: a.fetched + b.fetched, rows: a.rows + b.rows });

type ObjectStep = Extract<Step, { kind: "object" }>;

/** What is taken in of what is fetched: records at once, objects in groups. */
const portionsOf = (context: Context, work: { source: PolledSource; reader: ReturnType<typeof openReader> }) => {
  const { source } = work;
  const { directory, clock } = context;
  let waiting: { readonly step: ObjectStep; readonly file: FoundFile }[] = [];
  let problem: Problem | null = null;
  const flush = async (): Promise<Done> => {
    if (waiting.length === 0) return nothing;
    const group = waiting;
    waiting = [];
    const { tally, problems } = await takeIn(context, { ...work, files: group.map((one) => one.file) });
    problem ??= problems[0] ?? null;
    // What could not be read is fetched again: it may have been mended by then.
    const bad = new Set(problems.map((one) => one.file));
    const good = group.filter(({ file }) => !bad.has(file.path));
    const objects = good.map(({ step, file }) => ({ key: step.key, tag: step.tag, path: file.path }));
    const { state } = await context.stores();
    await rememberObjects(state, source.name, { objects, at: clock.now() });
    return { fetched: objects.length, rows: tally.rows };
  };
  const takeRecords = async (step: Extract<Step, { kind: "records" }>): Promise<Done & { bytes: number }> => {
    const { state } = await context.stores();
    checkColumns(source, step);
    const content = step.lines.length === 0 ? "" : `${step.lines.join("\n")}\n`;
    let rows = 0;
    if (content !== "") {
      const { seq } = await pollerRow(state, source.name);
      const name = recordsName(Number(seq), content);
      const write = (path: string) => writeFile(path, content, { mode: 0o600 });
      const file = await writePolled(directory, source.name, { name, write });
      const taken = await takeIn(context, { ...work, files: [file] });
      if (taken.problems[0]) throw new PollFault(taken.problems[0]);
      rows = taken.tally.rows;
    }
    await moveCursor(state, source.name, { cursor: step.cursor, records: step.lines.length });
    return { fetched: step.lines.length, rows, bytes: content.length };
  };
  return {
    take: async (step: Step): Promise<Done & { bytes: number }> => {
      if (step.kind === "records") return takeRecords(step);
      const file = await writePolled(directory, source.name, { name: objectName(step.key), write: step.write });
      waiting.push({ step, file });
      const done = waiting.length >= groupObjects ? await flush() : nothing;
      return { ...done, bytes: file.bytes };
    },
    flush,
    problem: () => problem,
  };
};

const prune = async (context: Context, { name }: PolledSource): Promise<void> => {
  const loads = await loadsInForce(await context.stores(), name);
  await prunePolled(context.directory, name, { loads, now: context.clock.now() });
};

const problemOf = (error: unknown): Problem => {
  if (error instanceof PollFault) return error.problem;
  if (error instanceof KeptError)
    return { code: error.code, says: error.message, ...(error.instead === undefined ? {} : { write: error.instead }) };
  throw error;
};

/** Twice as long after each fault, up to an hour; or as long as the other side asks for. */
const waitAfter = (error: unknown, { row, poll }: { row: { failures: number }; poll: Poll }): number => {
  const asked = error instanceof PollFault ? error.retryAfterMs : null;
  const patience = Math.max(poll.everyMs, longestWaitMs);
  return Math.min(patience, asked ?? poll.everyMs * 2 ** Math.min(20, Number(row.failures)));
};
