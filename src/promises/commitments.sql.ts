import { from, type Step, step } from "../core/query.js";
import { type Name, p, type Sql, sql } from "../core/sql.js";
import { columnsOf } from "../core/table.js";
import { interactions } from "../interactions/tables.js";
import type { Stretch } from "./business-time.js";
import { fieldText, matches } from "./conditions.sql.js";
import { dueSql } from "./due.sql.js";
import { elapsedSql } from "./elapsed.sql.js";
import { type First, type Gathered, type KindContext, type KindSql, type Named, outcome } from "./kinds/kind.sql.js";
import { kindsSql } from "./kinds/kinds.sql.js";
import type { Pattern, PromiseDefinition, Terms } from "./model.js";

export type CommitmentsOptions = {
  /** The interactions that are visible: a table, or a subquery with the same columns. */
  readonly interactions: Sql;
  /** When anything happened that bears on the promise, for business calendars. */
  readonly stretches: readonly Stretch[];
  /** The property by which the made source's coverage is counted. */
  readonly part: string | null;
  /** Only what has one of these keys (a subquery of UInt64), when only some are judged again. */
  readonly keys: Sql | null;
};

/** The commitments of one promise (all kinds but `measure`), one row each, with the columns of the table. */
export const commitmentsSteps = (definition: PromiseDefinition, options: CommitmentsOptions): readonly Step[] => {
  const context = kindContext(definition, options.stretches);
  const kind = kindsSql[definition.kind as keyof typeof kindsSql] as unknown as KindSql<Terms>;
  const voids: readonly First[] =
    definition.void === null ? [] : [{ name: "void", of: definition.void, since: "made" }];
  const parts: Parts = {
    ...options,
    fields: kind.fields(context),
    firsts: [...kind.firsts(context), ...voids],
    gathered: kind.gathered(context),
  };
  const ending = kind.settled(context);
  return [
    step("made", "an interaction that makes a promise", made(definition, parts)),
    ...parts.firsts.map((first) =>
      step(`any_${first.name}`, "an interaction that may follow it", candidates(definition, parts, first)),
    ),
    ...parts.gathered.map((gathered) =>
      step(`all_${gathered.name}`, "what one subject (or customer) did", gatheredRows(definition, parts, gathered)),
    ),
    step(
      "siblings",
      "a subject whose promise names no customer, with one from its other interactions",
      siblings(definition, parts),
    ),
    step("followed", "a promise made, with what its key did first", followed(parts)),
    step("occasions", "a promise made, with all that followed", occasions(definition, parts)),
    step("evidence", "the occasion with its due time and what was found", layered(kind.evidence(context))),
    step(
      "endings",
      "how the occasion ends if nothing voids it",
      sql`SELECT *, ${aliased([
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

type Parts = CommitmentsOptions & {
  readonly fields: readonly Named[];
  readonly firsts: readonly First[];
  readonly gathered: readonly Gathered[];
};

const column = columnsOf(interactions);

/** Where the promise's key is not known (an interaction without a subject), the record stands for itself. */
const keyOf = (definition: PromiseDefinition): Name =>
  sql.name(definition.per === "customer" ? "customer_id" : "subject_id");

export const madePattern = (definition: PromiseDefinition): Pattern =>
  definition.made ?? definition.met ?? { types: [], where: [] };

const firstFrom = (definition: PromiseDefinition): Sql => {
  const first = definition.versions[0]!.from;
  return first === null ? sql`true` : sql`ms >= ${p.millis(first)}`;
};

/** All types that bear on the promise. */
export const typesOf = (definition: PromiseDefinition): readonly string[] => [
  ...new Set(
    [definition.made, definition.met, definition.counts, definition.void].flatMap((pattern) => pattern?.types ?? []),
  ),
];

const visible = (interactions: Sql): Sql =>
  sql`(SELECT *, toUnixTimestamp64Milli(${column.at}) AS ms FROM ${interactions})`;

// One type is compared with `=`: the engine then reads its rows in the order of the table, and joins them without sorting.
const ofTypes = (types: readonly string[]): Sql =>
  types.length === 1 ? sql`${column.type} = ${p.text(types[0]!)}` : sql`${column.type} IN ${p.texts(types)}`;

const restricted = (definition: PromiseDefinition, { keys }: Parts): Sql =>
  keys === null ? sql`` : sql` AND ${keyOf(definition)} IN (${keys})`;

const made = (definition: PromiseDefinition, parts: Parts): Sql => {
  const pattern = madePattern(definition);
  const split = definition.split.map((field) => fieldText(field));
  const columns = [
    { name: "key", sql: sql`${keyOf(definition)}` },
    { name: "made", sql: sql`ms` },
    { name: "made_record", sql: sql`record_id` },
    { name: "made_subject", sql: sql`subject_id` },
    { name: "made_customer", sql: sql`customer_id` },
    { name: "made_split", sql: split.length === 0 ? sql`emptyArrayString()` : sql`[${sql.join(split)}]` },
    { name: "made_part", sql: parts.part === null ? sql`''` : fieldText(parts.part) },
    ...parts.fields,
  ];
  return sql`SELECT ${aliased(columns)} FROM ${visible(parts.interactions)}
  WHERE ${ofTypes(pattern.types)} AND ${matches(pattern)} AND ${firstFrom(definition)}${restricted(definition, parts)}`;
};

/** What has no key belongs to nothing else. */
const ofPattern = (definition: PromiseDefinition, parts: Parts, of: Pattern): Sql =>
  sql`${visible(parts.interactions)} WHERE ${ofTypes(of.types)} AND ${matches(of)} AND ${keyOf(definition)} != 0${restricted(definition, parts)}`;

const candidates = (definition: PromiseDefinition, parts: Parts, first: First): Sql => {
  const key = sql.name(`${first.name}_key`);
  const ms = sql.name(`${first.name}_ms`);
  const rows = sql`${ofPattern(definition, parts, first.of)}${first.only === undefined ? sql`` : sql` AND ${first.only}`}`;
  if (first.value === undefined)
    return sql`SELECT ${keyOf(definition)} AS ${key}, ms AS ${ms}, toNullable(ms) AS ${sql.name(first.name)} FROM ${rows}`;
  return sql`SELECT ${keyOf(definition)} AS ${key}, ms AS ${ms}, toNullable(any(ms)) AS ${sql.name(first.name)}, argMin(${first.value}, record_id) AS ${sql.name(`${first.name}_value`)} FROM ${rows} GROUP BY ${key}, ${ms}`;
};

const gatheredRows = (definition: PromiseDefinition, parts: Parts, { name, of, sql: aggregate }: Gathered): Sql =>
  sql`SELECT ${keyOf(definition)} AS ${sql.name(`${name}_key`)}, ${aggregate} AS ${sql.name(name)} FROM ${ofPattern(definition, parts, of)} GROUP BY ${keyOf(definition)}`;

/** Which of several customers is arbitrary, but the same every time. */
const siblings = (
  definition: PromiseDefinition,
  parts: Parts,
): Sql => sql`SELECT subject_id AS sibling_key, max(customer_id) AS any_customer FROM ${parts.interactions}
  WHERE ${ofTypes(typesOf(definition))} AND subject_id != 0 AND customer_id != 0 AND subject_id IN (SELECT made_subject FROM ${from("made")} WHERE made_customer = 0) GROUP BY subject_id`;

const joins = ({ firsts, gathered }: Parts): readonly Sql[] => [
  ...firsts.map((first) => {
    const [bound, comparison] = "since" in first ? [first.since, sql`<=`] : [first.after, sql`<`];
    return sql`\n  ASOF LEFT JOIN ${from(`any_${first.name}`)} ON key = ${sql.name(`${first.name}_key`)} AND ${sql.name(bound)} ${comparison} ${sql.name(`${first.name}_ms`)}`;
  }),
  ...gathered.map(({ name }) => sql`\n  LEFT ANY JOIN ${from(`all_${name}`)} ON key = ${sql.name(`${name}_key`)}`),
];

// The table lies in the order of type and subject: the first join, mostly the largest, merges both sides as they are read. Each
// further merge would sort all that was joined again, so the others look up: measured at 20 M, two thirds of the time.
const followed = (parts: Parts): Sql => {
  const [first = sql.empty] = joins(parts);
  return sql`SELECT * FROM ${from("made")}${first}\n  SETTINGS join_algorithm = 'full_sorting_merge', optimize_aggregation_in_order = 1`;
};

const occasions = (definition: PromiseDefinition, parts: Parts): Sql => {
  const own = [
    "key",
    "made",
    ...parts.fields.map((f) => f.name),
    ...parts.firsts.flatMap((f) => [f.name, ...(f.value === undefined ? [] : [`${f.name}_value`])]),
    ...parts.gathered.map((g) => g.name),
  ];
  const columns = [
    ...own.map((name) => ({ name, sql: sql`${sql.name(name)}` })),
    { name: "record_id", sql: sql`made_record` },
    { name: "subject_id", sql: sql`made_subject` },
    {
      name: "customer_id",
      sql: definition.per === "subject" ? sql`if(made_customer = 0, any_customer, made_customer)` : sql`made_customer`,
    },
    { name: "split", sql: sql`made_split` },
    { name: "part", sql: sql`made_part` },
    { name: "known", sql: sql`key != 0` },
    { name: "version", sql: versionOf(definition) },
  ];
  const customers =
    definition.per === "subject" ? sql`\n  LEFT ANY JOIN ${from("siblings")} ON made_subject = sibling_key` : sql``;
  return sql`SELECT ${aliased(columns)} FROM ${from("followed")}${sql.join(joins(parts).slice(1), sql``)}${customers}\n  SETTINGS join_algorithm = 'hash', optimize_aggregation_in_order = 1`;
};

/** Index of the version in force when it was made. */
const versionOf = (definition: PromiseDefinition): Sql => {
  const later = definition.versions.slice(1).map((v) => sql`(made >= ${p.millis(v.from!)})`);
  return sql`toUInt16(${sql.join([sql`0`, ...later], sql` + `)})`;
};

const settled = (definition: PromiseDefinition): Sql => {
  const isVoid = definition.void === null ? sql`false` : sql`ifNull(void < ends_at, false)`;
  const voidAt = definition.void === null ? sql`made` : sql`ifNull(void, made)`;
  const time = (ms: Sql) => sql`fromUnixTimestamp64Milli(${ms}, 'UTC')`;
  const needsKey = definition.met !== null || definition.counts !== null;
  // Truth 1: what cannot be linked to anything can be neither kept nor broken.
  const how = needsKey
    ? sql`multiIf(NOT known, ${outcome.unknown}, ${isVoid}, ${outcome.void}, ends)`
    : sql`if(${isVoid}, ${outcome.void}, ends)`;
  const none = needsKey ? sql`(NOT known OR ${isVoid})` : isVoid;
  const noneAt = needsKey ? sql`if(known, ${voidAt}, made)` : voidAt;
  return sql`SELECT
    CAST(${p.text(definition.name)} AS LowCardinality(String)) AS promise,
    version,
    record_id,
    subject_id,
    customer_id,
    multiIf(customer_id != 0, customer_id, subject_id != 0, subject_id, record_id) AS person,
    ${time(sql`made`)} AS made_at,
    ${time(sql`greatest(ends_due, made)`)} AS due_at,
    ${time(sql`if(${none}, ${noneAt}, ends_at)`)} AS settled_at,
    CAST(toInt8(${how}) AS Enum8('kept' = 1, 'broken' = 2, 'void' = 3, 'unknown' = 4)) AS outcome,
    ${time(sql`if(${none}, ${noneAt}, ends_seen)`)} AS seen_at,
    if(${none}, NULL, ends_measured) AS measured,
    CAST(split AS Array(LowCardinality(String))) AS split,
    CAST(part AS LowCardinality(String)) AS part
  FROM ${from("endings")}
  WHERE ends != ${outcome.none}`;
};

/** Layers as nested queries: in one SELECT the engine would copy each expression into every place where its alias stands. */
const layered = (layers: readonly (readonly Named[])[]): Sql =>
  layers.reduce<Sql>(
    (below, layer, i) => sql`SELECT *, ${aliased(layer)} FROM ${i === 0 ? below : sql`(${below})`}`,
    sql`${from("occasions")}`,
  );

const aliased = (named: readonly Named[]): Sql => sql.join(named.map((n) => sql`${n.sql} AS ${sql.name(n.name)}`));

const kindContext = (definition: PromiseDefinition, stretches: readonly Stretch[]): KindContext<Terms> => {
  const vary = (of: (terms: Terms) => Sql): Sql => {
    const values = definition.versions.map((v) => of(v.terms));
    if (values.every((value) => JSON.stringify(value) === JSON.stringify(values[0]))) return values[0]!;
    const branches = values.slice(0, -1).map((value, i) => sql`version = ${p.int(i)}, ${value}`);
    return sql`multiIf(${sql.join(branches)}, ${values.at(-1)!})`;
  };
  return {
    definition,
    vary,
    dueAfter: (within) => vary((terms) => dueSql(sql`made`, within(terms), { clock: definition, stretches })),
    elapsed: (until) => elapsedSql(sql`made`, until, { definition, stretches }),
  };
};
