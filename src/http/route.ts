import type { Context as HonoContext } from "hono";
import type { z } from "zod";
import type { Need } from "../core/use-case.js";
import type { Principal } from "../workspace/roles.js";
import type { Service } from "./service.js";

/**
 * Who may knock: `open`: anybody; `signed in`: any person; `ingest`: a source's write key, which the handler checks itself;
 * `local`: the command line of whoever holds the folder; else a need of the caller's role.
 */
export type Door = "open" | "signed in" | "ingest" | "local" | Need;

/** One route as a value: the server, OpenAPI and the test of doors are made from the same list. Paths as Hono writes them (`/a/:id`). */
export type Route = {
  readonly method: "get" | "post" | "put" | "delete";
  readonly path: string;
  readonly title: string;
  readonly says: string;
  readonly tag: string;
  readonly door: Door;
  /** Query parameters, or (post, put) the JSON body. */
  readonly takes?: z.ZodType;
  /** The JSON answer; a text is another media type. */
  readonly gives?: z.ZodType | { readonly media: string };
  /** Other status codes that are part of the contract. */
  readonly fails?: Readonly<Record<number, string>>;
  readonly handle: (request: HonoContext, given: Given) => Response | Promise<Response>;
};

/** What a handler may use. `who` is null behind doors that anybody, a key or the local token opens. */
export type Given = { readonly service: Service; readonly who: Principal | null };
