import { CommanderError } from "commander";
import type { z } from "zod";
import type { Edge, Progress } from "../core/edge.js";
import { KeptError } from "../core/kept-error.js";
import type { Problem, ProblemKind } from "../core/problem.js";
import { ProblemsFound } from "../core/problems-found.js";
import type { Need } from "../core/use-case.js";
import { visible } from "../report/visible.js";
import { say } from "../report/words/say.js";
import { exitCode, exitOf } from "./exit-code.js";
import { commandHelp, programHelp } from "./help.js";
import type { Look } from "./look.js";
import type { CommandSpec } from "./manifest.js";
import { type Asked, program } from "./program.js";
import { progressOn } from "./progress.js";

export type Runnable = {
  readonly input: z.ZodObject;
  readonly needs: Need;
  readonly run: (context: never, input: never) => Promise<unknown>;
};
export type Opened = { readonly context: unknown; readonly close: () => Promise<void> };

export type OwnCommand = {
  readonly directory: string;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
};
export type BesideCommand = {
  readonly directory: string;
  readonly name: string;
  readonly input: unknown;
  readonly progress: Progress;
  readonly signal: AbortSignal;
};

/** Everything that a command line touches, so that a test can hand in its own. */
export type Cli = {
  readonly argv: readonly string[];
  readonly commands: readonly CommandSpec[];
  readonly version: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** How stdout and stderr may look, given the flags. */
  readonly look: (stream: "out" | "err", flags: { noColor?: boolean; ascii?: boolean }) => Look;
  readonly errIsTty: boolean;
  readonly ask: () => Edge["ask"];
  readonly signal: AbortSignal;
  readonly resolveDirectory: (directory: string | undefined) => string | null;
  readonly readText: (directory: string, file: string) => string | undefined;
  readonly load: (name: string) => Promise<Runnable>;
  readonly open: (edge: Edge) => Promise<Opened>;
  /** Commands that are no use case: they keep running, or speak a protocol of their own. */
  readonly own: Readonly<Record<string, (asked: OwnCommand) => Promise<number>>>;
  /** Answers a use case in the process of `kept serve`, where one holds the folder; null: none does. */
  readonly beside: (asked: BesideCommand) => Promise<{ readonly answer: unknown } | null>;
  readonly problemKinds: () => Promise<Readonly<Record<string, ProblemKind>>>;
};

type Flags = {
  format?: string;
  json?: boolean;
  csv?: boolean;
  noColor?: boolean;
  ascii?: boolean;
  quiet?: boolean;
  debug?: boolean;
  allowUnknown?: boolean;
  directory?: string;
};

/** One command, from its arguments to its exit code. Never throws; writes answers to `out` and all else to `err`. */
export const run = async (cli: Cli): Promise<number> => {
  let asked: Asked | undefined;
  const look = cli.look("out", rawFlags(cli.argv));
  const root = program({
    commands: cli.commands,
    version: cli.version,
    width: Math.min(100, look.width),
    out: cli.out,
    err: cli.err,
    asked: (each) => (asked = each),
  });
  try {
    await root.parseAsync([...cli.argv], { from: "user" });
    const unknown = asked && "builtIn" in asked && asked.builtIn === "help" ? root.args[0] : undefined;
    if (unknown !== undefined && unknown !== "help")
      return tellProblems(cli, [(await faults()).unknownCommand(unknown, cli.commands)], { json: wantsJson(cli.argv) });
    return asked ? await answer(cli, asked) : exitCode.kept;
  } catch (error) {
    if (!(error instanceof CommanderError)) return tellBug(cli, error, rawFlags(cli.argv));
    if (error.exitCode === 0) return exitCode.kept;
    return tellProblems(cli, [(await faults()).usageProblem(error, cli)], { json: wantsJson(cli.argv) });
  }
};

const answer = async (cli: Cli, asked: Asked): Promise<number> => {
  if ("command" in asked) return runCommand(cli, asked.command, asked.input, asked.edge as Flags);
  if (asked.builtIn === "completion") {
    const { completion } = await import("./completion.js");
    cli.out(completion(asked.argument as "bash" | "zsh" | "fish", cli.commands));
    return exitCode.kept;
  }
  return help(cli, asked.argument);
};

const runCommand = async (
  cli: Cli,
  command: CommandSpec,
  raw: Record<string, unknown>,
  flags: Flags,
): Promise<number> => {
  const format = flags.json ? "json" : flags.csv ? "csv" : (flags.format ?? command.formats[0] ?? "table");
  const json = format === "json";
  const directory = cli.resolveDirectory(flags.directory);
  if (directory === null) return tellProblems(cli, [(await faults()).noDirectory(flags.directory ?? ".")], { json });
  const form = flags.quiet ? "quiet" : cli.errIsTty ? "live" : "plain";
  const progress = progressOn({ write: cli.err, form, look: cli.look("err", flags) });
  let opened: Opened | undefined;
  try {
    const own = cli.own[command.name];
    if (own) return await own({ directory, raw, signal: cli.signal, out: cli.out, err: cli.err });
    const useCase = await cli.load(command.name);
    const parsed = useCase.input.safeParse(raw);
    if (!parsed.success) {
      const { inputProblem } = await faults();
      return tellProblems(
        cli,
        parsed.error.issues.map((issue) => inputProblem(issue, command)),
        { json },
      );
    }
    const asked = { directory, name: command.name, input: raw, progress, signal: cli.signal };
    const beside = await cli.beside(asked);
    const here = async () => {
      opened = await cli.open({
        directory,
        progress,
        ask: raw.yes === true ? null : cli.ask(),
        signal: cli.signal,
        engine: useCase.needs === "write" || useCase.needs === "setup" ? "open" : "closed",
      });
      return abortable(useCase.run(opened.context as never, parsed.data as never), cli.signal);
    };
    const given = beside === null ? await here() : beside.answer;
    progress.stop();
    const { asJson, renderers } = await import("./renderers.js");
    const unknown = flags.allowUnknown ? "allowed" : "counts";
    const render = renderers[command.name]?.[format as "table"];
    cli.out(json || !render ? asJson(given) : render(given as never, { look: cli.look("out", flags), unknown }));
    return exitOf(command.name, given, { unknown });
  } catch (error) {
    progress.stop();
    return await tellError(cli, error, { flags, json, directory });
  } finally {
    await opened?.close().catch((error: unknown) => flags.debug && cli.err(`${String(error)}\n`));
  }
};

/** How long a use case may take to stop after Ctrl-C: what it leaves, the next run puts right (as after a crash). */
const graceMs = 3_000;

const abortable = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const giveUp = (): void =>
      void setTimeout(() => reject(new KeptError("interrupted", "Run again to go on.")), graceMs).unref();
    if (signal.aborted) giveUp();
    signal.addEventListener("abort", giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", giveUp));
  });

const tellError = async (
  cli: Cli,
  error: unknown,
  at: { flags: Flags; json: boolean; directory: string },
): Promise<number> => {
  // First: Ctrl-C also reaches processes that we started, whose end then looks like something else.
  if (cli.signal.aborted || (error instanceof KeptError && error.code === "interrupted")) {
    const says = error instanceof KeptError && error.code === "interrupted" ? error.message : "Run again to go on.";
    cli.err(`${say("run.stopped", { says: visible(says) })}\n`);
    return exitCode.interrupted;
  }
  if (error instanceof ProblemsFound) {
    const texts = new Map(error.texts);
    for (const { file } of error.problems) {
      const text = file === undefined || texts.has(file) ? undefined : cli.readText(at.directory, file);
      if (file !== undefined && text !== undefined) texts.set(file, text);
    }
    return tellProblems(cli, error.problems, { json: at.json, files: error.files, texts, holds: error.holds });
  }
  if (!(error instanceof KeptError)) return tellBug(cli, error, { ...at.flags, json: at.json });
  if (at.json)
    cli.out(
      `${JSON.stringify({ problems: [{ code: error.code, says: error.message, ...(error.instead ? { write: error.instead } : {}) }] }, null, 2)}\n`,
    );
  const next = error.instead ? `\n${visible(error.instead, 1_000)}` : "";
  cli.err(
    `${visible(error.message, 2_000)}${next}\nMore: kept help ${visible(error.code)}\n${at.flags.debug ? trace(error) : ""}`,
  );
  return exitCode.engine;
};

const tellBug = (cli: Cli, error: unknown, flags: Flags): number => {
  const says = error instanceof Error ? error.message : String(error);
  if (flags.json) cli.out(`${JSON.stringify({ problems: [{ code: "internal", says }] }, null, 2)}\n`);
  cli.err(
    `Something went wrong inside Kept: ${visible(says, 2_000)}\n${flags.debug ? trace(error) : "This is a fault in Kept, not in your files. --debug shows where.\n"}`,
  );
  return exitCode.engine;
};

const trace = (error: unknown): string => {
  if (!(error instanceof Error)) return "";
  const cause =
    error.cause === undefined
      ? ""
      : `caused by ${error.cause instanceof Error ? trace(error.cause) : `${visible(String(error.cause), 4_000)}\n`}`;
  return `${(error.stack ?? error.message)
    .split("\n")
    .map((line) => visible(line, 4_000))
    .join("\n")}\n${cause}`;
};

const tellProblems = async (
  cli: Cli,
  problems: readonly Problem[],
  given: { json: boolean; files?: number; texts?: ReadonlyMap<string, string>; holds?: string },
): Promise<number> => {
  const { problemsJson, renderProblems } = await import("./render-problems.js");
  if (given.json) cli.out(problemsJson(problems));
  else
    cli.err(
      renderProblems(
        {
          problems,
          files: given.files ?? 0,
          texts: given.texts ?? new Map(),
          ...(given.holds === undefined ? {} : { holds: given.holds }),
        },
        cli.look("err", rawFlags(cli.argv)),
      ),
    );
  return exitCode.wrong;
};

/** Loaded when something is wrong: problems bring zod with them, which --help must not wait for. */
const faults = () => import("./usage-problem.js");

const help = async (cli: Cli, subject: string | undefined): Promise<number> => {
  const look = cli.look("out", rawFlags(cli.argv));
  const width = Math.min(100, look.width);
  if (subject === undefined) return printed(cli, programHelp(cli.commands, width));
  const { aliases } = await import("./shared-options.js");
  const command = cli.commands.find((each) => each.name === subject || aliases[each.name]?.includes(subject));
  if (command) return printed(cli, commandHelp(command, width));
  const { helpForCode } = await import("./help-code.js");
  const { kindOrProblem } = await faults();
  const kind = kindOrProblem(subject, await cli.problemKinds(), cli.commands);
  return "code" in kind
    ? tellProblems(cli, [kind], { json: wantsJson(cli.argv) })
    : printed(cli, helpForCode(subject, kind, look));
};

const printed = (cli: Cli, text: string): number => {
  cli.out(text);
  return exitCode.kept;
};

/** Flags as they can be seen before, or without, parsing: for help and for faults of the command line itself. */
const rawFlags = (argv: readonly string[]): Flags => ({
  noColor: argv.includes("--no-color"),
  ascii: argv.includes("--ascii"),
  debug: argv.includes("--debug"),
});
const wantsJson = (argv: readonly string[]): boolean =>
  argv.includes("--json") || argv.includes("--format=json") || argv[argv.indexOf("--format") + 1] === "json";
