import type { CommandSpec } from "./manifest.js";

/** Commands that are no use case. They stand in --help behind the others. */
export const ownCommands: readonly CommandSpec[] = [
  {
    name: "serve",
    title: "Keep it running, with pages and an API",
    says: "Serves this workspace until Ctrl-C: pages, the API, live data in. Commands in the same folder go on working beside it.",
    examples: [
      { command: "kept serve", does: "on this machine, port 4747" },
      { command: "kept serve --port 8080 --host 0.0.0.0", does: "for others too, behind a proxy that does TLS" },
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
    ],
  },
];
