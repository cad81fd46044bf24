import type { Problem } from "../../core/problem.js";
import { fail, ok, type Result } from "../../core/result.js";
import { type AllowedHosts, allowedHosts } from "./allowed-hosts.js";
import { checkUrl } from "./check-url.js";
import { guardedAgent, RefusedAddress, type Resolve, systemResolve } from "./guarded-agent.js";
import { nextHop } from "./next-hop.js";
import { outgoingProblems } from "./problems.js";
import { readBody } from "./read-body.js";

/** The one door for all outward HTTP. What fails is a value; nothing is thrown but what is a bug. */
export type Outgoing = {
  readonly send: (request: OutgoingRequest) => Promise<Result<Answer, Problem>>;
  /** What can be said of an address without sending anything. */
  readonly check: (url: string) => Result<URL, Problem>;
  readonly close: () => Promise<void>;
};

export type OutgoingRequest = {
  readonly url: string;
  readonly method?: "GET" | "POST" | "PUT" | "DELETE" | "HEAD";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** From the first byte sent to the last one read, over all hops; 10 s otherwise. */
  readonly timeMs?: number;
  /** Of the answer, unpacked, that are read; 64 KB otherwise. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
};

/** `cut`: there was more than was read. Header names are lower case. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly cut: boolean;
  /** After redirects. */
  readonly url: string;
};

export const openOutgoing = (env: NodeJS.ProcessEnv, resolve: Resolve = systemResolve): Outgoing => {
  const allowed = allowedHosts(env);
  const agent = guardedAgent({ allowed, resolve });
  return {
    check: (url) => checkUrl(url, allowed),
    send: async (request) => {
      const deadline = AbortSignal.timeout(request.timeMs ?? 10_000);
      const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline;
      try {
        return await follow(request, { allowed, agent, signal });
      } catch (error) {
        request.signal?.throwIfAborted();
        return fail(failure(error, deadline.aborted ? (request.timeMs ?? 10_000) : null));
      }
    },
    close: () => agent.destroy(),
  };
};

type Way = {
  readonly allowed: AllowedHosts;
  readonly agent: ReturnType<typeof guardedAgent>;
  readonly signal: AbortSignal;
};

const follow = async (request: OutgoingRequest, { allowed, agent, signal }: Way): Promise<Result<Answer, Problem>> => {
  const method = request.method ?? "GET";
  let headers: Record<string, string> = { "user-agent": "Kept", ...lowerCase(request.headers ?? {}) };
  let at = request.url;
  for (let hop = 0; ; hop++) {
    const url = checkUrl(at, allowed);
    if (!url.ok) return url;
    const { href, origin, pathname, search } = url.value;
    const answer = await agent.request({
      origin,
      path: `${pathname}${search}`,
      method,
      headers: { ...headers, "accept-encoding": "gzip" },
      body: request.body ?? null,
      signal,
    });
    const got = flat(answer.headers);
    const next = redirect(answer.statusCode, got.location, method);
    if (next === null) {
      const read = await readBody(answer.body, {
        encoding: got["content-encoding"],
        limit: request.maxBytes ?? 65_536,
      });
      return ok({ status: answer.statusCode, headers: got, url: href, ...read });
    }
    answer.body.on("error", () => undefined).destroy();
    const to = nextHop(url.value, next, hop);
    if (!to.ok) return to;
    if (to.value.origin !== origin) headers = withoutSecrets(headers);
    at = to.value.href;
  }
};

/** What changes something is repeated elsewhere only where the answer says so (307, 308); a 302 to a POST is an answer. */
const redirect = (status: number, location: string | undefined, method: string): string | null =>
  location !== undefined &&
  (method === "GET" || method === "HEAD" ? [301, 302, 303, 307, 308] : [307, 308]).includes(status)
    ? location
    : null;

/** What another place may see: not a key that was meant for the first one. */
const withoutSecrets = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => /^(accept|content-type|user-agent|webhook-.*)$/.test(name)),
  );

const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const flat = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(", ") : value]],
    ),
  );

/** Says what happened and never the address: a path may be a secret. */
const failure = (error: unknown, timedOutMs: number | null): Problem => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof RefusedAddress) return outgoingProblems.make("outgoing.refused", { says: cause.message });
  if (timedOutMs !== null)
    return outgoingProblems.make("outgoing.failed", { says: `no answer within ${timedOutMs / 1000} s` });
  const { code } = cause as NodeJS.ErrnoException;
  return outgoingProblems.make("outgoing.failed", {
    says: code ? `the connection failed: ${code}` : `the connection failed: ${(cause as Error).name}`,
  });
};
