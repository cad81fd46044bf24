import { p, type Sql, sql } from "../core/sql.js";
import { columnsOf } from "../core/table.js";
import { interactions } from "../interactions/tables.js";
import type { Condition, Pattern } from "./model.js";

const column = columnsOf(interactions);

/** The field as text; empty when it is missing. */
const asText = (field: string): Sql => {
  if (field === "channel" || field === "text" || field === "source") return sql`toString(${column[field]})`;
  if (field === "amount" || field === "score") return sql`ifNull(toString(${column[field]}), '')`;
  return sql`${column.properties}[${p.text(field)}]`;
};

/** The field as a number; null when it is missing or no number. */
export const asNumber = (field: string): Sql =>
  field === "amount" || field === "score" ? sql`${column[field]}` : sql`toFloat64OrNull(${asText(field)})`;

export const fieldText = asText;

/** A condition as a Boolean that is never null: a missing value fulfils only `not` and `missing`. */
const condition = (c: Condition): Sql => {
  switch (c.test) {
    case "in":
      return sql`has(${p.texts(c.values)}, ${asText(c.field)})`;
    case "not":
      return sql`NOT has(${p.texts(c.values)}, ${asText(c.field)})`;
    case "present":
      return sql`${asText(c.field)} != ''`;
    case "missing":
      return sql`${asText(c.field)} = ''`;
    case "compare":
      return sql`ifNull(${asNumber(c.field)} ${operators[c.operator]} ${p.number(c.number)}, false)`;
  }
};

const operators = { ">": sql`>`, ">=": sql`>=`, "<": sql`<`, "<=": sql`<=` };

const all = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` AND `)})`;

/** Whether an interaction is meant by the pattern. No pattern means none. */
export const matches = (pattern: Pattern | null): Sql =>
  pattern === null
    ? sql`false`
    : all([sql`${column.type} IN ${p.texts(pattern.types)}`, ...pattern.where.map(condition)]);

/**
 * What was expected, as 1 (all fulfilled), 0 (one is not) or null: what is needed to tell is missing, or is no number.
 * Truth 1: a missing value never reads as kept.
 */
export const fulfils = (expects: readonly Condition[]): Sql => {
  const answers = expects.map((c) => {
    if (c.test === "compare") return sql`${asNumber(c.field)} ${operators[c.operator]} ${p.number(c.number)}`;
    if (c.test === "in" || c.test === "not") return sql`if(${asText(c.field)} = '', NULL, ${condition(c)})`;
    return condition(c);
  });
  return sql`multiIf(${sql.join(
    answers.map((a) => sql`ifNull(NOT (${a}), false)`),
    sql` OR `,
  )}, 0, ${sql.join(
    answers.map((a) => sql`isNull(${a})`),
    sql` OR `,
  )}, NULL, 1)`;
};
