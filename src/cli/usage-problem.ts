import type { CommanderError } from "commander";
import type { Problem } from "../core/problem.js";
import { cliProblems } from "./problems.js";

type Code = keyof typeof cliProblems.kinds;

const codes: Record<string, Code> = {
  "commander.unknownCommand": "cli.command.unknown",
  "commander.unknownOption": "cli.option.unknown",
  "commander.missingArgument": "cli.argument.missing",
  "commander.excessArguments": "cli.argument.extra",
  "commander.invalidArgument": "cli.option.value",
  "commander.optionMissingArgument": "cli.option.value",
};

/** Commander's words as a problem of ours, its guess as "did you mean". */
export const usageProblem = (error: CommanderError): Problem => {
  const code = codes[error.code] ?? "cli.usage";
  const text = error.message.replace(/^error: /, "").trim();
  const guess = /\(Did you mean (?:one of )?(.+)\?\)/.exec(text)?.[1];
  const says = text
    .replace(/\n?\(Did you mean.*$/s, "")
    .replace(/'([^']*)'/g, '"$1"')
    .replace(/ <value>/g, "")
    .replace(/[.\s]+$/, "");
  const value = /^option "-?\w?,? ?(--[\w-]+)" argument "(.*?)" is invalid\. (.*)$/s.exec(says);
  if (value) {
    const [, flag, given, why = ""] = value;
    const what = `${flag} cannot be "${given}"`;
    return cliProblems.make(
      code,
      why.startsWith("write ") ? { says: what, write: why.slice(6) } : { says: `${what}: ${why}` },
    );
  }
  return cliProblems.make(code, { says: guess ? `${says}; did you mean ${guess}?` : says });
};
