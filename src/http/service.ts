import type { EventEmitter } from "node:events";
import type { Access } from "../app/access/access.js";
import type { Context } from "../app/context.js";
import type { WatchedWorkspace } from "../app/read-workspace.js";
import type { Judge } from "../app/serve/judge.js";
import type { ServeSettings } from "../app/serve/settings.js";
import type { Principal } from "../workspace/roles.js";
import type { Answers } from "./answers.js";
import type { Breaker } from "./breaker.js";
import type { Limits } from "./limits.js";
import type { Log } from "./log.js";
import type { Pressure } from "./pressure.js";

/** A running server, as its routes see it. */
export type Service = {
  readonly directory: string;
  readonly version: string;
  readonly workspace: WatchedWorkspace;
  /** The context of one request: ends with it. */
  readonly context: (as: { readonly who: Principal; readonly signal: AbortSignal }) => Context;
  /** Judges what is new behind the answers; tells on `changed` when verdicts may differ. */
  readonly judge: Judge;
  /** Of questions that only read: given again until verdicts may differ. */
  readonly answers: Answers;
  readonly doors: Doors;
  /** How people prove who they are; there once it is known where the server listens. */
  readonly access: () => Promise<Access>;
  /** Set once the server no longer takes new work. */
  readonly stopping: () => boolean;
  /** Aborted when it stops. */
  readonly signal: AbortSignal;
  readonly events: EventEmitter<ServiceEvents>;
  readonly settings: ServeSettings;
  readonly log: Log;
  readonly limits: Limits;
  readonly pressure: Pressure;
  /** Answers 503 at once while a store on another machine does not answer. */
  readonly breaker: Breaker;
  /** Sorted out by part: what readiness asks, each within a second. */
  readonly ready: Record<string, () => Promise<string | null>>;
};

/** `changed`: verdicts may differ from now on. */
export type ServiceEvents = { changed: [{ readonly at: string; readonly promises: readonly string[] }] };

/** Who a request comes from; null: nobody who is known. */
export type Doors = {
  readonly who: (request: Request) => Promise<Principal | null>;
  /** The token of `.kept/server.json`, for the command line of the folder's user. */
  readonly local: (request: Request) => boolean;
};
