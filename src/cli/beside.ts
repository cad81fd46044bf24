import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Task } from "../core/edge.js";
import { KeptError } from "../core/kept-error.js";
import type { Problem } from "../core/problem.js";
import { ProblemsFound } from "../core/problems-found.js";
import { ServerFile, serverFileName } from "../core/server-file.js";
import type { BesideCommand } from "./run.js";

/** These have nothing to do with the stores that a server holds. */
const alone = ["init", "demo", "schema"];

type Line = {
  readonly task?: number;
  readonly doing?: string;
  readonly unit?: string;
  readonly done?: number;
  readonly total?: number;
  readonly end?: string | null;
  readonly answer?: unknown;
  readonly error?: {
    readonly kind: "problems" | "kept" | "bug";
    readonly code?: string;
    readonly says: string;
    readonly instead?: string;
    readonly problems?: readonly Problem[];
    readonly files?: number;
    readonly holds?: string;
  };
};

/** Sends the question to the server that holds the folder; null where none answers. */
export const askBeside = async (asked: BesideCommand): Promise<{ readonly answer: unknown } | null> => {
  const server = alone.includes(asked.name) ? null : await serverOf(asked.directory);
  if (server === null) return null;
  const response = await fetch(`${server.url}/api/beside/${asked.name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${server.token}` },
    body: JSON.stringify({ input: asked.input }),
    signal: asked.signal,
  });
  if (!response.ok || response.body === null)
    throw new KeptError("server.refused", `the server at ${server.url} answered ${response.status}`, {
      instead: "Stop it and run the command again; or look at what it logs.",
    });
  const tasks = new Map<number, Task>();
  let rest = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const told = JSON.parse(line) as Line;
      if ("answer" in told) return { answer: told.answer };
      if (told.error) throw errorOf(told.error);
      follow(tasks, told, asked);
    }
  }
  throw new KeptError("server.refused", "the server ended before it had answered", {
    instead: "Run the command again.",
  });
};

const serverOf = async (directory: string): Promise<ServerFile | null> => {
  try {
    const server = ServerFile.parse(JSON.parse(readFileSync(join(directory, ".kept", serverFileName), "utf8")));
    process.kill(server.pid, 0);
    const alive = await fetch(`${server.url}/healthz`, { signal: AbortSignal.timeout(2_000) });
    return alive.ok ? server : null;
  } catch {
    return null;
  }
};

const follow = (tasks: Map<number, Task>, told: Line, { progress }: BesideCommand): void => {
  if (told.task === undefined) return;
  if (told.doing !== undefined) tasks.set(told.task, progress.task(told.doing, told.unit));
  else if (told.done !== undefined) tasks.get(told.task)?.update(told.done, told.total);
  else if (told.end !== undefined) tasks.get(told.task)?.end(told.end ?? undefined);
};

const errorOf = (error: NonNullable<Line["error"]>): Error => {
  if (error.kind === "problems")
    return new ProblemsFound(error.problems ?? [], {
      ...(error.files === undefined ? {} : { files: error.files }),
      ...(error.holds === undefined ? {} : { holds: error.holds }),
    });
  if (error.kind === "bug") return new Error(error.says);
  return new KeptError(
    error.code ?? "internal",
    error.says,
    error.instead === undefined ? {} : { instead: error.instead },
  );
};
