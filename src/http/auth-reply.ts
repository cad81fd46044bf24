import type { Context as HonoContext } from "hono";
import type { z } from "zod";
import type { Access } from "../app/access/access.js";
import { accessRefused } from "../app/access/access-refused.js";
import type { Tried } from "../app/access/try-limits.js";
import { checkOrigin } from "./auth-origin.js";
import { readJson } from "./body.js";
import { addressGroup } from "./client-address.js";
import { TooMany } from "./limits.js";
import type { Service } from "./service.js";
import { addressOf } from "./shed.js";
import { parsed } from "./use-case-routes.js";

/** What better-auth takes of a request: never its body, which each route reads by a schema of its own. */
export const headersOf = (c: HonoContext): Headers => {
  const headers = new Headers();
  for (const name of ["cookie", "user-agent"]) {
    const value = c.req.header(name);
    if (value !== undefined) headers.set(name, value);
  }
  return headers;
};

/** The cookies that better-auth set, with an answer of ours. */
export const reply = (from: Response, body: object): Response => {
  const headers = new Headers({ "Content-Type": "application/json", "Cache-Control": "no-store" });
  for (const cookie of from.headers.getSetCookie()) headers.append("Set-Cookie", cookie);
  return new Response(JSON.stringify(body), { headers });
};

export const signedIn = { signedIn: true } as const;

/** For somebody who has proved to us who they are. */
export const openSession = async (c: HonoContext, access: Access, userId: string): Promise<Response> =>
  reply(await access.signIn.api.openSession({ body: { userId }, headers: headersOf(c), asResponse: true }), signedIn);

/** A small body from one of our own pages, by a strict schema. */
export const bodyOf = async <T extends z.ZodObject>(
  c: HonoContext,
  access: Access,
  schema: T,
): Promise<z.output<T>> => {
  checkOrigin(c.req.raw, access, { silent: "allowed" });
  return parsed(schema.strict(), await readJson(c.req.raw, 64_000)) as z.output<T>;
};

/** One try to prove something: counted before it is looked at, forgiven when it was right. `work` gives null where it was wrong. */
export const tried = async <T>(
  c: HonoContext,
  { service, access, account }: { readonly service: Service; readonly access: Access; readonly account?: string },
  work: () => Promise<T | null>,
): Promise<T> => {
  const from = addressOf(c, service.settings);
  const by: Tried = {
    network: from === null ? "unknown" : addressGroup(from),
    ...(account === undefined ? {} : { account }),
  };
  const waitS = await access.tries.spend(by);
  if (waitS !== null) throw new TooMany("too many tries", waitS);
  const right = await work();
  if (right === null) throw accessRefused("access.credentials", "that is not right");
  await access.tries.right(by);
  return right;
};
