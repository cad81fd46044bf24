import { type CommandSpec, commandSpec, type Described } from "../../src/cli/manifest.js";
import { ownCommands } from "../../src/cli/own-commands.js";
import { edgeOptions, noColor, sharedOptions } from "../../src/cli/shared-options.js";
import { exportsThatCall } from "./declared.js";
import { markdownTable, page } from "./markdown.js";

/** The commands that the use cases become, and those that are no use case, by name. */
export const allCommands = async (): Promise<readonly CommandSpec[]> => {
  const found = await exportsThatCall("useCase");
  const cases = new Set(found.map((one) => one.value).filter(isUseCase));
  return [...[...cases].map(commandSpec), ...ownCommands].sort((a, b) => (a.name < b.name ? -1 : 1));
};

const isUseCase = (value: unknown): value is Described =>
  typeof value === "object" && value !== null && "run" in value && "cli" in value;

export const commandsPage = async (): Promise<string> => {
  const commands = await allCommands();
  return page(
    "Commands",
    "the use cases in src/app and src/cli/own-commands.ts",
    "`kept COMMAND --help` prints the same. Answers go to stdout, all else to stderr.",
    ...commands.map(section),
    `## Every command\n\n${optionTable([...sharedOptions, { ...noColor, field: "noColor", kind: "flag" }])}`,
    exitCodes,
  );
};

const section = (command: CommandSpec): string => {
  const usage = ["kept", command.name, ...command.positional.map((one) => one.field.toUpperCase())].join(" ");
  const examples = command.examples.map((example) => `${example.command.padEnd(56)} # ${example.does}`);
  const positional = command.positional.map((one) => [`\`${one.field.toUpperCase()}\``, one.says]);
  return [
    `## ${usage}`,
    command.says,
    `\`\`\`sh\n${examples.join("\n")}\n\`\`\``,
    positional.length > 0 ? markdownTable(["argument", ""], positional) : "",
    optionTable([...command.options, ...edgeOptions(command)]),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
};

const optionTable = (options: CommandSpec["options"]): string =>
  markdownTable(
    ["option", ""],
    options.map((one) => {
      const flag = [one.short ? `-${one.short}, ` : "", one.flag, one.placeholder ? ` ${one.placeholder}` : ""].join(
        "",
      );
      return [`\`${flag}\``, one.default === undefined ? one.says : `${one.says} Default \`${one.default}\`.`];
    }),
  );

const exitCodes = `## Exit codes

${markdownTable(
  ["code", "meaning"],
  [
    ["0", "Every promise kept; too close to call counts as kept, and says so."],
    ["1", "At least one promise is certainly broken."],
    ["2", "The command line or the workspace's files are wrong."],
    ["3", "None broken, but at least one cannot be judged; `--allow-unknown` makes it 0."],
    ["4", "The engine failed: locked, unreachable, out of memory; `--debug` shows the trace."],
    ["130", "Interrupted."],
  ],
)}`;
