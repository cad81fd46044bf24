import { padToWidth, textWidth } from "../report/text-width.js";
import type { CommandSpec, OptionSpec } from "./manifest.js";
import { aliases, edgeOptions, noColor, sharedOptions } from "./shared-options.js";
import { wrapped } from "./text-table.js";

type Row = readonly [left: string, right: string];

/** Two columns, the right one wrapped under itself. */
const rows = (pairs: readonly Row[], width: number, most = 34): string[] => {
  const left = Math.min(most, Math.max(0, ...pairs.map(([text]) => textWidth(text))));
  const room = Math.max(24, width - left - 4);
  return pairs.flatMap(([name, says]) => {
    const lines = wrapped(says, room);
    const first =
      textWidth(name) > left
        ? [`  ${name}`, ...lines.map((line) => `${" ".repeat(left + 4)}${line}`)]
        : [`  ${padToWidth(name, left, "left")}  ${lines[0] ?? ""}`];
    return textWidth(name) > left
      ? first
      : [...first, ...lines.slice(1).map((line) => `${" ".repeat(left + 4)}${line}`)];
  });
};

export const exitCodes: readonly Row[] = [
  ["0", "every promise is kept, or too close to call"],
  ["1", "at least one promise is broken"],
  ["2", "the command line or the workspace's files are wrong"],
  ["3", "nothing is broken, but something cannot be judged"],
  ["4", "the engine failed: locked, unreachable, out of memory"],
  ["130", "interrupted"],
];

const start: readonly Row[] = [
  ["kept init orders.csv", "write a first kept.yaml from a file you have"],
  ["kept import", "read what is new"],
  ["kept check", "who was let down, and which promises are broken"],
  ["kept people fast", "whom one promise let down"],
  ["kept demo", "see it all on an example company"],
];

export const programHelp = (commands: readonly CommandSpec[], width: number): string =>
  [
    "Kept tells you whether you keep your promises to customers.",
    "",
    ...rows(start, width),
    "",
    "Commands",
    ...rows(
      [
        ...commands.map((command): Row => [[command.name, ...(aliases[command.name] ?? [])].join(", "), command.title]),
        ["help [COMMAND|CODE]", "Explain a command, or a problem by its code"],
        ["completion bash|zsh|fish", "Print a script that completes commands and options"],
      ],
      width,
    ),
    "",
    "Options",
    ...rows(
      [
        ...optionRows(sharedOptions),
        [noColor.flag, noColor.says],
        ["--version", "Kept's version."],
        ["-h, --help", "This help; also after a command."],
      ],
      width,
    ),
    "",
    "Exit codes",
    ...rows(exitCodes, width),
    "",
  ].join("\n");

export const commandHelp = (command: CommandSpec, width: number): string => {
  const positional = command.positional.map((each) => {
    const name = each.field.toUpperCase() + (each.many === "many" ? "..." : "");
    return each.need === "required" ? name : `[${name}]`;
  });
  const also = aliases[command.name];
  return [
    ...rows(
      command.examples.map(({ command: typed, does }): Row => [typed, does]),
      width,
      Math.max(34, width - 36),
    ),
    "",
    ...wrapped(command.says, width),
    "",
    `kept ${[command.name, ...positional].join(" ")} [options]${also ? `   (also: kept ${also.join(", kept ")})` : ""}`,
    ...rows(
      command.positional.map(
        (each, i): Row => [
          positional[i] ?? "",
          each.choices ? `${each.says} One of: ${each.choices.join(", ")}.` : each.says,
        ],
      ),
      width,
    ),
    "",
    "Options",
    ...rows(
      [...optionRows([...command.options, ...edgeOptions(command), ...sharedOptions]), [noColor.flag, noColor.says]],
      width,
    ),
    "",
  ].join("\n");
};

const optionRows = (options: readonly OptionSpec[]): Row[] =>
  options.map((option) => {
    const flag = `${option.short ? `-${option.short}, ` : ""}${option.flag}${option.placeholder ? ` ${option.placeholder}` : ""}`;
    return [flag, option.default ? `${option.says} (${option.default})` : option.says];
  });
