import { type Step, from, step } from "../core/query.js";
import { type Name, type Sql, p, sql } from "../core/sql.js";
import { columnsOf } from "../core/table.js";
import { interactions } from "../interactions/tables.js";
import { fieldText, matches } from "./conditions.sql.js";
import { type Span, dueSql } from "./due.sql.js";
import { elapsedSql } from "./elapsed.sql.js";
import { kindsSql } from "./kinds/kinds.sql.js";
import type { KindContext, KindSql, Named } from "./kinds/kind.sql.js";
import type { Pattern, PromiseDefinition, Terms } from "./model.js";

export type CommitmentsOptions = {
  /** The interactions that are visible: a table, or a subquery with the same columns. */
  readonly interactions: Sql;
  /** First and last time of what could be made, for business calendars. */
  readonly span: Span;
  /** The property by which the made source's coverage is counted. */
  readonly part: string | null;
  /** Only what has one of these keys (a subquery of UInt64), when only some are judged again. */
  readonly keys: Sql | null;
};

/** The commitments of one promise (all kinds but `measure`), one row each, with the columns of the table. */
export const commitmentsSteps = (definition: PromiseDefinition, options: CommitmentsOptions): readonly Step[] => {
  const context = kindContext(definition, options.span);
  const kind = kindsSql[definition.kind as keyof typeof kindsSql] as unknown as KindSql<Terms>;
  const fields = kind.fields(context);
  const arrays = kind.arrays(context);
  const ending = kind.settled(context);
  return [
    step("histories", "all that one subject (or customer) did that bears on the promise", histories(definition, { ...options, fields, arrays })),
    step("occasions", "a promise made, with what is known of the same subject", occasions(definition, { fields, arrays })),
    step("evidence", "the occasion with its due time and what was found", layered(kind.evidence(context))),
    step(
      "endings",
      "how the occasion ends if nothing voids it",
      sql`SELECT *, arrayFirstOrNull(v -> v >= made, voids) AS void, ${aliased([
        { name: "ends_due", sql: ending.due },
        { name: "ends", sql: ending.outcome },
        { name: "ends_at", sql: ending.settled },
        { name: "ends_seen", sql: sql`CAST(${ending.seen} AS Nullable(Int64))` },
        { name: "ends_measured", sql: sql`CAST(${ending.measured} AS Nullable(Float64))` },
      ])} FROM ${from("evidence")}`,
    ),
    step("commitments", "a commitment", settled(definition)),
  ];
};

const column = columnsOf(interactions);

/** Where the promise's key is not known (an interaction without a subject), the record stands for itself. */
const keyOf = (definition: PromiseDefinition): Name => sql.name(definition.per === "customer" ? "customer_id" : "subject_id");

export const madePattern = (definition: PromiseDefinition): Pattern => definition.made ?? definition.met ?? { types: [], where: [] };

const firstFrom = (definition: PromiseDefinition): Sql => {
  const first = definition.versions[0]!.from;
  return first === null ? sql`true` : sql`ms >= ${p.millis(first)}`;
};

/** All types that bear on the promise. */
export const typesOf = (definition: PromiseDefinition): readonly string[] => [
  ...new Set([definition.made, definition.met, definition.counts, definition.void].flatMap((pattern) => pattern?.types ?? [])),
];

const histories = (definition: PromiseDefinition, parts: CommitmentsOptions & { fields: readonly Named[]; arrays: readonly Named[] }): Sql => {
  const key = keyOf(definition);
  const split = definition.split.map((field) => fieldText(field));
  const made = [
    sql`ms`,
    sql`record_id`,
    sql`subject_id`,
    sql`customer_id`,
    split.length === 0 ? sql`emptyArrayString()` : sql`[${sql.join(split)}]`,
    parts.part === null ? sql`''` : fieldText(parts.part),
    ...parts.fields.map((f) => f.sql),
  ];
  const only = parts.keys === null ? sql`` : sql` AND ${key} IN (${parts.keys})`;
  return sql`SELECT
    if(${key} = 0, record_id, ${key}) AS key,
    any(${key} != 0) AS known,
    groupArrayIf(tuple(${sql.join(made)}), ${matches(madePattern(definition))} AND ${firstFrom(definition)}) AS made_rows,
    arraySort(groupArrayIf(ms, ${matches(definition.void)})) AS voids,
    maxIf(customer_id, ${key} != 0) AS any_customer${sql.join(parts.arrays.map((a) => sql`,\n    ${a.sql} AS ${sql.name(a.name)}`), sql``)}
  FROM (SELECT *, toUnixTimestamp64Milli(${column.at}) AS ms FROM ${parts.interactions})
  WHERE ${column.type} IN ${p.texts(typesOf(definition))}${only}
  GROUP BY key
  HAVING notEmpty(made_rows)`;
};

const occasions = (definition: PromiseDefinition, parts: { fields: readonly Named[]; arrays: readonly Named[] }): Sql => {
  const names = ["made", "record_id", "subject_id", "made_customer", "split", "part", ...parts.fields.map((f) => f.name)];
  const columns = names.map((name, i) => sql`row.${tupleIndex(i + 1)} AS ${sql.name(name)}`);
  const carried = ["known", "any_customer", "voids", ...parts.arrays.map((a) => a.name)].map((name) => sql.name(name));
  const starts = definition.versions.map((v) => v.from?.getTime() ?? null);
  const version = sql.join([sql`0`, ...starts.slice(1).map((start) => sql`(made >= ${p.int(start!)})`)], sql` + `);
  return sql`SELECT ${sql.join(columns)}, ${sql.join(carried)}, toUInt16(${version}) AS version FROM ${from("histories")} ARRAY JOIN made_rows AS row`;
};

const settled = (definition: PromiseDefinition): Sql => {
  const isVoid = sql`ifNull(void < ends_at, false)`;
  const time = (ms: Sql) => sql`fromUnixTimestamp64Milli(${ms}, 'UTC')`;
  const needsKey = definition.met !== null || definition.counts !== null;
  // Truth 1: what cannot be linked to anything can be neither kept nor broken.
  const outcome = needsKey ? sql`multiIf(NOT known, 'unknown', ${isVoid}, 'void', ends)` : sql`if(${isVoid}, 'void', ends)`;
  const none = needsKey ? sql`(NOT known OR ${isVoid})` : isVoid;
  const noneAt = needsKey ? sql`if(known, ifNull(void, made), made)` : sql`ifNull(void, made)`;
  return sql`SELECT
    CAST(${p.text(definition.name)} AS LowCardinality(String)) AS promise,
    version,
    record_id,
    subject_id,
    if(made_customer = 0, any_customer, made_customer) AS customer_id,
    ${time(sql`made`)} AS made_at,
    ${time(sql`ends_due`)} AS due_at,
    ${time(sql`if(${none}, ${noneAt}, ends_at)`)} AS settled_at,
    CAST(${outcome} AS Enum8('kept' = 1, 'broken' = 2, 'void' = 3, 'unknown' = 4)) AS outcome,
    ${time(sql`if(${none}, ${noneAt}, ends_seen)`)} AS seen_at,
    if(${none}, NULL, ends_measured) AS measured,
    CAST(split AS Array(LowCardinality(String))) AS split,
    CAST(part AS LowCardinality(String)) AS part
  FROM ${from("endings")}
  WHERE ends != ''`;
};

/** Layers as nested queries: in one SELECT the engine would copy each expression into every place where its alias stands. */
const layered = (layers: readonly (readonly Named[])[]): Sql =>
  layers.reduce<Sql>((below, layer, i) => sql`SELECT *, ${aliased(layer)} FROM ${i === 0 ? below : sql`(${below})`}`, sql`${from("occasions")}`);

const aliased = (named: readonly Named[]): Sql => sql.join(named.map((n) => sql`${n.sql} AS ${sql.name(n.name)}`));

const tupleIndex = (i: number): Sql => ({ sql: true, parts: [String(i)] });

const kindContext = (definition: PromiseDefinition, span: Span): KindContext<Terms> => {
  const vary = (of: (terms: Terms) => Sql): Sql => {
    const values = definition.versions.map((v) => of(v.terms));
    if (values.every((value) => JSON.stringify(value) === JSON.stringify(values[0]))) return values[0]!;
    const branches = values.slice(0, -1).map((value, i) => sql`version = ${p.int(i)}, ${value}`);
    return sql`multiIf(${sql.join(branches)}, ${values.at(-1)!})`;
  };
  return {
    definition,
    vary,
    dueAfter: (within) => vary((terms) => dueSql(sql`made`, within(terms), { clock: definition, span })),
    elapsed: (until) => elapsedSql(sql`made`, until, { definition, span }),
  };
};
