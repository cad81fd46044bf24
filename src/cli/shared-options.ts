import type { CommandSpec, OptionSpec } from "./manifest.js";

/** What every command takes, besides its own fields. */
export const sharedOptions: readonly OptionSpec[] = [
  {
    field: "directory",
    flag: "--directory",
    short: "C",
    kind: "text",
    placeholder: "DIR",
    says: "Work in this folder instead of the current one.",
  },
  { field: "json", flag: "--json", kind: "flag", says: "Same as --format json." },
  { field: "ascii", flag: "--ascii", kind: "flag", says: "Marks in ASCII." },
  { field: "quiet", flag: "--quiet", short: "q", kind: "flag", says: "No progress lines." },
  { field: "debug", flag: "--debug", kind: "flag", says: "Show the trace when something fails." },
];

/** `--no-color` is its own option: commander reads `no-` as "not". */
export const noColor = { flag: "--no-color", says: "No colours (as with NO_COLOR=1)." } as const;

/** Options that only the command line knows: about its own output, not about the question. */
export const edgeOptions = (command: CommandSpec): readonly OptionSpec[] => [
  {
    field: "format",
    flag: "--format",
    kind: "text",
    placeholder: command.formats.join("|"),
    says: "How the answer is printed.",
    choices: command.formats,
    default: command.formats[0] ?? "table",
  },
  ...(command.formats.includes("csv")
    ? [{ field: "csv", flag: "--csv", kind: "flag", says: "Same as --format csv." } as const]
    : []),
  ...(command.name === "check"
    ? [
        {
          field: "allowUnknown",
          flag: "--allow-unknown",
          kind: "flag",
          says: "Exit 0 where nothing is broken but something cannot be judged.",
        } as const,
      ]
    : []),
];

/** Other names under which a command answers. `why`: the promise's page says for whom and since when it is broken. */
export const aliases: Readonly<Record<string, readonly string[]>> = { promise: ["why"] };
