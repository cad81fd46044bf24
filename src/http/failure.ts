import type { Context as HonoContext } from "hono";
import { z } from "zod";
import { KeptError } from "../core/kept-error.js";
import { Problem } from "../core/problem.js";
import { ProblemsFound } from "../core/problems-found.js";
import { TooMany } from "./limits.js";

/** What every answer that is none looks like. */
export const Failure = z
  .object({ problems: z.array(Problem) })
  .describe("What is wrong, where, and what to write or do instead.");
export type Failure = z.infer<typeof Failure>;

const statusOf: Readonly<Record<string, number>> = {
  "access.sign-in": 401,
  "access.denied": 403,
  "access.origin": 403,
  "access.not-found": 404,
  "access.token": 404,
  "access.known": 409,
  "access.last-admin": 409,
  "access.credentials": 401,
  "http.not-found": 404,
  "usage.promise": 404,
  "usage.customer": 404,
  "http.too-large": 413,
  "http.media": 415,
  "http.too-many": 429,
  facts_disk_full: 507,
  state_disk_full: 507,
  interrupted: 499,
};

/** Faults of a question are 400; what infrastructure throws is 503, to be tried again; a bug is 500 and says nothing of itself. */
export const failureOf = (error: unknown): { status: number; body: Failure } => {
  if (error instanceof ProblemsFound) {
    const statuses = error.problems.map((problem) => statusOf[problem.code] ?? 400);
    return { status: Math.max(...statuses), body: { problems: [...error.problems] } };
  }
  if (error instanceof KeptError) {
    const problem = { code: error.code, says: error.message, ...(error.instead ? { write: error.instead } : {}) };
    return { status: statusOf[error.code] ?? 503, body: { problems: [problem] } };
  }
  return { status: 500, body: { problems: [{ code: "internal", says: "Something went wrong inside Kept" }] } };
};

export const failed = (c: HonoContext, error: unknown): Response => {
  const { status, body } = failureOf(error);
  if (status === 503 || status === 429)
    c.header("Retry-After", String(error instanceof TooMany ? error.waitS : status === 503 ? 2 : 5));
  return c.json(body, status as 400);
};
