import type { CommandSpec } from "./manifest.js";

/** Commands that are no use case. They stand in --help behind the others. */
export const ownCommands: readonly CommandSpec[] = [
  {
    name: "serve",
    title: "Keep it running, with pages and an API",
    says: "Serves this workspace until Ctrl-C: pages, the API, live data in. Commands in the same folder go on working beside it.",
    examples: [
      { command: "kept serve", does: "on this machine, port 4747" },
      { command: "kept serve --host 0.0.0.0 --behind-proxy", does: "for others too, behind a proxy that speaks TLS" },
    ],
    formats: [],
    positional: [],
    options: [
      {
        field: "port",
        flag: "--port",
        kind: "number",
        placeholder: "N",
        says: "Which port; 0 takes a free one; 4747 otherwise.",
      },
      {
        field: "host",
        flag: "--host",
        kind: "text",
        placeholder: "ADDRESS",
        says: "Which address; 127.0.0.1 otherwise: this machine alone.",
      },
      {
        field: "publicUrl",
        flag: "--public-url",
        kind: "text",
        placeholder: "URL",
        says: "Where people reach it, with https: for links and cookies.",
      },
      {
        field: "behindProxy",
        flag: "--behind-proxy",
        kind: "flag",
        says: "A proxy before it speaks TLS, so that it may listen beyond this machine.",
      },
      {
        field: "log",
        flag: "--log",
        kind: "text",
        placeholder: "silent|error|warn|info|debug",
        choices: ["silent", "error", "warn", "info", "debug"],
        says: "How much is logged; info otherwise.",
      },
    ],
  },
  {
    name: "mcp",
    title: "Answer a model's questions",
    says: "Speaks the Model Context Protocol on stdin and stdout: what Kept can be asked, as tools. They read findings; people and changes must be allowed.",
    examples: [
      { command: "kept mcp -C DIR", does: "verdicts, sources and how they were reached; no people" },
      { command: "kept mcp --allow people", does: "also people's stories: they go to whoever runs the model" },
    ],
    formats: [],
    positional: [],
    options: [
      {
        field: "allow",
        flag: "--allow",
        kind: "list",
        placeholder: "people|write|privacy|setup",
        choices: ["people", "write", "privacy", "setup"],
        says: "What else the model may ask for; what changes anything it must confirm each time.",
      },
    ],
  },
];
