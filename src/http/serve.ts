import { timingSafeEqual } from "node:crypto";
import { EventEmitter } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { sql } from "kysely";
import { openInstance } from "../app/open.js";
import { watchWorkspace } from "../app/read-workspace.js";
import { startJudge } from "../app/serve/judge.js";
import { parts } from "../app/serve/parts.js";
import { systemClock } from "../core/clock.js";
import { silentProgress } from "../core/edge.js";
import { sql as factsSql } from "../core/sql.js";
import { localPrincipal } from "../workspace/roles.js";
import { answersOf } from "./answers.js";
import { httpApp } from "./app.js";
import { allRoutes } from "./routes.js";
import { writeServerFile } from "./server-file.js";
import type { Service, ServiceEvents } from "./service.js";

export type ServeOptions = {
  readonly directory: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly version: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly log: (text: string) => void;
};

export type Serving = { readonly url: string; readonly stop: () => Promise<void> };

const drainMs = 10_000;

/** Opens the workspace and answers until `stop`: then requests under way end, and what was acknowledged is on disk. */
export const serve = async (options: ServeOptions): Promise<Serving> => {
  const { directory, log } = options;
  const env = options.env ?? process.env;
  const clock = systemClock;
  const workspace = watchWorkspace(directory, { env, clock });
  await workspace.read();
  const instance = openInstance({ directory, env, clock, engine: "closed", workspace: workspace.read });
  const stopped = new AbortController();
  const own = instance.context(
    { progress: silentProgress, ask: null, signal: stopped.signal },
    { who: localPrincipal, judging: "behind" },
  );
  const stores = await own.stores();
  const events = new EventEmitter<ServiceEvents>().setMaxListeners(0);
  const judge = startJudge({
    context: own,
    onJudged: (promises) => void events.emit("changed", { at: clock.now().toISOString(), promises }),
    onError: (error) => log(`judging failed: ${(error as Error).message}`),
  });
  const answers = answersOf({ now: () => performance.now() });
  events.on("changed", answers.forget);
  workspace.onChange(() => {
    answers.forget();
    judge.kick();
  });
  let token = "";
  const service: Service = {
    directory,
    version: options.version,
    workspace,
    context: ({ who, signal }) =>
      instance.context({ progress: silentProgress, ask: null, signal }, { who, judging: "behind" }),
    judge,
    answers,
    doors: {
      who: async () => null,
      local: (request) => sameText(bearer(request), token),
    },
    stopping: () => stopped.signal.aborted,
    signal: stopped.signal,
    events,
    ready: {
      facts: () => stores.facts.query(factsSql`SELECT 1`).then(() => null),
      state: () => sql`SELECT 1`.execute(stores.state.db).then(() => null),
      workspace: async () => workspace.problems()[0]?.says ?? null,
    },
  };
  const app = httpApp(await allRoutes(), service);
  const server = createAdaptorServer({
    fetch: app.fetch,
    createServer,
    serverOptions: { headersTimeout: 10_000, requestTimeout: 60_000, keepAliveTimeout: 65_000, maxHeaderSize: 16_384 },
  }) as Server;
  server.maxHeadersCount = 100;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://${options.host.includes(":") ? `[${options.host}]` : options.host}:${port}`;
  const file = writeServerFile(directory, { url });
  token = file.token;
  const running: { stop: () => Promise<void> }[] = [];
  for (const part of parts)
    running.unshift(
      await part.start({
        context: own,
        judge,
        clock,
        env,
        url,
        log,
        onChanged: (listener) => void events.on("changed", ({ promises }) => listener(promises)),
        signal: stopped.signal,
      }),
    );
  judge.kick();
  const stop = async () => {
    if (stopped.signal.aborted) return;
    stopped.abort();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const impatient = setTimeout(() => server.closeAllConnections(), drainMs);
    await closed;
    clearTimeout(impatient);
    for (const part of running) await part.stop();
    await judge.stop();
    file.remove();
    await instance.close();
  };
  return { url, stop };
};

const bearer = (request: Request): string =>
  /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";

const sameText = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return b !== "" && x.length === y.length && timingSafeEqual(x, y);
};
