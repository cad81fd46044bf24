import type { CommanderError } from "commander";
import type { z } from "zod";
import type { Problem, ProblemKind } from "../core/problem.js";
import { visible } from "../report/visible.js";
import { nearest } from "./help-code.js";
import type { CommandSpec } from "./manifest.js";
import { cliProblems } from "./problems.js";
import { aliases } from "./shared-options.js";

/** Faults of the command line itself, as problems of ours. Loaded only when there is one. */
type Code = keyof typeof cliProblems.kinds;

const codes: Record<string, Code> = {
  "commander.unknownCommand": "cli.command.unknown",
  "commander.unknownOption": "cli.option.unknown",
  "commander.missingArgument": "cli.argument.missing",
  "commander.excessArguments": "cli.argument.extra",
  "commander.invalidArgument": "cli.option.value",
  "commander.optionMissingArgument": "cli.option.value",
};

type Typed = { readonly argv: readonly string[]; readonly commands: readonly CommandSpec[] };

/** Commander's words as a problem, its guess as "did you mean", and what to write for the command that was typed. */
export const usageProblem = (error: CommanderError, typed: Typed): Problem => {
  const code = codes[error.code] ?? "cli.usage";
  const text = error.message.replace(/^error: /, "").trim();
  const guess = /\(Did you mean (?:one of )?(.+)\?\)/.exec(text)?.[1];
  const says = text
    .replace(/\n?\(Did you mean.*$/s, "")
    .replace(/'([^']*)'/g, '"$1"')
    .replace(/ <value>/g, "")
    .replace(/\. Expected \d+ arguments?.*$/s, "")
    .replace(/[.\s]+$/, "");
  const value = /^(?:option|command-argument).*? (?:argument|value) "(.*?)" is invalid(?: for argument)?(.*)$/s.exec(
    says,
  );
  if (!value) {
    const write = guess ? undefined : instead(code, typed);
    return cliProblems.make(code, {
      says: guess ? `${says}; did you mean ${guess}?` : says,
      ...(write === undefined ? {} : { write }),
    });
  }
  const name = /^option.*?(--[\w-]+)/.exec(says)?.[1] ?? /^ "(.*?)"/.exec(value[2]!)?.[1] ?? "it";
  const why = value[2]!
    .replace(/^ ".*?"/, "")
    .replace(/^\. /, "")
    .replace(/^Allowed choices are /, "write one of ");
  const what = `${name} cannot be "${value[1]}"`;
  return cliProblems.make(
    code,
    why.startsWith("write ") ? { says: what, write: why.slice(6) } : { says: `${what}: ${why}` },
  );
};

const instead = (code: Code, { argv, commands }: Typed): string | undefined => {
  const names = (each: CommandSpec) => [each.name, ...(aliases[each.name] ?? [])];
  const at = argv.findIndex((word) => commands.some((each) => names(each).includes(word)));
  const command = commands.find((each) => names(each).includes(argv[at] ?? ""));
  if (code === "cli.argument.missing") return command?.examples[0]?.command ?? "kept completion bash";
  const extra = argv[at + 1];
  if (
    code === "cli.argument.extra" &&
    extra !== undefined &&
    command?.options.some((each) => each.flag === "--promise")
  )
    return `kept ${command.name} --promise ${visible(extra, 60)}`;
  return command && `see kept ${command.name} --help`;
};

/** An issue that the use case's schema found, said about the option. */
export const inputProblem = (issue: z.core.$ZodIssue, command: CommandSpec): Problem => {
  const field = String(issue.path[0] ?? "");
  const option = command.options.find((each) => each.field === field)?.flag ?? (field || command.name);
  return cliProblems.make("cli.option.value", {
    says: `${option}: ${visible(issue.message.charAt(0).toLowerCase() + issue.message.slice(1))}`,
  });
};

export const noDirectory = (directory: string): Problem =>
  cliProblems.make("cli.directory", { says: `there is no folder ${visible(directory)}` });

export const unknownCommand = (name: string, commands: readonly CommandSpec[]): Problem =>
  cliProblems.make("cli.command.unknown", {
    says: `there is no command "${visible(name, 60)}"${meant(
      name,
      commands.map((each) => each.name),
    )}`,
  });

/** What `kept help` knows about a code, or the problem that it knows none. */
export const kindOrProblem = (
  code: string,
  kinds: Readonly<Record<string, ProblemKind>>,
  commands: readonly CommandSpec[],
): ProblemKind | Problem => {
  const all: Record<string, ProblemKind> = { ...kinds, ...cliProblems.kinds };
  const kind = Object.hasOwn(all, code) ? all[code] : undefined;
  if (kind) return kind;
  const names = [...Object.keys(all), ...commands.map((each) => each.name)];
  return cliProblems.make("cli.code.unknown", {
    says: `there is no command or problem code "${visible(code, 60)}"${meant(code, names)}`,
  });
};

const meant = (name: string, among: readonly string[]): string => {
  const guesses = nearest(name, among);
  return guesses.length > 0 ? `; did you mean ${guesses.join(" or ")}?` : "";
};
