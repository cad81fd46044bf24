import type { z } from "zod";
import { type Name, type Sql, sql } from "./sql.js";

/** One named step: its name is a noun for its rows. A later step reads it by `sql.name("owed")`. */
export type Step = { readonly name: string; readonly says: string; readonly sql: Sql };

/** A query as a value. `steps(args)` are pure; the last step's rows are the answer and match `row`. */
export type Query<A, R extends z.ZodObject> = {
  readonly name: string;
  /** The question it answers, in a sentence. */
  readonly says: string;
  readonly row: R;
  /** Arguments with which the contract test describes it on an empty engine. */
  readonly example: A;
  readonly steps: (args: A) => readonly Step[];
};

// biome-ignore lint/suspicious/noExplicitAny: the registry holds queries of every argument type
type AnyQuery = Query<any, z.ZodObject>;
const registry = new Map<string, AnyQuery>();

/** Declares and registers a query. The contract test walks the registry; `kept explain` prints from it. */
export const query = <A, R extends z.ZodObject>(declared: Query<A, R>): Query<A, R> => {
  if (registry.has(declared.name)) throw new Error(`two queries are called ${declared.name}`);
  registry.set(declared.name, declared);
  return declared;
};

export const queries = (): readonly AnyQuery[] => [...registry.values()];

export const step = (name: string, says: string, body: Sql): Step => ({ name, says, sql: body });

/** A reference to an earlier step. */
export const from = (name: string): Name => sql.name(name);

/** All steps as one `WITH ... SELECT`; up to step `until` when given. */
export const compile = (steps: readonly Step[], until?: string): Sql => {
  const end = until === undefined ? steps.length : steps.findIndex((s) => s.name === until) + 1;
  if (end === 0) throw new Error(`no step is called ${until}`);
  const used = steps.slice(0, end);
  const last = used.at(-1)!;
  const before = used.slice(0, -1);
  if (before.length === 0) return last.sql;
  const named = before.map((s) => sql`${sql.name(s.name)} AS (\n${s.sql}\n)`);
  return sql`WITH ${sql.join(named, sql`,\n`)}\n${last.sql}`;
};
