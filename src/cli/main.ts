#!/usr/bin/env node
import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { lookFor } from "./look.js";
import { manifest } from "./manifest.generated.js";
import { ownCommands } from "./own-commands.js";
import { type Cli, type Runnable, run } from "./run.js";

// Only what --help needs is loaded up to here; stores, use cases and zod come with the command that is run.
const interrupt = new AbortController();
let interrupts = 0;
process.on("SIGINT", () => {
  interrupts += 1;
  if (interrupts > 1) process.exit(130);
  interrupt.abort();
});

let exit: number | undefined;
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    // The reader has gone (`kept check | head`): nothing is wrong, and nobody is left to tell.
    if (error.code === "EPIPE") process.exit(exit ?? 0);
    throw error;
  });

const packageFile = new URL("../../package.json", import.meta.url);
const { version } = JSON.parse(readFileSync(packageFile, "utf8")) as { version: string };

const cli: Cli = {
  argv: process.argv.slice(2),
  commands: [...manifest, ...ownCommands],
  version,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  look: (stream, flags) => {
    const { isTTY, columns } = stream === "out" ? process.stdout : process.stderr;
    return lookFor({ env: process.env, isTty: isTTY === true, columns, ...flags });
  },
  errIsTty: process.stderr.isTTY === true && process.env.TERM !== "dumb",
  ask: () => null,
  signal: interrupt.signal,
  resolveDirectory: (directory) => {
    const path = resolve(directory ?? ".");
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : null;
  },
  readText: (directory, file) => {
    const path = resolve(directory, file);
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.isFile() && found.size <= 1_000_000 ? readFileSync(path, "utf8") : undefined;
  },
  load: async (name) => {
    const { useCases } = await import("../app/use-cases.js");
    const loads: Readonly<Record<string, () => Promise<Runnable>>> = useCases;
    const load = loads[name];
    if (!load) throw new Error(`no use case is called ${name}: the manifest is stale`);
    return load();
  },
  open: async (edge) => (await import("../app/use-cases.js")).open(edge),
  own: {
    serve: async (asked) => (await import("./serve.js")).serveCommand(asked, version),
    mcp: async (asked) => (await import("./mcp.js")).mcpCommand(asked, version),
  },
  beside: async (asked) => (await import("./beside.js")).askBeside(asked),
  problemKinds: async () => ({
    ...(await import("../app/problem-kinds.js")).allProblemKinds,
    ...(await import("../http/problems.js")).httpProblems.kinds,
  }),
};

if (process.stdin.isTTY && process.stderr.isTTY) {
  const { askAtTerminal } = await import("./ask.js");
  Object.assign(cli, { ask: askAtTerminal });
}

exit = await run(cli);
process.exitCode = exit;
// Engines keep threads and sockets; the answer is out once both streams have drained.
await Promise.all(
  [process.stdout, process.stderr].map((stream) => new Promise<void>((done) => stream.write("", () => done()))),
);
process.exit(exit);
