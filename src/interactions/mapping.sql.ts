import { p, type Sql, sql } from "../core/sql.js";
import type { FieldSource, PropertyField, RecordMapping, SourceDefinition, TimeField } from "../sources/model.js";
import type { Derived } from "./derived.js";
import { conditionSql, type Fields, fieldText, rawColumn } from "./field.sql.js";
import { numberOf } from "./number.sql.js";
import type { RecordProblem } from "./problems.js";
import { instantOf, type SlashOrder } from "./time.sql.js";
import { no, yes } from "./yes-no.js";

/** Something that can be wrong with a record under a mapping; `column` is what the user calls the place. */
export type Check = { readonly when: Sql; readonly code: RecordProblem; readonly column: string; readonly value: Sql };

export type MappingOptions = {
  readonly derived: Derived;
  readonly fields: Fields;
  readonly slash: (column: string) => SlashOrder;
};

type Made = {
  readonly happens: Sql;
  readonly columns: Readonly<Record<string, Sql>>;
  readonly checks: readonly Check[];
};

/** One mapping's columns as expressions over the raw relation, when it applies, and what can be wrong. */
export const mappedRecord = (mapping: RecordMapping, source: SourceDefinition, options: MappingOptions): Made => {
  const { derived, fields } = options;
  const text = (field: FieldSource | null) => textOf(field, options);
  const time = (field: TimeField) => timeOf(field, source, options);
  const checks: Check[] = [];
  const timed = (field: TimeField, at: Sql) => {
    const value = text(field.from);
    const column = nameOf(field.from);
    checks.push({ when: sql`isNull(${at}) AND ${value} != ''`, code: "record.time.unreadable", column, value });
    checks.push({
      when: sql`(${at} < toDateTime64('1900-01-01 00:00:00', 3, 'UTC') OR ${at} >= toDateTime64('2300-01-01 00:00:00', 3, 'UTC'))`,
      code: "record.time.range",
      column,
      value,
    });
  };
  const numeric = (field: FieldSource | null) => {
    if (field === null) return sql`CAST(NULL, 'Nullable(Float64)')`;
    const value = text(field);
    const number = numberOf(value, source.decimal, derived);
    checks.push({
      when: sql`${value} != '' AND isNull(${number})`,
      code: "record.number.unreadable",
      column: nameOf(field),
      value,
    });
    return number;
  };
  const at = time(mapping.at);
  timed(mapping.at, at);
  const recorded =
    mapping.recorded === null ? sql`CAST(NULL, 'Nullable(DateTime64(3, \\'UTC\\'))')` : time(mapping.recorded);
  if (mapping.recorded) timed(mapping.recorded, recorded);
  const type = text(mapping.type);
  if (mapping.type.kind !== "constant")
    checks.push({ when: sql`${type} = ''`, code: "record.type.empty", column: nameOf(mapping.type), value: type });
  const subject = text(mapping.subject);
  const identifiers = derived.define(identifiersOf(mapping.customer.map(text)));
  if (mapping.subject)
    checks.push({
      when: mapping.customer.length === 0 ? sql`${subject} = ''` : sql`${subject} = '' AND empty(${identifiers})`,
      code: "record.subject.empty",
      column: nameOf(mapping.subject),
      value: subject,
    });
  const amount = numeric(mapping.amount);
  const score = numeric(mapping.score);
  const properties = Object.entries(mapping.properties).map(
    ([name, field]) => [name, propertyOf(field, source, { ...options, checks })] as const,
  );
  const happening = isTyped(mapping.at, fields) ? sql`isNotNull(${at})` : sql`${text(mapping.at.from)} != ''`;
  return {
    happens: sql.join(
      [happening, ...mapping.where.map((condition) => conditionSql(condition, fields))].map((one) => sql`(${one})`),
      sql` AND `,
    ),
    columns: {
      type,
      at,
      recorded_at: recorded,
      subject,
      identifiers,
      channel: text(mapping.channel),
      amount,
      score,
      text: text(mapping.text),
      properties: derived.define(
        properties.length === 0
          ? sql`CAST(map(), 'Map(String, String)')`
          : sql`map(${sql.join(properties.flatMap(([name, value]) => [sql`${p.text(name)}`, value]))})`,
      ),
      id: text(mapping.id),
    },
    checks,
  };
};

/** A constant stays one; whatever is taken from columns is computed once. */
const textOf = (field: FieldSource | null, { derived, fields }: MappingOptions): Sql => {
  if (field === null) return sql`''`;
  const text = fieldText(field, fields);
  return field.kind === "constant" ? text : derived.define(text);
};

export const nameOf = (field: FieldSource): string =>
  field.kind === "column"
    ? field.column
    : field.kind === "constant"
      ? field.value
      : field.parts.map((part) => (typeof part === "string" ? part : `{${part.column}}`)).join("");

const identifiersOf = (texts: readonly Sql[]): Sql => {
  const none = sql`CAST([], 'Array(String)')`;
  if (texts.length === 0) return none;
  if (texts.length === 1) return sql`if(${texts[0]!} = '', ${none}, [${texts[0]!}])`;
  return sql`arrayFilter(x -> x != '', [${sql.join(texts)}])`;
};

/** The file itself stores an instant in this column: there is nothing to parse. */
const isTyped = (field: TimeField, fields: Fields) =>
  field.from.kind === "column" &&
  field.from.map === null &&
  field.from.fallback === null &&
  fields.columns.find((column) => column.name === (field.from as { column: string }).column)?.kind === "instant";

const timeOf = (field: TimeField, source: SourceDefinition, options: MappingOptions): Sql => {
  const { fields, slash } = options;
  if (isTyped(field, fields)) {
    const i = fields.columns.findIndex((column) => column.name === (field.from as { column: string }).column);
    return sql`${sql.name(`t${i}`)}`;
  }
  const order = field.from.kind === "column" ? slash(field.from.column) : "day first";
  return instantOf(
    textOf(field.from, options),
    { pattern: field.pattern, zone: field.zone ?? source.zone, slash: order },
    options.derived,
  );
};

const propertyOf = (
  field: PropertyField,
  source: SourceDefinition,
  options: MappingOptions & { checks: Check[] },
): Sql => {
  const value = textOf(field.from, options);
  if (field.as === "text") return value;
  const column = nameOf(field.from);
  if (field.as === "number") {
    const number = numberOf(value, source.decimal, options.derived);
    options.checks.push({
      when: sql`${value} != '' AND isNull(${number})`,
      code: "record.number.unreadable",
      column,
      value,
    });
    return sql`ifNull(toString(${number}), '')`;
  }
  if (field.as === "boolean") {
    const flag = options.derived.define(
      sql`transform(lowerUTF8(${value}), ${p.texts([...yes, ...no])}, ${p.texts([...yes.map(() => "true"), ...no.map(() => "false")])}, '')`,
    );
    options.checks.push({
      when: sql`${value} != '' AND ${flag} = ''`,
      code: "record.boolean.unreadable",
      column,
      value,
    });
    return flag;
  }
  const zone = field.zone ?? source.zone;
  const at = timeOf({ from: field.from, pattern: field.pattern, zone }, source, options);
  options.checks.push({ when: sql`${value} != '' AND isNull(${at})`, code: "record.time.unreadable", column, value });
  return field.as === "day"
    ? sql`ifNull(toString(toDate32(toTimeZone(${at}, ${p.text(zone)}))), '')`
    : sql`ifNull(concat(replaceOne(toString(${at}), ' ', 'T'), 'Z'), '')`;
};

/** The raw record as JSON, at most 64 KB. */
export const payloadOf = (fields: Fields): Sql =>
  fields.columns.length === 0
    ? sql`'{}'`
    : sql`substring(toJSONString(map(${sql.join(fields.columns.flatMap(({ name }) => [sql`${p.text(name)}`, rawColumn(name, fields)]))})), 1, 65536)`;
