import { compile } from "../../core/query.js";
import { p, type Sql, sql } from "../../core/sql.js";
import type { Table } from "../../core/table.js";
import { interactions, interactionsPast } from "../../interactions/tables.js";
import { commitmentsSteps, typesOf } from "../../promises/commitments.sql.js";
import type { PromiseDefinition } from "../../promises/model.js";
import { commitments, commitmentsThen } from "../../promises/tables.js";
import type { Workspace } from "../../spec/workspace.js";
import type { Context, Stores } from "../context.js";
import { emptyTable, removeRows } from "../remove-rows.js";
import { dropPromise } from "./drop-promise.js";
import { partOf } from "./evidence.js";
import { measureCommitments } from "./measure.js";
import { spanOf } from "./span.js";

/** So many touched keys are judged again one by one; with more, everything is. */
const mostTouched = 50_000;

/** Brings the commitments of all promises up to date with the interactions and definitions. Only what changed is judged again. */
export const refresh = async (context: Context, definitions: readonly PromiseDefinition[]): Promise<void> => {
  const workspace = await context.workspace();
  const stores = await context.stores();
  const version = await dataVersion(stores);
  for (const definition of definitions) {
    const hash = `${workspace.promiseHashes[definition.name]}:${partOf(workspace, definition) ?? ""}`;
    const judged = await stores.state.db.selectFrom("judged").selectAll().where("promise", "=", definition.name).executeTakeFirst();
    if (judged?.definition_hash === hash && judged.data_version === String(version)) continue;
    const task = context.progress.task(`Judging ${definition.name}`, "commitments");
    const since = judged?.definition_hash === hash && definition.kind !== "measure" ? Number(judged.data_version) : null;
    const keys = since === null ? null : await touchedKeys(stores, definition, since);
    // Broken off from here on, the promise counts as never judged.
    await stores.state.db.deleteFrom("judged").where("promise", "=", definition.name).execute();
    if (keys === null) await judgeAll(stores, workspace, definition);
    else if (keys.length > 0) await judgeAgain(stores, workspace, { definition, keys });
    const n = await countCommitments(stores, definition.name);
    const row = { promise: definition.name, definition_hash: hash, data_version: String(version), judged_at: context.clock.now().toISOString(), commitments: n };
    await stores.state.db.insertInto("judged").values(row).execute();
    task.update(n);
    task.end();
  }
};

/** The newest load that is in force: whatever changes the interactions has a higher one. */
export const dataVersion = async ({ state }: Stores): Promise<number> => {
  const row = await state.db.selectFrom("loads").select((e) => e.fn.max("id").as("id")).where("state", "in", ["committed", "withdrawn"]).executeTakeFirst();
  return Number(row?.id ?? 0);
};

const judgeAll = async (stores: Stores, workspace: Workspace, definition: PromiseDefinition): Promise<void> => {
  await dropPromise(stores.facts, commitments, definition.name);
  if (definition.kind === "measure") return measureCommitments(stores, definition, { into: commitments });
  await insertCommitments(stores, { definition, into: commitments, interactions: sql`${interactions}`, keys: null, part: partOf(workspace, definition) });
};

const judgeAgain = async (stores: Stores, workspace: Workspace, again: { definition: PromiseDefinition; keys: readonly string[] }): Promise<void> => {
  const { definition } = again;
  const keys = sql`SELECT arrayJoin(${p.keys(again.keys)})`;
  const key = sql.name(definition.per === "customer" ? "customer_id" : "subject_id");
  await removeRows(stores.facts, commitments, sql`promise = ${p.text(definition.name)} AND ${key} IN (${keys})`);
  await insertCommitments(stores, { definition, into: commitments, interactions: sql`${interactions}`, keys, part: partOf(workspace, definition) });
};

/** The commitments as they would have been judged by what was known then. */
export const judgeAsKnown = async (context: Context, definitions: readonly PromiseDefinition[], knownAt: Date): Promise<void> => {
  const workspace = await context.workspace();
  const stores = await context.stores();
  await emptyTable(stores.facts, commitmentsThen);
  for (const definition of definitions) {
    if (definition.kind === "measure") {
      await measureCommitments(stores, definition, { into: commitmentsThen, interactions: knownThen(knownAt) });
      continue;
    }
    await insertCommitments(stores, { definition, into: commitmentsThen, interactions: sql`(${knownThen(knownAt)})`, keys: null, part: partOf(workspace, definition) });
  }
};

const knownThen = (at: Date): Sql => {
  const columns = sql.join(Object.keys(interactions.columns).map((name) => sql.name(name)));
  return sql`SELECT ${columns} FROM ${interactions} WHERE known_at <= ${p.instant(at)} UNION ALL SELECT ${columns} FROM ${interactionsPast} WHERE known_at <= ${p.instant(at)} AND gone_at > ${p.instant(at)}`;
};

type Insert = { readonly definition: PromiseDefinition; readonly into: Table; readonly interactions: Sql; readonly keys: Sql | null; readonly part: string | null };

const insertCommitments = async ({ facts }: Stores, insert: Insert): Promise<void> => {
  const { definition } = insert;
  const span = definition.calendar ? await spanOf(facts, definition) : { from: 0, to: 0 };
  const steps = commitmentsSteps(definition, { interactions: insert.interactions, span, keys: insert.keys, part: insert.part });
  await facts.command(sql`INSERT INTO ${insert.into} ${compile(steps)}`);
};

/** Keys with interactions that came or went after the version; null when they are too many. */
const touchedKeys = async ({ facts }: Stores, definition: PromiseDefinition, since: number): Promise<readonly string[] | null> => {
  const key = sql.name(definition.per === "customer" ? "customer_id" : "subject_id");
  const types = p.texts(typesOf(definition));
  const rows = await facts.query(sql`SELECT DISTINCT key FROM (
    SELECT ${key} AS key FROM ${interactions} WHERE load > ${p.int(since)} AND type IN ${types}
    UNION ALL SELECT ${key} AS key FROM ${interactionsPast} WHERE gone_by > ${p.int(since)} AND type IN ${types}
  ) LIMIT ${p.int(mostTouched + 1)}`);
  return rows.length > mostTouched ? null : rows.map((r) => String(r.key));
};

const countCommitments = async ({ facts }: Stores, promise: string): Promise<number> => {
  const [row] = await facts.query(sql`SELECT count() AS n FROM ${commitments} WHERE promise = ${p.text(promise)}`);
  return Number(row?.n ?? 0);
};
