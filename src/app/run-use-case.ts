import type { z } from "zod";
import { KeptError } from "../core/kept-error.js";
import { spanned } from "../core/span.js";
import type { UseCase } from "../core/use-case.js";
import { accessProblems } from "../workspace/problems.js";
import { may, type Principal } from "../workspace/roles.js";
import { record } from "./access/record.js";
import type { Context } from "./context.js";

/** Any use case, as a door sees it: which one it is shows only when it runs. */
// biome-ignore lint/suspicious/noExplicitAny: each use case has an input of its own, parsed before it runs.
export type AnyUseCase = UseCase<Context, any, z.ZodType>;

/** Whether the caller may: by role, and by a key's scopes. A key that may only read changes nothing, whatever is needed for it. */
export const mayAsk = (who: Principal, { needs, changes }: AnyUseCase): boolean =>
  may(who, needs) && (changes !== true || who.scopes === null || who.scopes.includes("write"));

/** Every face asks through here: whether the caller may, then the answer. `input` is parsed already. */
export const runUseCase = async (context: Context, useCase: AnyUseCase, input: unknown): Promise<unknown> => {
  if (!mayAsk(context.who, useCase))
    throw new KeptError("access.denied", `${context.who.name} (${context.who.role}) may not ask for ${useCase.name}`, {
      instead: accessProblems.kinds["access.denied"].instead,
    });
  await record(context, { name: useCase.name, needs: useCase.needs, input });
  const run = () => spanned(`use case ${useCase.name}`, {}, () => useCase.run(context, input));
  // What was known then is judged into one table, for one question at a time.
  const { knownAt } = input as { knownAt?: string };
  return knownAt === undefined ? run() : (await context.stores()).turns.take("known then", run);
};
