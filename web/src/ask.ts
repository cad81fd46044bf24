import { type Api, routes } from "./api.generated.js";

export type Name = keyof Api;
export type Takes<N extends Name> = Api[N]["takes"];
export type Gives<N extends Name> = Api[N]["gives"];
export type Problem = { readonly code: string; readonly says: string; readonly write?: string | undefined };

/** An answer that is none: what is wrong, and what to do instead. `status` 0: the server did not answer. */
export class Refused extends Error {
  override name = "Refused";
  constructor(
    readonly status: number,
    readonly problems: readonly Problem[],
  ) {
    super(problems.map((problem) => problem.says).join("; "));
  }
}

/** Asks the service; throws `Refused`. `ask("check", { asOf: "2026-07-14", where: { store: "Utrecht" } })` */
export const ask = async <N extends Name>(
  name: N,
  takes: Takes<N>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<Gives<N>> => {
  const [method, pattern] = routes[name];
  const given: Record<string, unknown> = { ...takes };
  const path = pattern.replace(/:(\w+)(\{[^}]*\})?/g, (_, key: string) => {
    const value = encodeURIComponent(String(given[key]));
    delete given[key];
    return value;
  });
  const reads = (method as string) === "get";
  const response = await fetch(reads ? `${path}${queryOf(given)}` : path, {
    method: method.toUpperCase(),
    credentials: "same-origin",
    ...(reads ? {} : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(given) }),
    ...(options.signal ? { signal: options.signal } : {}),
  }).catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    throw new Refused(0, [{ code: "unreachable", says: (error as Error).message }]);
  });
  if (response.ok) return (await response.json()) as Gives<N>;
  throw await refusalOf(response);
};

const refusalOf = async (response: Response): Promise<Refused> => {
  const body = (await response.json().catch(() => ({}))) as { problems?: readonly Problem[] };
  return new Refused(response.status, body.problems ?? [{ code: `${response.status}`, says: response.statusText }]);
};

/** As the server reads it: a list is the parameter given again, a record `where=store:Utrecht`. */
const queryOf = (takes: Readonly<Record<string, unknown>>): string => {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(takes)) {
    if (value === undefined || value === null) continue;
    if (Array.isArray(value)) for (const each of value) query.append(key, String(each));
    else if (typeof value === "object") for (const [k, v] of Object.entries(value)) query.append(key, `${k}:${v}`);
    else query.append(key, String(value));
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
};
