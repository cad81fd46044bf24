import { z } from "zod";
import { KeptError } from "../core/kept-error.js";
import type { Problem } from "../core/problem.js";
import { fail, ok, type Result } from "../core/result.js";
import { p, type Sql, sql } from "../core/sql.js";
import { columnsOf } from "../core/table.js";
import { interactions } from "../interactions/tables.js";
import { engineSays } from "./engine-error.js";
import type { Facts, Settings } from "./facts.js";
import { checkSyntax, parseSyntax, statementProblem } from "./guard-syntax.js";
import { checkSize, checkTokens, tokens, withNames } from "./guard-text.js";
import { checkTree } from "./guard-tree.js";
import { storeProblems } from "./problems.js";
import { rawSql } from "./raw-sql.js";

const c = columnsOf(interactions);

/** What an owner's SQL reads under the name `interactions`, unless the caller gives another relation (as known at a day, say). */
export const publicInteractions: Sql = sql`SELECT ${sql.join([
  c.record_id,
  c.source,
  c.type,
  c.at,
  c.known_at,
  c.subject,
  c.subject_id,
  c.customer,
  c.customer_id,
  c.identifiers,
  c.channel,
  c.amount,
  c.score,
  c.text,
  c.properties,
  c.id,
])} FROM ${interactions}`;

export type GuardLimits = { readonly seconds: number; readonly rows: number; readonly bytes: number };
const usualLimits: GuardLimits = { seconds: 60, rows: 1_000_000, bytes: 2 ** 31 };
export type GuardOptions = { readonly interactions?: Sql; readonly limits?: Partial<GuardLimits> };

/** An owner's SQL that was let through: as the engine formats it, with `interactions` still to be given by WITH. */
export type GuardedSql = Sql & { readonly guarded: true };

/**
 * Lets an owner's SELECT through or says all that is wrong with it. Layers: (0) size, (1) the engine can format it, (2) no function or name
 * in its tokens and (3) in the engine's parse that is not on a list, (4) the same for what the names resolve to. See stores/README.md.
 */
export const guardSql = async (
  facts: Facts,
  text: string,
  options: GuardOptions = {},
): Promise<Result<GuardedSql, Problem[]>> => {
  const size = checkSize(text);
  if (size.length > 0) return fail(size);
  const formatted = await asked(facts, sql`SELECT formatQuerySingleLine(${p.text(text)}) AS line`, "sql.syntax");
  if (!formatted.ok) return formatted;
  const line = formatted.value.join("\n");
  const read = tokens(line);
  if (!/^(SELECT|WITH|FROM|\()/.test(line)) return fail([statementProblem()]);
  const syntax = await asked(facts, rawSql(`EXPLAIN AST ${line}`), "sql.construct");
  const problems = [
    ...(syntax.ok
      ? checkSyntax(parseSyntax(syntax.value), new Set(["interactions", ...withNames(read)]))
      : syntax.error),
    ...checkTokens(read),
  ];
  if (problems.length > 0) return fail(distinct(problems));
  // A WITH of another scope, or its own body, would let the table of that name through; in a scalar subquery the tree does not show it.
  const given = [...withNames(read)];
  const taken = await asked(
    facts,
    sql`SELECT name FROM system.tables WHERE database = ${p.text(facts.home.database)} AND has(${p.texts(given)}, name)`,
    "sql.columns",
  );
  if (!taken.ok) return taken;
  if (taken.value.length > 0) return fail(taken.value.map(withProblem));
  const guarded: GuardedSql = { ...rawSql(line), guarded: true };
  const tree = await asked(facts, sql`EXPLAIN QUERY TREE ${wrapped(guarded, options)}`, "sql.columns");
  if (!tree.ok) return tree;
  const resolved = checkTree(tree.value, tablesOf(options.interactions ?? publicInteractions, facts.home.database));
  return resolved.length > 0 ? fail(distinct(resolved)) : ok(guarded);
};

/** Runs it within its limits; what exceeds them is the owner's problem, not a failure of the engine. */
export const runGuarded = async (
  facts: Facts,
  guarded: GuardedSql,
  options: GuardOptions = {},
): Promise<Result<Record<string, unknown>[], Problem[]>> => {
  const { seconds, rows } = { ...usualLimits, ...options.limits };
  const late = AbortSignal.timeout(seconds * 1000 + 250);
  try {
    return ok(await facts.query(wrapped(guarded, options), { signal: late }));
  } catch (error) {
    if (late.aborted) return fail([limitProblem(`The SQL ran longer than ${seconds} seconds`)]);
    if (!(error instanceof KeptError)) throw error;
    if (error.code === "facts_timeout") return fail([limitProblem(`The SQL ran longer than ${seconds} seconds`)]);
    if (error.code === "facts_too_many_rows") return fail([limitProblem(`The SQL yields more than ${rows} rows`)]);
    if (error.code === "facts_memory") return fail([limitProblem("The SQL needs more memory than it may use")]);
    if (error.code === "facts_query") return fail([storeProblems.make("sql.columns", { says: saysOf(error) })]);
    throw error;
  }
};

/** As a subquery nothing but a SELECT can stand there, and its own settings would come too late. */
const wrapped = (guarded: GuardedSql, options: GuardOptions): Sql => {
  const limits = { ...usualLimits, ...options.limits };
  return sql`WITH ${sql.name("interactions")} AS (${options.interactions ?? publicInteractions}) SELECT * FROM (${guarded}) LIMIT ${p.int(limits.rows + 1)} ${settingsOf(limits)}`;
};

const settingsOf = (limits: GuardLimits): Sql => {
  const settings: Settings = {
    readonly: 1,
    max_execution_time: limits.seconds,
    timeout_before_checking_execution_speed: 0,
    max_memory_usage: limits.bytes,
    max_result_rows: limits.rows,
    max_subquery_depth: 50,
    max_ast_depth: 500,
    max_expanded_ast_elements: 50_000,
    function_range_max_elements_in_block: 1_000_000,
    max_temporary_data_on_disk_size_for_query: 8 * limits.bytes,
    cast_string_to_dynamic_use_inference: 0,
  };
  return rawSql(
    `SETTINGS ${Object.entries(settings)
      .map(([name, value]) => `${name} = ${value}`)
      .join(", ")}`,
  );
};

const tablesOf = (relation: Sql, database: string): ReadonlySet<string> =>
  new Set(
    relation.parts.flatMap((part) =>
      typeof part === "object" && "table" in part ? [`${database}.${part.table}`] : [],
    ),
  );

/** The lines of an answer of one column; what the engine refuses is a problem with that code, with its place when it is told. */
const asked = async (
  facts: Facts,
  question: Sql,
  code: "sql.syntax" | "sql.construct" | "sql.columns",
): Promise<Result<string[], Problem[]>> => {
  try {
    const rows = await facts.query(question, {
      row: z.record(z.string(), z.string()),
      signal: AbortSignal.timeout(10_000),
    });
    return ok(rows.flatMap((row) => Object.values(row)));
  } catch (error) {
    if (error instanceof KeptError && error.code === "facts_memory")
      return fail([limitProblem("The SQL needs more memory than it may use")]);
    if (!(error instanceof KeptError) || error.code !== "facts_query") throw error;
    return fail([
      storeProblems.make(code, { says: saysOf(error), write: storeProblems.kinds[code].instead, ...placeOf(error) }),
    ]);
  }
};

const withProblem = (name: string): Problem =>
  storeProblems.make("sql.table", {
    says: `WITH may not give the name of the stored table ${name} to something else`,
    write: `WITH my_${name} AS (SELECT ...)`,
  });

const limitProblem = (says: string): Problem =>
  storeProblems.make("sql.limit", { says, write: storeProblems.kinds["sql.limit"].instead });

/** The engine's first sentence: the rest repeats the statement. */
const saysOf = (error: KeptError): string => {
  const message = engineSays(String((error.cause as Error | undefined)?.message ?? error.message)).replace(
    / \([A-Z_]+\)$/,
    "",
  );
  return message
    .replace(/(: |, )?[Ii]n scope [\s\S]*$/, "")
    .replace(/[\x00-\x1f\x7f-\x9f]+/g, " ")
    .slice(0, 300);
};

const placeOf = (error: KeptError): Pick<Problem, "line" | "column"> => {
  const [, line, column] = /\(line (\d+), col (\d+)\)/.exec(String((error.cause as Error | undefined)?.message)) ?? [];
  return line && column ? { line: Number(line), column: Number(column) } : {};
};

const distinct = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [`${problem.code} ${problem.says}`, problem])).values(),
];
