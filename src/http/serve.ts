import { timingSafeEqual } from "node:crypto";
import { EventEmitter, setMaxListeners } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { sql } from "kysely";
import { type Access, openAccess } from "../app/access/access.js";
import { setUpLink } from "../app/access/first-account.js";
import { dataFolder } from "../app/context.js";
import { openInstance } from "../app/open.js";
import { watchWorkspace } from "../app/read-workspace.js";
import { startJudge } from "../app/serve/judge.js";
import { parts } from "../app/serve/parts.js";
import { readSettings } from "../app/serve/read-settings.js";
import { storeProbes } from "../app/serve/store-probes.js";
import { systemClock } from "../core/clock.js";
import { silentProgress } from "../core/edge.js";
import { sql as factsSql } from "../core/sql.js";
import { localPrincipal } from "../workspace/roles.js";
import { answersOf } from "./answers.js";
import { httpApp } from "./app.js";
import { whoIs } from "./auth-doors.js";
import { startBreaker } from "./breaker.js";
import { boundConnections, limitsOf } from "./limits.js";
import { openLog } from "./log.js";
import { watchPressure } from "./pressure.js";
import { allRoutes } from "./routes.js";
import { writeServerFile } from "./server-file.js";
import type { Service, ServiceEvents } from "./service.js";
import { timedJudge } from "./timed-judge.js";

export type ServeOptions = {
  readonly directory: string;
  readonly host?: string;
  /** 0: any free one. */
  readonly port?: number;
  readonly version: string;
  /** Other settings, as flags: before the environment and kept.serve.yaml. */
  readonly flags?: Readonly<Record<string, unknown>>;
  readonly env?: NodeJS.ProcessEnv;
  /** Who a request comes from, instead of asking the accounts and keys of the state: for tests of what lies behind the doors. */
  readonly doors?: Service["doors"]["who"];
  /** Takes the lines of the log; left out: stderr. */
  readonly log?: (line: string) => void;
};

export type Serving = {
  readonly url: string;
  /** Where the first account is made; null once there is one. */
  readonly setUp: string | null;
  readonly stop: () => Promise<void>;
};

/** Opens the workspace and answers until `stop`: then requests under way end, and what was acknowledged is on disk. */
export const serve = async (options: ServeOptions): Promise<Serving> => {
  const { directory } = options;
  const env = options.env ?? process.env;
  const settings = readSettings({
    directory,
    env,
    flags: { host: options.host, port: options.port, ...options.flags },
  });
  const log = openLog(settings.log, options.log);
  const clock = systemClock;
  const workspace = watchWorkspace(directory, { env, clock });
  await workspace.read();
  const instance = openInstance({ directory, env, clock, engine: "closed", workspace: workspace.read });
  const stopped = new AbortController();
  // Every answer that is made listens for the end.
  setMaxListeners(0, stopped.signal);
  const own = instance.context(
    { progress: silentProgress, ask: null, signal: stopped.signal },
    { who: localPrincipal, judging: "behind" },
  );
  const stores = await own.stores();
  const events = new EventEmitter<ServiceEvents>().setMaxListeners(0);
  const judge = timedJudge((judged) =>
    startJudge({
      context: own,
      onJudged: (promises) => {
        judged();
        events.emit("changed", { at: clock.now().toISOString(), promises });
      },
      onError: (error) => log.fault("judging failed", error),
    }),
  );
  const answers = answersOf({ now: () => performance.now() });
  events.on("changed", answers.forget);
  workspace.onChange(() => {
    answers.forget();
    judge.kick();
  });
  const pressure = watchPressure();
  const breaker = startBreaker(storeProbes(env));
  let token = "";
  let openDoors: (access: Access) => void = () => undefined;
  const access = new Promise<Access>((resolve) => {
    openDoors = resolve;
  });
  const service: Service = {
    directory,
    version: options.version,
    workspace,
    context: ({ who, signal }) =>
      instance.context({ progress: silentProgress, ask: null, signal }, { who, judging: "behind" }),
    judge,
    answers,
    doors: {
      who: options.doors ?? (async (request) => whoIs(await access, request)),
      local: (request) => sameText(bearer(request), token),
    },
    access: () => access,
    stopping: () => stopped.signal.aborted,
    signal: stopped.signal,
    events,
    settings,
    log,
    limits: limitsOf(settings),
    pressure,
    breaker,
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
    serverOptions: {
      headersTimeout: settings.headersTimeoutMs,
      requestTimeout: settings.requestTimeoutMs,
      connectionsCheckingInterval: Math.min(1_000, settings.headersTimeoutMs),
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16_384,
    },
  }) as Server;
  server.maxHeadersCount = 100;
  boundConnections(server, settings.mostConnections);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.port, settings.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://${settings.host.includes(":") ? `[${settings.host}]` : settings.host}:${port}`;
  const opened = await openAccess({
    state: stores.state,
    clock,
    env,
    publicUrl: settings.publicUrl,
    url,
    behindProxy: settings.behindProxy,
    folder: dataFolder(directory),
  }).catch(async (error: unknown) => {
    server.close();
    await judge.stop();
    await breaker.stop();
    pressure.stop();
    await instance.close();
    throw error;
  });
  openDoors(opened);
  const setUp = await setUpLink(opened);
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
        url: settings.publicUrl ?? url,
        log: (text) => log.say("info", text),
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
    // A client that keeps its connection would go on asking through it.
    const sweeping = setInterval(() => server.closeIdleConnections(), 50);
    const impatient = setTimeout(() => server.closeAllConnections(), settings.drainMs);
    await closed;
    clearTimeout(impatient);
    clearInterval(sweeping);
    for (const part of running) await part.stop();
    await judge.stop();
    await breaker.stop();
    pressure.stop();
    file.remove();
    await instance.close();
  };
  return { url, setUp, stop };
};

const bearer = (request: Request): string =>
  /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";

const sameText = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return b !== "" && x.length === y.length && timingSafeEqual(x, y);
};
