import type { CommandSpec, OptionSpec } from "./manifest.js";
import { aliases, edgeOptions, noColor, sharedOptions } from "./shared-options.js";

export type Shell = "bash" | "zsh" | "fish";

type Completed = {
  readonly name: string;
  readonly title: string;
  readonly options: readonly OptionSpec[];
  readonly choices: readonly string[];
};

const completed = (commands: readonly CommandSpec[]): Completed[] => [
  ...commands.flatMap((command) =>
    [command.name, ...(aliases[command.name] ?? [])].map((name) => ({
      name,
      title: command.title,
      options: [...command.options, ...edgeOptions(command), ...sharedOptions],
      choices: command.positional.flatMap((each) => each.choices ?? []),
    })),
  ),
  {
    name: "help",
    title: "Explain a command or a problem code",
    options: sharedOptions,
    choices: commands.map((each) => each.name),
  },
  { name: "completion", title: "Print a completion script", options: [], choices: ["bash", "zsh", "fish"] },
];

const flagsOf = (command: Completed): string[] => [
  ...command.options.flatMap((each) => [each.flag, ...(each.short ? [`-${each.short}`] : [])]),
  noColor.flag,
  "--help",
];

/** A script for a shell. Names of commands and options are ours, so nothing in it comes from data. */
export const completion = (shell: Shell, commands: readonly CommandSpec[]): string =>
  scripts[shell](completed(commands));

const bash = (
  commands: readonly Completed[],
): string => `# kept completion for bash: kept completion bash > ~/.local/share/bash-completion/completions/kept
_kept() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i]}" in -C|--directory) ((i++)) ;; -*) ;; *) command="\${COMP_WORDS[i]}"; break ;; esac
  done
  case "$before" in -C|--directory) COMPREPLY=($(compgen -d -- "$word")); return ;; esac
  case "$command $before" in
${commands.flatMap((command) => command.options.filter((each) => each.choices).map((each) => `    "${command.name} ${each.flag}") COMPREPLY=($(compgen -W "${each.choices!.join(" ")}" -- "$word")); return ;;`)).join("\n")}
  esac
  case "$command" in
    "") COMPREPLY=($(compgen -W "${[...commands.map((each) => each.name), "--help", "--version"].join(" ")}" -- "$word")) ;;
${commands.map((command) => `    ${command.name}) if [[ $word == -* ]]; then COMPREPLY=($(compgen -W "${flagsOf(command).join(" ")}" -- "$word")); else COMPREPLY=($(compgen ${command.choices.length ? `-W "${command.choices.join(" ")}"` : "-f"} -- "$word")); fi ;;`).join("\n")}
  esac
}
complete -F _kept kept
`;

const quoted = (text: string): string => text.replace(/'/g, "'\\''").replace(/[[\]:]/g, "\\$&");

const zsh = (commands: readonly Completed[]): string => `#compdef kept
# kept completion for zsh: kept completion zsh > "\${fpath[1]}/_kept"
_kept() {
  local line state
  _arguments -C '(-C --directory)'{-C,--directory}'[Work in this folder]:folder:_directories' '--version[Version]' '--help[Help]' '1: :->command' '*:: :->rest'
  case $state in
    command) local -a names=(${commands.map((each) => `'${each.name}:${quoted(each.title)}'`).join(" ")}); _describe command names ;;
    rest) case $line[1] in
${commands
  .map((command) => {
    const options = command.options.map(
      (each) =>
        `'${each.flag}[${quoted(each.says)}]${each.kind === "flag" ? "" : each.choices ? `:value:(${each.choices.join(" ")})` : ":value:_files"}'`,
    );
    const rest = command.choices.length ? `'*:value:(${command.choices.join(" ")})'` : "'*:file:_files'";
    return `      ${command.name}) _arguments ${[...options, `'${noColor.flag}[No colours]'`, rest].join(" ")} ;;`;
  })
  .join("\n")}
    esac ;;
  esac
}
_kept "$@"
`;

const fishQuoted = (text: string): string => text.replace(/\\/g, "\\\\").replace(/'/g, "\\'");

const fish = (commands: readonly Completed[]): string =>
  `# kept completion for fish: kept completion fish > ~/.config/fish/completions/kept.fish
${commands
  .flatMap((command) => [
    `complete -c kept -n __fish_use_subcommand -f -a ${command.name} -d '${fishQuoted(command.title)}'`,
    ...command.options.map(
      (each) =>
        `complete -c kept -n '__fish_seen_subcommand_from ${command.name}' -l ${each.flag.slice(2)}${each.short ? ` -s ${each.short}` : ""}${each.kind === "flag" ? "" : each.choices ? ` -x -a '${each.choices.join(" ")}'` : " -r"} -d '${fishQuoted(each.says)}'`,
    ),
    ...(command.choices.length
      ? [`complete -c kept -n '__fish_seen_subcommand_from ${command.name}' -f -a '${command.choices.join(" ")}'`]
      : []),
  ])
  .join("\n")}
`;

const scripts: Record<Shell, (commands: readonly Completed[]) => string> = { bash, zsh, fish };
