import { p, type Sql, sql } from "../core/sql.js";
import type { Derived } from "./derived.js";

/** How the days and months of `03/04/2025` are ordered; `mixed`: only what can be one thing alone is read. */
export type SlashOrder = "day first" | "month first" | "mixed";

export type TimeForm = { readonly pattern: string | null; readonly zone: string; readonly slash: SlashOrder };

const clock = "([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?";
const offset = "( ?(Z|UTC|GMT|[+-][0-9]{2}(:?[0-9]{2})?))?";
const month = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";
export const forms = {
  iso: `^[0-9]{4}-(0?[1-9]|1[0-2])-(0?[1-9]|[12][0-9]|3[01])([ T]+${clock}${offset})?$`,
  slashedYearFirst: `^[0-9]{4}[/.][0-9]{1,2}[/.][0-9]{1,2}([ T]+${clock}${offset})?$`,
  slashed:
    "^[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}([ ,T]+[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?( ?[AaPp]\\.?[Mm]\\.?)?)?$",
  named: `(?i)^([a-z]{3,9},? )?([0-9]{1,2}[ -]${month}[ -][0-9]{4}|${month} [0-9]{1,2},? [0-9]{4})([ ,T]+${clock}( ?[AP]M)?${offset})?$`,
  ctime: `^[A-Z][a-z]{2} ${month} +[0-9]{1,2} ${clock} (([+-][0-9]{4}|UTC|GMT) )?[0-9]{4}$`,
  compact:
    "^(19|20|21)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(T?([01][0-9]|2[0-3])[0-5][0-9]([0-5][0-9])?Z?)?$",
  seconds: "^[0-9]{9,10}(\\.[0-9]{1,9})?$",
  millis: "^[0-9]{13}$",
  micros: "^[0-9]{16}$",
  serial: "^[1-9][0-9]{4}(\\.[0-9]+)?$",
};

/**
 * A text as an instant: Nullable(DateTime64(3, 'UTC')), NULL where it cannot be read. Texts without an offset are in `zone`: an hour
 * that a change of clocks skips is read with the offset before it (02:30 becomes 03:30), one that comes twice is its first.
 */
export const instantOf = (text: Sql, form: TimeForm, { define }: Derived): Sql => {
  const { pattern, zone } = form;
  if (pattern === "X")
    return define(
      sql`fromUnixTimestamp64Milli(toInt64OrNull(toString(round(toFloat64OrNull(${text}) * 1000))), 'UTC')`,
    );
  if (pattern === "x") return define(sql`fromUnixTimestamp64Milli(toInt64OrNull(${text}), 'UTC')`);
  const parse = pattern === null ? usual(define(normalized(text, form.slash))) : declared(text, pattern);
  const utc = define(parse("UTC"));
  if (zone === "UTC") return utc;
  // The engine reads a skipped hour as the one before it (02:30 as 01:30). Read as UTC and put right by the zone's offset it is the
  // hour after, as RFC 5545 and Temporal have it. A text with an offset of its own is the same instant in every zone.
  const local = define(parse(zone));
  return define(sql`if(${utc} = ${local}, ${utc}, subtractSeconds(${utc}, timezoneOffset(${local})))`);
};

const usual =
  (text: Sql) =>
  (zone: string): Sql =>
    sql`parseDateTime64BestEffortOrNull(${text}, 3, ${p.text(zone)})`;

/** The usual forms as year-month-day and time; what is none of them as an empty text. */
const normalized = (text: Sql, slash: SlashOrder): Sql => {
  const is = (form: keyof typeof forms) => sql`match(${text}, ${p.text(forms[form])})`;
  const epoch = (millis: Sql) => sql`concat(toString(fromUnixTimestamp64Milli(${millis}, 'UTC')), 'Z')`;
  return sql`multiIf(
    ${is("iso")}, ${text},
    ${text} = '', '',
    ${is("slashed")}, ${reordered(text, slash)},
    ${is("slashedYearFirst")}, concat(replaceRegexpAll(substring(${text}, 1, 10), '[/.]', '-'), substring(${text}, 11)),
    ${is("compact")}, replaceRegexpOne(replaceRegexpOne(replaceRegexpOne(${text}, '^([0-9]{4})([0-9]{2})([0-9]{2})', '\\1-\\2-\\3 '), ' T?([0-9]{2})([0-9]{2})', ' \\1:\\2'), '(:[0-9]{2})([0-9]{2})', '\\1:\\2'),
    ${is("millis")}, ${epoch(sql`toInt64OrZero(${text})`)},
    ${is("seconds")}, ${epoch(sql`toInt64(round(toFloat64OrZero(${text}) * 1000))`)},
    ${is("micros")}, ${epoch(sql`intDiv(toInt64OrZero(${text}), 1000)`)},
    ${is("serial")}, toString(fromUnixTimestamp64Milli(toInt64(round((toFloat64OrZero(${text}) - 25569) * 86400)) * 1000, 'UTC')),
    ${is("named")}, ${text},
    ${is("ctime")}, replaceRegexpOne(${text}, '^[A-Za-z]+ ([A-Za-z]+) +([0-9]+) ([0-9:.]+) ?([^ ]*) ([0-9]{4})$', '\\2 \\1 \\5 \\3 \\4'),
    '')`;
};

const reordered = (text: Sql, slash: SlashOrder): Sql => {
  const to = (order: string) =>
    sql`replaceRegexpOne(${text}, '^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})[ ,T]*', ${p.text(`\\3-${order} `)})`;
  const dayFirst = to("\\2-\\1");
  if (slash === "day first") return dayFirst;
  // With points or dashes the day comes first everywhere.
  const monthFirst = sql`if(match(${text}, '^[0-9]+/'), ${to("\\1-\\2")}, ${dayFirst})`;
  if (slash === "month first") return monthFirst;
  const first = sql`toUInt8OrZero(extract(${text}, '^([0-9]+)'))`;
  const second = sql`toUInt8OrZero(extract(${text}, '^[0-9]+[/.-]([0-9]+)'))`;
  return sql`multiIf(${first} > 12 OR ${first} = ${second}, ${dayFirst}, ${second} > 12, ${monthFirst}, '')`;
};

/** Tokens as Luxon writes them. */
const declared = (text: Sql, pattern: string) => {
  const joda = pattern
    .replace(/L/g, "M")
    .replace(/'[^']*'|Z+|u+/g, (token) =>
      token.startsWith("Z") ? "Z" : token.startsWith("u") ? "S".repeat(token.length) : token,
    );
  const offsetless = /Z/.test(joda.replace(/'[^']*'/g, ""))
    ? sql`replaceRegexpOne(replaceRegexpOne(${text}, 'Z$', '+0000'), '([+-][0-9]{2}):([0-9]{2})$', '\\1\\2')`
    : text;
  return (zone: string): Sql =>
    sql`CAST(parseDateTime64InJodaSyntaxOrNull(${offsetless}, ${p.text(joda)}, ${p.text(zone)}), ${p.text(`Nullable(DateTime64(3, '${zone}'))`)})`;
};

/** Which columns hold dates like 03/04/2025 and, over the whole file, whether a part goes beyond twelve. */
export const slashQuestion = (column: Sql, as: string): Sql => {
  const parts = (n: string) =>
    sql`maxIf(toUInt8OrZero(extract(${column}, ${p.text(n)})), match(${column}, '^[0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{4}'))`;
  return sql`${parts("^([0-9]+)")} AS ${sql.name(`${as}_first`)}, ${parts("^[0-9]+[/.-]([0-9]+)")} AS ${sql.name(`${as}_second`)}`;
};
