import type { Context as HonoContext } from "hono";
import type { z } from "zod";
import { type AnyUseCase, runUseCase } from "../app/run-use-case.js";
import { useCases } from "../app/use-cases.js";
import { KeptError } from "../core/kept-error.js";
import { ProblemsFound } from "../core/problems-found.js";
import { accessProblems } from "../workspace/problems.js";
import { readJson } from "./body.js";
import { httpProblems } from "./problems.js";
import { queryInput } from "./query-input.js";
import type { Route } from "./route.js";

/** Every use case but those of a terminal, as a route: what only reads by GET, what changes anything by POST. */
export const useCaseRoutes = async (): Promise<readonly Route[]> => {
  const all = await Promise.all(
    Object.values(useCases).map((load) => load() as Promise<unknown> as Promise<AnyUseCase>),
  );
  return all.filter((one) => one.terminalOnly === undefined).map(routeOf);
};

const changes = ({ needs, changes }: AnyUseCase) =>
  changes === true || needs === "write" || needs === "privacy" || needs === "setup";

const routeOf = (useCase: AnyUseCase): Route => {
  const input = (useCase.input as z.ZodObject).strict();
  const read = async (c: HonoContext): Promise<unknown> =>
    changes(useCase) ? await readJson(c.req.raw) : queryInput(input, new URL(c.req.url).searchParams);
  return {
    method: changes(useCase) ? "post" : "get",
    path: `/api/${useCase.name}`,
    title: useCase.title,
    says: useCase.says,
    tag: "questions",
    door: useCase.needs,
    takes: input,
    gives: useCase.output,
    handle: async (c, { service, who }) => {
      if (who === null)
        throw new KeptError("access.sign-in", "nobody is signed in", {
          instead: accessProblems.kinds["access.sign-in"].instead,
        });
      const given = parsed(input, await read(c));
      if (useCase.needs !== "read" || changes(useCase)) {
        const answer = await runUseCase(service.context({ who, signal: c.req.raw.signal }), useCase, given);
        if (changes(useCase)) {
          service.answers.forget();
          service.judge.kick();
        }
        return c.json(answer as object);
      }
      // Others may wait for the same answer: it is not given up when one of them leaves.
      const ask = () => runUseCase(service.context({ who, signal: service.signal }), useCase, given);
      const { body, etag } = await service.answers.get({ name: useCase.name, input: given, who }, ask);
      c.header("ETag", etag);
      c.header("Cache-Control", "private, no-cache");
      if (c.req.header("if-none-match") === etag) return c.body(null, 304);
      return c.body(body, 200, { "Content-Type": "application/json" });
    },
  };
};

export const parsed = <T extends z.ZodType>(schema: T, raw: unknown): z.output<T> => {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  throw new ProblemsFound(
    result.error.issues.map((issue) =>
      httpProblems.make("http.body", { says: `${issue.path.join(".") || "the input"}: ${issue.message}` }),
    ),
  );
};
