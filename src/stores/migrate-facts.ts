import { createHash } from "node:crypto";
import { z } from "zod";
import type { Problem } from "../core/problem.js";
import { fail, ok, type Result } from "../core/result.js";
import { p, sql } from "../core/sql.js";
import { createTable, type Home, type Table } from "../core/table.js";
import type { Facts } from "./facts.js";
import { storeProblems } from "./problems.js";
import { rawSql } from "./raw-sql.js";

/**
 * Makes the tables that do not exist. Each carries a hash of its layout in its comment; where a stored one differs nothing is
 * altered in place but said, so that the facts can be rebuilt from the sources (docs/decisions: rebuild instead of alter).
 */
export const migrateFacts = async (facts: Facts, tables: readonly Table[]): Promise<Result<void, Problem[]>> => {
  const stored = await storedLayouts(facts);
  const other = tables
    .filter(({ table }) => stored.has(table))
    .filter((each) => stored.get(each.table) !== layoutOf(each, facts.home));
  if (other.length > 0) return fail(other.map(layoutProblem));
  for (const missing of tables.filter(({ table }) => !stored.has(table))) await create(facts, missing);
  return ok(undefined);
};

/** Drops the tables and makes them anew, empty. */
export const rebuildFacts = async (facts: Facts, tables: readonly Table[]): Promise<void> => {
  const { home } = facts;
  for (const { table } of tables) {
    const on = home.home === "cluster" ? sql` ON CLUSTER ${sql.name(home.cluster)}` : sql.empty;
    for (const name of home.home === "cluster" ? [table, `${table}_local`] : [table])
      await facts.command(sql`DROP TABLE IF EXISTS ${sql.name(home.database)}.${sql.name(name)}${on} SYNC`);
  }
  for (const each of tables) await create(facts, each);
};

const create = async (facts: Facts, declared: Table) => {
  const comment = `${declared.says} ${mark(layoutOf(declared, facts.home))}`
    .replaceAll("\\", "\\\\")
    .replaceAll("'", "\\'");
  for (const statement of createTable(declared, facts.home))
    await facts.command(rawSql(`${statement}\nCOMMENT '${comment}'`));
};

const mark = (layout: string) => `[layout ${layout}]`;

/** The same in every database of one kind of home, however its parts are merged. */
const layoutOf = (declared: Table, home: Home): string => {
  const any: Home = home.home === "single" ? { home: "single", database: "any" } : { ...home, database: "any" };
  return createHash("sha256").update(createTable(declared, any).join("\n")).digest("hex").slice(0, 16);
};

const storedLayouts = async (facts: Facts): Promise<ReadonlyMap<string, string>> => {
  const row = z.object({ name: z.string(), comment: z.string() });
  const tables = await facts.query(
    sql`SELECT name, comment FROM system.tables WHERE database = ${p.text(facts.home.database)}`,
    { row },
  );
  return new Map(tables.map(({ name, comment }) => [name, /\[layout ([0-9a-f]+)\]$/.exec(comment)?.[1] ?? ""]));
};

const layoutProblem = ({ table }: Table): Problem =>
  storeProblems.make("facts.layout", {
    says: `The stored table ${table} has another layout than this version of Kept makes`,
    write: storeProblems.kinds["facts.layout"].instead,
  });
