import { DateTime } from "luxon";
import type { Problem } from "../../core/problem.js";
import { ProblemsFound } from "../../core/problems-found.js";
import { p, type Sql, sql } from "../../core/sql.js";
import type { Table } from "../../core/table.js";
import type { PromiseDefinition } from "../../promises/model.js";
import type { Facts } from "../../stores/facts.js";
import { guardSql, runGuarded } from "../../stores/guard.js";
import type { Stores } from "../context.js";
import { appProblems } from "../problems.js";

/** Fewer rows an insert than an engine's part can hold comfortably. */
const batch = 50_000;

/**
 * Commitments of a promise of kind `measure`: the rows of the owner's SQL, which has passed the guard. It yields `subject`,
 * `made`, `due` and `kept` (1, 0 or null: cannot say), and may yield `customer`, `settled`, `measured` and the split fields.
 */
export const measureCommitments = async (
  stores: Stores,
  definition: PromiseDefinition,
  options: { into: Table; interactions?: Sql },
): Promise<void> => {
  const { facts } = stores;
  const { terms } = definition.versions.at(-1)!;
  if (terms.kind !== "measure") throw new TypeError(`not a measure: ${definition.name}`);
  const guarded = await guardSql(facts, terms.sql, options);
  if (!guarded.ok) throw problemsOf(definition, guarded.error);
  const found = await runGuarded(facts, guarded.value, options);
  if (!found.ok) throw problemsOf(definition, found.error);
  const problems: Problem[] = [];
  const rows = found.value.flatMap((row, i) => {
    const commitment = commitmentOf(definition, row);
    if (typeof commitment !== "string") return [commitment];
    if (problems.length < 5)
      problems.push(
        appProblems.make("measure.row", {
          says: `row ${i + 1} of the SQL ${commitment}`,
          write: "yield subject, made and due (times), and kept (1, 0 or null)",
        }),
      );
    return [];
  });
  if (problems.length > 0) throw problemsOf(definition, problems);
  for (let i = 0; i < rows.length; i += batch)
    await facts.insert(options.into, await withKeys(facts, rows.slice(i, i + batch)));
};

const problemsOf = ({ name, where }: PromiseDefinition, problems: readonly Problem[]) =>
  new ProblemsFound(
    problems.map(({ line: _line, column: _column, ...problem }) => ({
      ...problem,
      says: `the SQL of "${name}": ${problem.says}`,
      file: where.file,
      line: where.line,
    })),
    { files: 1 },
  );

type Commitment = { readonly subject: string; readonly customer: string } & Readonly<Record<string, unknown>>;

/** A row of the table but its keys; or what is wrong with the row. */
const commitmentOf = (definition: PromiseDefinition, row: Record<string, unknown>): Commitment | string => {
  const missing = ["subject", "made", "due", "kept"].filter((name) => !(name in row));
  if (missing.length > 0) return `has no column ${missing.join(", ")}`;
  const made = timeOf(row.made, definition.zone);
  const due = timeOf(row.due, definition.zone);
  if (made === null || due === null)
    return `has ${made === null ? "made" : "due"} ${JSON.stringify(row.made === null ? null : made === null ? row.made : row.due)}, which is no time`;
  const kept = row.kept === null ? null : Number(row.kept);
  if (kept !== null && kept !== 0 && kept !== 1)
    return `has kept ${JSON.stringify(row.kept)}, which is neither 1, 0 nor null`;
  const settled = "settled" in row ? timeOf(row.settled, definition.zone) : null;
  const version = definition.versions.findIndex(
    (v) => (v.from === null || made >= v.from) && (v.to === null || made < v.to),
  );
  return {
    promise: definition.name,
    version: Math.max(0, version),
    subject: textOf(row.subject),
    customer: textOf(row.customer),
    made_at: made,
    due_at: new Date(Math.max(due.getTime(), made.getTime())),
    settled_at: settled !== null && settled < due ? settled : due,
    outcome: kept === null ? "unknown" : kept === 1 ? "kept" : "broken",
    // The owner's SQL has seen what it says.
    seen_at: settled ?? made,
    measured: row.measured === undefined || row.measured === null ? null : Number(row.measured),
    split: definition.split.map((field) => textOf(row[field])),
    part: "",
  };
};

const textOf = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

/** The engine gives times as ISO text; a bare day is its local beginning. */
const timeOf = (value: unknown, zone: string): Date | null => {
  if (typeof value !== "string") return null;
  const at = DateTime.fromISO(value, { zone });
  return at.isValid && at.year >= 1900 && at.year < 2300 ? at.toJSDate() : null;
};

/** Keys are the engine's hashes of the texts, as everywhere; a record's is that of all that tells it from the others. */
const withKeys = async (
  facts: Facts,
  rows: readonly Commitment[],
): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const texts = (of: (row: Commitment) => string) => p.texts(rows.map(of));
  const hashed = await facts.query(
    sql`SELECT if(s = '', 0, cityHash64(s)) AS subject_id, if(c = '', 0, cityHash64(c)) AS customer_id, cityHash64(s, c, r) AS record_id,
      multiIf(customer_id != 0, customer_id, subject_id != 0, subject_id, record_id) AS person
    FROM (SELECT arrayJoin(arrayZip(${texts((r) => r.subject)}, ${texts((r) => r.customer)}, ${p.texts(rows.map((r, i) => `${String(r.made_at)} ${String(r.due_at)} ${i}`))})) AS t, t.1 AS s, t.2 AS c, t.3 AS r)`,
  );
  return rows.map(({ subject: _subject, customer: _customer, ...row }, i) => ({ ...row, ...hashed[i] }));
};
