import { problemKinds } from "../core/problem.js";

/** What can be wrong with a command line, and what an edge itself must say. */
export const cliProblems = problemKinds({
  "cli.command.unknown": { title: "No such command", why: "Kept has no command of that name.", instead: "kept --help" },
  "cli.option.unknown": {
    title: "No such option",
    why: "The command has no option of that name.",
    instead: "kept check --help",
  },
  "cli.option.value": {
    title: "An option's value does not fit",
    why: "A day, a number or one of a few words was expected, or the value is missing.",
    instead: "kept check --as-of 2026-07-14",
  },
  "cli.argument.missing": {
    title: "An argument is missing",
    why: "The command must be told about what.",
    instead: "kept people fast",
  },
  "cli.argument.extra": {
    title: "Too many arguments",
    why: "The command takes fewer arguments; a name with spaces needs quotes.",
    instead: "kept people 'my promise'",
  },
  "cli.format": {
    title: "The command has no such format",
    why: "Not every answer can be a table, JSON, Markdown, JUnit or CSV.",
    instead: "kept check --format json",
  },
  "cli.directory": {
    title: "The folder is not there",
    why: "-C must name a folder that exists.",
    instead: "kept -C shop check",
  },
  "cli.usage": {
    title: "The command line does not fit",
    why: "The combination of arguments and options has no meaning.",
    instead: "kept check --help",
  },
  "cli.code.unknown": {
    title: "No such problem code",
    why: "kept help takes a command or a code, as printed after a problem.",
    instead: "kept help spec.target.unit",
  },
  interrupted: {
    title: "Stopped by Ctrl-C",
    why: "What was finished is kept; the rest was undone.",
    instead: "kept import",
  },
  internal: {
    title: "A fault in Kept",
    why: "This should not happen, whatever is in your files. Please report it with the trace.",
    instead: "kept check --debug",
  },
});
