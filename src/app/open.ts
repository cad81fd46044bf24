import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../core/clock.js";
import { systemClock } from "../core/clock.js";
import type { Edge } from "../core/edge.js";
import { KeptError } from "../core/kept-error.js";
import { ProblemsFound } from "../core/problems-found.js";
import { loadWorkspace, readSpecTexts } from "../spec/load-workspace.js";
import type { Workspace } from "../spec/workspace.js";
import { openChdbFacts } from "../stores/chdb-facts.js";
import type { Facts } from "../stores/facts.js";
import { migrateFacts, rebuildFacts } from "../stores/migrate-facts.js";
import { storeProblems } from "../stores/problems.js";
import { openState, type State } from "../stores/state.js";
import { type Context, dataFolder, type Stores } from "./context.js";
import { checkExtent } from "./extent.js";
import { recover } from "./import/recover.js";
import { derivedTables, storedTables } from "./tables.js";

export const open = async (
  edge: Edge,
  options: { clock?: Clock; env?: NodeJS.ProcessEnv } = {},
): Promise<{ context: Context; close: () => Promise<void> }> => {
  const env = options.env ?? process.env;
  let stores: Promise<Stores> | null = null;
  let workspace: Promise<Workspace> | null = null;
  const context: Context = {
    ...edge,
    clock: options.clock ?? systemClock,
    workspace: () => (workspace ??= readWorkspace(edge.directory, env)),
    // No data folder is begun where nothing is declared: `kept people` in the wrong folder leaves nothing behind.
    stores: () =>
      (stores ??= (existsSync(dataFolder(edge.directory)) ? Promise.resolve() : context.workspace()).then(() =>
        openStores(edge, env),
      )),
  };
  const close = async () => {
    const opened = await stores?.catch(() => null);
    await opened?.facts.close();
    await opened?.state.close();
  };
  return { context, close };
};

const readWorkspace = async (root: string, env: NodeJS.ProcessEnv): Promise<Workspace> => {
  const loaded = await loadWorkspace({ root, env });
  if (loaded.ok) return loaded.value;
  const { texts } = await readSpecTexts({ root, env });
  throw new ProblemsFound(loaded.error, { files: texts.length, texts: new Map(texts.map((t) => [t.path, t.text])) });
};

const openStores = async ({ directory, engine }: Edge, env: NodeJS.ProcessEnv): Promise<Stores> => {
  const folder = dataFolder(directory);
  const sources = engine === "closed" ? "refused" : "allowed";
  const facts = await openFacts(join(folder, "facts"), env, sources);
  let state: State | undefined;
  try {
    state = await openState(env.KEPT_POSTGRES_URL ? { url: env.KEPT_POSTGRES_URL } : { folder });
    const stores: Stores = { facts, state, memory: { whole: new Set(), coverage: null } };
    await bringUpToDate(stores);
    await recover(stores);
    // On a server another process may be importing just now.
    if (!env.KEPT_CLICKHOUSE_URL) await checkExtent(stores);
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
