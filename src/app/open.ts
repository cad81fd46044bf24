import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../core/clock.js";
import { systemClock } from "../core/clock.js";
import type { Edge } from "../core/edge.js";
import { KeptError } from "../core/kept-error.js";
import { openChdbFacts } from "../stores/chdb-facts.js";
import type { Facts } from "../stores/facts.js";
import { migrateFacts, rebuildFacts } from "../stores/migrate-facts.js";
import { storeProblems } from "../stores/problems.js";
import { openState, type State } from "../stores/state.js";
import { tracedFacts } from "../stores/traced-facts.js";
import { turnsOf } from "../stores/turns.js";
import { localPrincipal } from "../workspace/roles.js";
import { thawFacts } from "./backup/dump-facts.js";
import { type Context, dataFolder, type Stores } from "./context.js";
import { checkExtent } from "./extent.js";
import { recover } from "./import/recover.js";
import { readWorkspace, type WorkspaceReader } from "./read-workspace.js";
import { derivedTables, storedTables } from "./tables.js";

/** A workspace's stores and files, held open for one command or for as long as a server runs. */
export type Instance = {
  readonly context: (
    edge: Omit<Edge, "directory" | "engine">,
    as?: Partial<Pick<Context, "who" | "judging">>,
  ) => Context;
  readonly close: () => Promise<void>;
};

export type InstanceOptions = {
  readonly directory: string;
  readonly engine?: Edge["engine"];
  readonly clock?: Clock;
  readonly env?: NodeJS.ProcessEnv;
  readonly workspace?: WorkspaceReader;
};

/** Nothing is read or opened before it is asked for. */
export const openInstance = (options: InstanceOptions): Instance => {
  const { directory } = options;
  const env = options.env ?? process.env;
  const clock = options.clock ?? systemClock;
  const workspace = options.workspace ?? once(() => readWorkspace(directory, env));
  let stores: Promise<Stores> | null = null;
  // No data folder is begun where nothing is declared: `kept people` in the wrong folder leaves nothing behind.
  const opened = () =>
    (stores ??= (existsSync(dataFolder(directory)) ? Promise.resolve() : workspace()).then(() =>
      openStores(directory, { env, engine: options.engine }),
    ));
  return {
    context: (edge, as = {}) => ({
      who: localPrincipal,
      judging: "first",
      ...edge,
      ...as,
      directory,
      clock,
      workspace,
      stores: opened,
    }),
    close: async () => {
      const held = await stores?.catch(() => null);
      await held?.facts.close();
      await held?.state.close();
    },
  };
};

/** For one command. */
export const open = async (
  { directory, engine, ...edge }: Edge,
  options: { clock?: Clock; env?: NodeJS.ProcessEnv } = {},
): Promise<{ context: Context; close: () => Promise<void> }> => {
  const instance = openInstance({ directory, ...(engine === undefined ? {} : { engine }), ...options });
  return { context: instance.context(edge), close: instance.close };
};

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
};

const openStores = async (
  directory: string,
  { env, engine }: { env: NodeJS.ProcessEnv; engine: Edge["engine"] },
): Promise<Stores> => {
  const folder = dataFolder(directory);
  const sources = engine === "closed" ? "refused" : "allowed";
  const facts = tracedFacts(await openFacts(join(folder, "facts"), env, sources));
  let state: State | undefined;
  try {
    state = await openState(env.KEPT_POSTGRES_URL ? { url: env.KEPT_POSTGRES_URL, folder } : { folder });
    const memory = { whole: new Set<string>(), coverage: null };
    const stores: Stores = { facts, state, memory, turns: turnsOf(state) };
    await bringUpToDate(stores);
    await recover(stores);
    // On a server another process may be importing just now.
    if (!env.KEPT_CLICKHOUSE_URL) {
      await thawFacts(facts);
      await checkExtent(stores);
    }
    return stores;
  } catch (error) {
    await facts.close();
    await state?.close();
    throw error;
  }
};

/** Commitments can be judged again at any time; interactions only if their files are still there, so that is for the owner to say. */
const bringUpToDate = async ({ facts, state }: Stores): Promise<void> => {
  const derived = await migrateFacts(facts, derivedTables);
  if (!derived.ok) {
    await state.db.deleteFrom("judged").execute();
    await rebuildFacts(facts, derivedTables);
  }
  const stored = await migrateFacts(facts, storedTables);
  if (!stored.ok)
    throw new KeptError("facts.layout", stored.error.map((p) => p.says).join("; "), {
      instead: storeProblems.kinds["facts.layout"].instead,
    });
};

const openFacts = async (folder: string, env: NodeJS.ProcessEnv, sources: "allowed" | "refused"): Promise<Facts> => {
  if (!env.KEPT_CLICKHOUSE_URL) return openChdbFacts({ folder, sources });
  const { openClickHouseFacts } = await import("../stores/clickhouse-facts.js");
  return openClickHouseFacts({
    url: env.KEPT_CLICKHOUSE_URL,
    ...(env.KEPT_CLICKHOUSE_CLUSTER ? { cluster: env.KEPT_CLICKHOUSE_CLUSTER } : {}),
  });
};
