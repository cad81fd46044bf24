import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { commandHelp, programHelp } from "./help.js";
import type { CommandSpec, OptionSpec } from "./manifest.js";
import { aliases, edgeOptions, noColor, sharedOptions } from "./shared-options.js";

/** One command line, understood: which use case, with which raw input, printed how. */
export type Asked =
  | { readonly command: CommandSpec; readonly input: Record<string, unknown>; readonly edge: Record<string, unknown> }
  | { readonly builtIn: "help" | "completion"; readonly argument: string | undefined };

export type ProgramGiven = {
  readonly commands: readonly CommandSpec[];
  readonly version: string;
  readonly width: number;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly asked: (asked: Asked) => void;
};

/** The commander program of a manifest. Parsing calls `asked` once; faults throw CommanderError. */
export const program = (given: ProgramGiven): Command => {
  const root = new Command("kept")
    .exitOverride()
    .configureOutput({ writeOut: given.out, writeErr: given.err, outputError: () => {} });
  root.version(given.version, "--version").helpOption("-h, --help").helpCommand(false);
  root.helpInformation = () => programHelp(given.commands, given.width);
  addOptions(root, sharedOptions);
  root.addOption(new Option(noColor.flag));
  for (const command of given.commands) root.addCommand(subcommand(command, root, given));
  root.addCommand(builtIn("help", root, given).argument("[subject]"));
  root.addCommand(
    builtIn("completion", root, given).addArgument(new Argument("<shell>").choices(["bash", "zsh", "fish"])),
  );
  root.action(() => given.asked({ builtIn: "help", argument: undefined }));
  root.allowExcessArguments(true);
  return root;
};

const subcommand = (command: CommandSpec, root: Command, given: ProgramGiven): Command => {
  const sub = new Command(command.name)
    .copyInheritedSettings(root)
    .aliases([...(aliases[command.name] ?? [])])
    .allowExcessArguments(false);
  sub.helpInformation = () => commandHelp(command, given.width);
  for (const each of command.positional) {
    const name = each.many === "many" ? `${each.field}...` : each.field;
    const argument = new Argument(each.need === "required" ? `<${name}>` : `[${name}]`, each.says);
    sub.addArgument(each.choices ? argument.choices([...each.choices]) : argument);
  }
  const edge = [...edgeOptions(command), ...sharedOptions];
  addOptions(sub, [...command.options, ...edge]);
  sub.addOption(new Option(noColor.flag));
  sub.action(() => {
    const own = sub.opts<Record<string, unknown>>();
    const outer = root.opts<Record<string, unknown>>();
    const input: Record<string, unknown> = {};
    for (const option of command.options) if (own[option.field] !== undefined) input[option.field] = own[option.field];
    command.positional.forEach((each, i) => {
      const value: unknown = sub.processedArgs[i];
      if (value !== undefined && !(Array.isArray(value) && value.length === 0)) input[each.field] = value;
    });
    const edgeValues = Object.fromEntries(edge.map(({ field }) => [field, own[field] ?? outer[field]]));
    given.asked({ command, input, edge: { ...edgeValues, noColor: own.color === false || outer.color === false } });
  });
  return sub;
};

const builtIn = (name: "help" | "completion", root: Command, given: ProgramGiven): Command => {
  const sub = new Command(name).copyInheritedSettings(root);
  addOptions(sub, sharedOptions);
  sub.addOption(new Option(noColor.flag));
  sub.helpInformation = () => programHelp(given.commands, given.width);
  return sub.action(() => given.asked({ builtIn: name, argument: sub.args[0] }));
};

const addOptions = (command: Command, options: readonly OptionSpec[]): void => {
  for (const spec of options) command.addOption(asOption(spec));
};

const asOption = (spec: OptionSpec): Option => {
  const flags = `${spec.short ? `-${spec.short}, ` : ""}${spec.flag}${spec.kind === "flag" ? "" : " <value>"}`;
  const option = new Option(flags, spec.says);
  if (spec.kind === "number") option.argParser(number);
  else if (spec.kind === "pairs") option.argParser(pair);
  else if (spec.kind === "list")
    option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), oneOf(value, spec.choices)]);
  else if (spec.choices) option.argParser((value: string) => oneOf(value, spec.choices));
  return option;
};

const oneOf = (value: string, choices: readonly string[] | undefined): string => {
  if (choices && !choices.includes(value)) throw new InvalidArgumentError(`write one of ${choices.join(", ")}`);
  return value;
};

const number = (value: string): number => {
  const n = Number(value);
  if (value.trim() === "" || !Number.isFinite(n)) throw new InvalidArgumentError("write a number");
  return n;
};

/** `--where store=Utrecht`; a name given twice would silently lose one, so it is refused. */
const pair = (value: string, before: Record<string, string> | undefined): Record<string, string> => {
  const at = value.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("write it as store=Utrecht");
  const name = value.slice(0, at).trim();
  if (before && Object.hasOwn(before, name)) throw new InvalidArgumentError(`${name} is given twice`);
  return Object.fromEntries([...Object.entries(before ?? {}), [name, value.slice(at + 1)]]);
};
