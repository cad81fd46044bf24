import { p, type Rendered, render, type Sql, sql } from "../core/sql.js";
import type { Looked, MadePlan, ReadPlan, RecordMapping, SourceDefinition } from "../sources/model.js";
import { derived } from "./derived.js";
import { columnsOfField, type Fields, rawColumn } from "./field.sql.js";
import { type Check, mappedRecord, payloadOf } from "./mapping.sql.js";
import { recordSays } from "./problems.js";
import { badColumns, stagedColumns, structure } from "./staged.js";
import { forms, type SlashOrder, slashQuestion } from "./time.sql.js";

/** All columns that the source's mappings name. */
export const wantedColumns = (source: SourceDefinition): string[] => [
  ...new Set(
    source.records.flatMap((mapping) => [
      ...fieldsOf(mapping).flatMap(columnsOfField),
      ...mapping.where.map((condition) => condition.column),
    ]),
  ),
];

const fieldsOf = (m: RecordMapping) => [
  m.type,
  m.at.from,
  m.recorded?.from ?? null,
  m.id,
  m.subject,
  ...m.customer,
  m.channel,
  m.amount,
  m.score,
  m.text,
  ...Object.values(m.properties).map((property) => property.from),
];

const timeColumns = (source: SourceDefinition): string[] => [
  ...new Set(
    source.records
      .flatMap((m) => [
        m.at,
        ...(m.recorded ? [m.recorded] : []),
        ...Object.values(m.properties).filter((property) => property.as === "day" || property.as === "time"),
      ])
      .flatMap((field) => (field.pattern === null ? columnsOfField(field.from) : [])),
  ),
];

/** How the reader makes a source's interactions of an opened file: the SQL, and what the whole file must be asked first. */
export const readPlan =
  (source: SourceDefinition) =>
  (looked: Looked): ReadPlan => {
    const names = new Set(looked.columns.map((column) => column.name));
    const fields: Fields = { columns: looked.columns, empty: source.empty };
    const slashed = timeColumns(source).filter((name) => hasSlashedDates(name, looked));
    const ask =
      slashed.length === 0
        ? null
        : rendered(
            sql`SELECT ${sql.join(slashed.map((name, i) => slashQuestion(rawColumn(name, fields), `q${i}`)))} FROM raw`,
          );
    return {
      missing: wantedColumns(source).filter((name) => !names.has(name)),
      ask,
      make: (answer) => {
        const orders = new Map(
          slashed.map((name, i) => [
            name,
            slashOrder(Number(answer[`q${i}_first`] ?? 0), Number(answer[`q${i}_second`] ?? 0)),
          ]),
        );
        return makePlan(source, {
          fields,
          slash: (name) => orders.get(name)?.order ?? "day first",
          notes: [...orders].map(([name, { says }]) => `${name}: ${says}`),
        });
      },
    };
  };

const hasSlashedDates = (name: string, looked: Looked) => {
  const i = looked.columns.findIndex((column) => column.name === name);
  const slashed = new RegExp(forms.slashed);
  return looked.sample.some((record) => slashed.test((record[i] ?? "").trim()));
};

/** `first`, `second`: the largest value of either part over the whole file. */
const slashOrder = (first: number, second: number): { order: SlashOrder; says: string } => {
  if (first > 12 && second > 12)
    return {
      order: "mixed",
      says: "some dates are day/month and some month/day; those that could be either are set aside (give a `format`)",
    };
  if (second > 12) return { order: "month first", says: "dates are read as month/day/year" };
  if (first > 12) return { order: "day first", says: "dates are read as day/month/year" };
  return {
    order: "day first",
    says: "dates are read as day/month/year, but nothing in the file rules out month/day (give a `format`)",
  };
};

type PlanOptions = {
  readonly fields: Fields;
  readonly slash: (column: string) => SlashOrder;
  readonly notes: readonly string[];
};

const makePlan = (source: SourceDefinition, options: PlanOptions): MadePlan => {
  const values = derived();
  const made = source.records.map((mapping) => mappedRecord(mapping, source, { ...options, derived: values }));
  const problems = new Map<string, Check>();
  for (const check of made.flatMap((one) => one.checks)) problems.set(problemKey(check), check);
  const numbers = new Map([...problems.keys()].map((key, i) => [key, i + 1]));
  const happens = made.map((one) => values.define(one.happens));
  const problemOf = made.map(({ checks }) =>
    values.define(
      sql`toUInt16(multiIf(${sql.join(checks.map((check) => sql`${check.when}, ${p.int(numbers.get(problemKey(check))!)}`))}, 0))`,
    ),
  );
  // One row for each mapping that applies; `m` says which. Where mappings agree on a column, there is nothing to choose.
  const several = made.length > 1;
  const pick = (parts: readonly Sql[]): Sql => {
    if (parts.every((part) => JSON.stringify(part) === JSON.stringify(parts[0]))) return parts[0]!;
    return sql`multiIf(${sql.join(parts.slice(0, -1).map((part, i) => sql`m = ${p.int(i)}, ${part}`))}, ${parts.at(-1)!})`;
  };
  const column = (name: string) => pick(made.map((one) => one.columns[name]!));
  const refusedValue = made.map(({ checks }, i) =>
    values.define(
      sql`multiIf(${problemOf[i]!} = 0, '', ${sql.join(checks.map((check) => sql`${problemOf[i]!} = ${p.int(numbers.get(problemKey(check))!)}, substring(${check.value}, 1, 1000)`))}, '')`,
    ),
  );
  const payload = values.define(
    sql`if(${sql.join(
      problemOf.map((one) => sql`${one} = 0`),
      sql` AND `,
    )}, '', ${payloadOf(options.fields)})`,
  );
  // A record without a subject may have nothing at all that identifies it. (With one declared, it has one, or a customer, or is refused.)
  const content = source.records.some((mapping) => mapping.subject === null)
    ? values.define(
        sql`cityHash64(${sql.join(options.fields.columns.map(({ name }) => rawColumn(name, options.fields)))})`,
      )
    : sql`0`;
  const applying = several
    ? sql` ARRAY JOIN arrayConcat(${sql.join(happens.map((flag, i) => sql`if(${flag}, [${p.int(i)}], CAST([], 'Array(Int64)'))`))}) AS m`
    : sql` WHERE ${happens[0]!}`;
  const identified = sql`cityHash64(source, type, subject, customer, channel, toUnixTimestamp64Milli(at))`;
  const rows = sql`SELECT
  multiIf(id != '', cityHash64(source, type, id), subject != '' OR customer != '', ${identified}, cityHash64(source, type, content)) AS record_id,
  source, type, at, subject, if(subject = '', 0, cityHash64(subject)) AS subject_id, customer, if(customer = '', 0, cityHash64(customer)) AS customer_id,
  identifiers, channel, amount, score, text, properties, id, line, recorded_at, problem, value, payload
FROM (
  SELECT line, ${p.text(source.name)} AS source, ${column("type")} AS type, ifNull(${column("at")}, toDateTime64(0, 3, 'UTC')) AS at, ${column("recorded_at")} AS recorded_at,
    ${column("subject")} AS subject, ${column("identifiers")} AS identifiers, if(empty(identifiers), '', identifiers[1]) AS customer, ${column("channel")} AS channel,
    ${column("amount")} AS amount, ${column("score")} AS score, ${column("text")} AS text, ${column("properties")} AS properties, ${column("id")} AS id,
    ${pick(problemOf)} AS problem, ${pick(refusedValue)} AS value, if(problem = 0, '', ${payload}) AS payload, ${content} AS content
  FROM (${values.over(sql`SELECT * FROM raw`)})${applying}
)`;
  return {
    rows: rendered(rows),
    structure: structure(stagedColumns),
    counts: rendered(
      sql`SELECT countIf(problem = 0) AS rows, uniqExactIf((line, problem), problem != 0) AS bad, countIf(problem = 0 AND id = '' AND subject = '' AND customer = '') AS copies FROM staged`,
    ),
    numbered: rendered(numbered()),
    bad: rendered(bad([...problems.values()])),
    badStructure: structure(badColumns),
    notes: options.notes,
  };
};

const problemKey = (check: Check) => `${check.code}\0${check.column}`;

/** A row that nothing identifies is told from its like by how many came before it in the file. */
const numbered = (): Sql => {
  const nothing = sql`problem = 0 AND id = '' AND subject = '' AND customer = ''`;
  return sql`SELECT * EXCEPT (copy) REPLACE (if(${nothing}, cityHash64(record_id, copy), record_id) AS record_id)
FROM (SELECT *, row_number() OVER (PARTITION BY record_id, problem, type ORDER BY line) AS copy FROM staged)`;
};

const bad = (problems: readonly Check[]): Sql => {
  const column = sql`arrayElement(${p.texts(["", ...problems.map((check) => check.column)])}, problem + 1)`;
  const untimed = p.ints(problems.flatMap(({ code }, i) => (code.startsWith("record.time.") ? [i + 1] : [])));
  return sql`SELECT line, ${column} AS column, refused AS value, arrayElement(${p.texts(["", ...problems.map((check) => check.code)])}, problem + 1) AS code,
  replaceOne(replaceOne(arrayElement(${p.texts(["", ...problems.map((check) => recordSays[check.code])])}, problem + 1), '[]', column), '{}', substring(value, 1, 200)) AS says, raw AS payload, about
FROM (SELECT line, problem, any(value) AS refused, any(payload) AS raw, groupArray((toString(type), subject_id, customer_id, if(problem IN ${untimed}, NULL, at))) AS about
  FROM staged WHERE problem != 0 GROUP BY line, problem) ORDER BY line, problem`;
};

const rendered = (piece: Sql): Rendered => render(piece, { database: "kept" });
