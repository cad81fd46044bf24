import { availableParallelism } from "node:os";
import { compile } from "../../core/query.js";
import { p, type Sql, sql } from "../../core/sql.js";
import type { Table } from "../../core/table.js";
import { interactions } from "../../interactions/tables.js";
import { commitmentsSteps } from "../../promises/commitments.sql.js";
import type { PromiseDefinition } from "../../promises/model.js";
import { commitments, commitmentsThen } from "../../promises/tables.js";
import type { Workspace } from "../../spec/workspace.js";
import type { Context, Stores } from "../context.js";
import { emptyTable } from "../remove-rows.js";
import { dropPromise, removeFromPromise } from "./drop-promise.js";
import { partOf } from "./evidence.js";
import { knownThen } from "./known-then.js";
import { measureCommitments } from "./measure.js";
import { workspaceAsSeen } from "./seen-types.js";
import { stretchesOf } from "./stretches.js";
import { type DataVersion, keyColumn, touchedKeys } from "./touched-keys.js";

/** Brings the commitments of these promises up to date with the interactions and definitions. Only what changed is judged again. */
export const refresh = async (context: Context, definitions: readonly PromiseDefinition[]): Promise<void> => {
  const { turns } = await context.stores();
  await turns.take("facts", () => refreshNow(context, definitions));
};

/** Only those that were never judged as they are defined now: for a server, which judges what is new behind its answers. */
export const refreshUnjudged = async (context: Context, definitions: readonly PromiseDefinition[]): Promise<void> => {
  const workspace = await workspaceAsSeen(context);
  const { state } = await context.stores();
  const judged = new Map(
    (await state.db.selectFrom("judged").select(["promise", "definition_hash"]).execute()).map((row) => [
      row.promise,
      row.definition_hash,
    ]),
  );
  const missing = definitions.filter((one) => judged.get(one.name) !== definitionHash(workspace, one));
  if (missing.length > 0) await refresh(context, missing);
};

const definitionHash = (workspace: Workspace, definition: PromiseDefinition): string =>
  `${workspace.promiseHashes[definition.name]}:${partOf(workspace, definition) ?? ""}`;

const refreshNow = async (context: Context, definitions: readonly PromiseDefinition[]): Promise<void> => {
  const workspace = await workspaceAsSeen(context);
  const stores = await context.stores();
  await forgetUnpromised(stores, workspace);
  const version = await dataVersion(stores);
  const waiting = [...definitions];
  // One promise on one thread keeps its rows in the order of the table, and two at a time use both cores of a small machine.
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      await bringUpToDate(context, next, { workspace, version });
  };
  await Promise.all([worker(), worker()]);
};

const bringUpToDate = async (
  context: Context,
  definition: PromiseDefinition,
  { workspace, version }: { workspace: Workspace; version: DataVersion },
): Promise<void> => {
  const stores = await context.stores();
  const now = {
    definition_hash: definitionHash(workspace, definition),
    data_version: `${version.load} ${version.batch}`,
  };
  const judged = await judgedBefore(stores, definition, now.definition_hash);
  if (judged?.data_version === now.data_version) return;
  context.signal.throwIfAborted();
  const task = context.progress.task(`Judging ${definition.name}`, "commitments");
  const since = judged && definition.kind !== "measure" ? versionOf(judged.data_version) : null;
  const keys = since === null ? null : await touchedKeys(stores.facts, definition, since);
  // Broken off from here on, the promise counts as never judged.
  await forget(stores, definition.name);
  const judging = { definition, workspace, signal: context.signal };
  if (keys === null) await judgeAll(stores, judging);
  else if (keys.length > 0) await judgeAgain(stores, judging, keys);
  const row = {
    promise: definition.name,
    ...now,
    judged_at: context.clock.now().toISOString(),
    commitments: await countCommitments(stores, definition.name),
  };
  await stores.state.db.insertInto("judged").values(row).execute();
  task.update(row.commitments);
  task.end();
};

/** The newest load and batch that were committed: whatever changes the interactions has a higher one of either. */
const dataVersion = async ({ state }: Stores): Promise<DataVersion> => {
  const row = await state.db
    .selectFrom("loads")
    .select((e) => [e.fn.max("id").as("load"), e.fn.max("batch").as("batch")])
    .where("state", "in", ["committed", "withdrawn"])
    .executeTakeFirst();
  return { load: Number(row?.load ?? 0), batch: Number(row?.batch ?? 0) };
};

const versionOf = (stored: string): DataVersion => {
  const [load = 0, batch = 0] = stored.split(" ").map(Number);
  return { load, batch };
};

/** How the promise was judged by this definition; null when it was not, or when commitments are missing since. */
const judgedBefore = async (stores: Stores, definition: PromiseDefinition, hash: string) => {
  const judged = await stores.state.db
    .selectFrom("judged")
    .selectAll()
    .where("promise", "=", definition.name)
    .executeTakeFirst();
  if (judged?.definition_hash !== hash) return null;
  const judging = `${definition.name} ${judged.judged_at}`;
  if (stores.memory.whole.has(judging)) return judged;
  if ((await countCommitments(stores, definition.name)) !== judged.commitments) return null;
  stores.memory.whole.add(judging);
  return judged;
};

const forget = ({ state }: Stores, promise: string) =>
  state.db.deleteFrom("judged").where("promise", "=", promise).execute();

/** A promise that is not made any more has no commitments. */
const forgetUnpromised = async (stores: Stores, workspace: Workspace): Promise<void> => {
  const judged = await stores.state.db.selectFrom("judged").select("promise").execute();
  for (const { promise } of judged.filter(
    (one) => !workspace.promises.some((definition) => definition.name === one.promise),
  )) {
    await dropPromise(stores.facts, commitments, promise);
    await forget(stores, promise);
  }
};

type Judging = { readonly definition: PromiseDefinition; readonly workspace: Workspace; readonly signal: AbortSignal };

const judgeAll = async (stores: Stores, judging: Judging): Promise<void> => {
  const { definition } = judging;
  await dropPromise(stores.facts, commitments, definition.name);
  if (definition.kind === "measure") return measureCommitments(stores, definition, { into: commitments });
  await insertCommitments(stores, { ...judging, into: commitments, interactions: sql`${interactions}`, keys: null });
};

const judgeAgain = async (stores: Stores, judging: Judging, touched: readonly string[]): Promise<void> => {
  const { definition } = judging;
  const keys = sql`SELECT arrayJoin(${p.keys(touched)})`;
  const where = sql`${sql.name(keyColumn(definition))} IN (${keys})`;
  await removeFromPromise(stores.facts, commitments, { promise: definition.name, where });
  await insertCommitments(stores, { ...judging, into: commitments, interactions: sql`${interactions}`, keys });
};

/** The commitments as they would have been judged by what was known then. */
export const judgeAsKnown = async (
  context: Context,
  definitions: readonly PromiseDefinition[],
  knownAt: Date,
): Promise<void> => {
  const workspace = await workspaceAsSeen(context);
  const stores = await context.stores();
  await emptyTable(stores.facts, commitmentsThen);
  const known = knownThen(knownAt);
  for (const definition of definitions) {
    const judging = { definition, workspace, signal: context.signal };
    if (definition.kind === "measure")
      await measureCommitments(stores, definition, { into: commitmentsThen, interactions: known });
    else
      await insertCommitments(stores, {
        ...judging,
        into: commitmentsThen,
        interactions: sql`(${known})`,
        keys: null,
      });
  }
};

/** For each of the two promises that are judged at a time. */
const threads = Math.max(1, Math.floor(availableParallelism() / 2));

type Insert = Judging & { readonly into: Table; readonly interactions: Sql; readonly keys: Sql | null };

const insertCommitments = async ({ facts }: Stores, insert: Insert): Promise<void> => {
  const { definition, workspace, signal, interactions, keys } = insert;
  const stretches = await stretchesOf(facts, definition, interactions);
  const steps = commitmentsSteps(definition, { interactions, stretches, keys, part: partOf(workspace, definition) });
  await facts.command(sql`INSERT INTO ${insert.into} ${compile(steps)}`, {
    signal,
    settings: { max_threads: threads },
  });
};

const countCommitments = async ({ facts }: Stores, promise: string): Promise<number> => {
  const [row] = await facts.query(sql`SELECT count() AS n FROM ${commitments} WHERE promise = ${p.text(promise)}`);
  return Number(row?.n ?? 0);
};
