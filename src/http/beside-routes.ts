import { stream } from "hono/streaming";
import { z } from "zod";
import { type AnyUseCase, runUseCase } from "../app/run-use-case.js";
import { useCases } from "../app/use-cases.js";
import type { Progress } from "../core/edge.js";
import { ProblemsFound } from "../core/problems-found.js";
import { localPrincipal } from "../workspace/roles.js";
import { readJson } from "./body.js";
import { failureOf } from "./failure.js";
import { httpProblems } from "./problems.js";
import type { Route } from "./route.js";
import { parsed } from "./use-case-routes.js";

/** One line of what a command gets that runs beside the server: progress as it goes, then the answer or what is wrong. */
export type BesideLine =
  | { readonly task: number; readonly doing: string; readonly unit?: string }
  | { readonly task: number; readonly done: number; readonly total?: number }
  | { readonly task: number; readonly end: string | null }
  | { readonly answer: unknown }
  | {
      readonly error: {
        readonly kind: "problems" | "kept" | "bug";
        readonly code?: string;
        readonly says: string;
        readonly instead?: string;
        readonly problems?: unknown;
        readonly files?: number;
        readonly holds?: string;
      };
    };

/** For `kept ...` while `kept serve` holds the folder: the same use case, in the process that has the stores open. */
export const besideRoutes: readonly Route[] = [
  {
    method: "post",
    path: "/api/beside/:name",
    title: "A command beside the server",
    says: "Runs a use case for the command line of the folder's user; progress and answer as lines of JSON.",
    tag: "running",
    door: "local",
    takes: z.object({ input: z.record(z.string(), z.unknown()) }),
    gives: { media: "application/x-ndjson" },
    handle: async (c, { service }) => {
      const name = c.req.param("name") ?? "";
      const loads: Readonly<Record<string, (() => Promise<unknown>) | undefined>> = useCases;
      if (!Object.hasOwn(useCases, name))
        throw new ProblemsFound([httpProblems.make("http.not-found", { says: `no use case is called ${name}` })]);
      const useCase = (await loads[name]!()) as AnyUseCase;
      const { input } = z.object({ input: z.record(z.string(), z.unknown()) }).parse(await readJson(c.req.raw));
      c.header("Content-Type", "application/x-ndjson");
      return stream(c, async (out) => {
        const interrupt = new AbortController();
        out.onAbort(() => interrupt.abort());
        const tell = (line: BesideLine) => void out.write(`${JSON.stringify(line)}\n`);
        try {
          const context = {
            ...service.context({ who: localPrincipal, signal: interrupt.signal }),
            judging: "first" as const,
            progress: progressOver(tell),
          };
          const answer = await runUseCase(context, useCase, parsed(useCase.input as z.ZodObject, input));
          await out.write(`${JSON.stringify({ answer } satisfies BesideLine)}\n`);
        } catch (error) {
          await out.write(`${JSON.stringify({ error: errorOf(error) } satisfies BesideLine)}\n`);
        }
        service.judge.kick();
      });
    },
  },
];

const progressOver = (tell: (line: BesideLine) => void): Progress => {
  let tasks = 0;
  return {
    task: (doing, unit) => {
      const task = ++tasks;
      tell({ task, doing, ...(unit === undefined ? {} : { unit }) });
      let last = 0;
      return {
        update: (done, total) => {
          // The other side draws four times a second.
          if (Date.now() - last < 200) return;
          last = Date.now();
          tell({ task, done, ...(total === undefined ? {} : { total }) });
        },
        end: (says) => tell({ task, end: says ?? null }),
      };
    },
  };
};

const errorOf = (error: unknown): Extract<BesideLine, { error: unknown }>["error"] => {
  const { body } = failureOf(error);
  const [first] = body.problems;
  if (error instanceof ProblemsFound)
    return {
      kind: "problems",
      says: error.message,
      problems: error.problems,
      files: error.files,
      ...(error.holds === undefined ? {} : { holds: error.holds }),
    };
  const code = first!.code;
  return code === "internal"
    ? { kind: "bug", says: error instanceof Error ? error.message : String(error) }
    : { kind: "kept", code, says: first!.says, ...(first!.write ? { instead: first!.write } : {}) };
};
