import { p, type Sql, sql } from "../core/sql.js";

/** How the days and months of `03/04/2025` are ordered; `mixed`: only what can be one thing alone is read. */
export type SlashOrder = "day first" | "month first" | "mixed";

export type TimeForm = { readonly pattern: string | null; readonly zone: string; readonly slash: SlashOrder };

const clock = "([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?";
const offset = "( ?(Z|UTC|GMT|[+-][0-9]{2}(:?[0-9]{2})?))?";
const month = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";
export const forms = {
  iso: `^[0-9]{4}-(0?[1-9]|1[0-2])-(0?[1-9]|[12][0-9]|3[01])([ T]+${clock}${offset})?$`,
  slashedYearFirst: `^[0-9]{4}[/.][0-9]{1,2}[/.][0-9]{1,2}([ T]+${clock}${offset})?$`,
  slashed: "^[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}([ ,T]+[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?( ?[AaPp]\\.?[Mm]\\.?)?)?$",
  named: `(?i)^([a-z]{3,9},? )?([0-9]{1,2}[ -]${month}[ -][0-9]{4}|${month} [0-9]{1,2},? [0-9]{4})([ ,T]+${clock}( ?[AP]M)?${offset})?$`,
  compact: "^(19|20|21)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(T?([01][0-9]|2[0-3])[0-5][0-9]([0-5][0-9])?Z?)?$",
  seconds: "^[0-9]{9,10}(\\.[0-9]{1,9})?$",
  millis: "^[0-9]{13}$",
  micros: "^[0-9]{16}$",
  serial: "^[1-9][0-9]{4}(\\.[0-9]+)?$",
};

/**
 * A text as an instant: Nullable(DateTime64(3, 'UTC')), NULL where it cannot be read. Texts without an offset are in `zone`: an hour
 * that a change of clocks skips is read with the offset before it (02:30 becomes 03:30), one that comes twice is its first.
 */
export const instantOf = (text: Sql, form: TimeForm): Sql => (form.pattern === null ? usual(text, form) : declared(text, { pattern: form.pattern, zone: form.zone }));

const usual = (text: Sql, { zone, slash }: TimeForm): Sql => {
  const best = (value: Sql) => zoned(zone, (z) => sql`parseDateTime64BestEffortOrNull(${value}, 3, ${p.text(z)})`);
  const is = (form: keyof typeof forms) => sql`match(${text}, ${p.text(forms[form])})`;
  return sql`multiIf(
    ${is("iso")}, ${best(text)},
    ${is("slashed")}, ${slashedTime(text, { zone, slash })},
    ${is("slashedYearFirst")}, ${best(sql`concat(replaceRegexpAll(substring(${text}, 1, 10), '[/.]', '-'), substring(${text}, 11))`)},
    ${is("compact")}, ${best(sql`replaceRegexpOne(${text}, '^([0-9]{4})([0-9]{2})([0-9]{2})T?([0-9]{0,2})([0-9]{0,2})([0-9]{0,2})', concat('\\\\1-\\\\2-\\\\3', multiIf(length(${text}) < 10, '', length(${text}) < 14, ' \\\\4:\\\\5', ' \\\\4:\\\\5:\\\\6')))`)},
    ${is("millis")}, fromUnixTimestamp64Milli(toInt64OrZero(${text}), 'UTC'),
    ${is("seconds")}, fromUnixTimestamp64Milli(toInt64(round(toFloat64OrZero(${text}) * 1000)), 'UTC'),
    ${is("micros")}, fromUnixTimestamp64Milli(intDiv(toInt64OrZero(${text}), 1000), 'UTC'),
    ${is("serial")}, ${best(sql`toString(fromUnixTimestamp64Milli(toInt64(round((toFloat64OrZero(${text}) - 25569) * 86400)) * 1000, 'UTC'))`)},
    ${is("named")}, ${best(text)},
    NULL)`;
};

/** Joda patterns must be constants, so that each form of the clock is a branch. */
const slashedTime = (text: Sql, { zone, slash }: { zone: string; slash: SlashOrder }): Sql => {
  const plain = sql`upper(replaceRegexpAll(replaceRegexpAll(replaceRegexpOne(${text}, '[ ,T]+', ' '), '^([0-9]+)[/.-]([0-9]+)[/.-]', '\\\\1-\\\\2-'), '(\\\\.[0-9]+)|([AaPp])\\\\.?([Mm])\\\\.?$', '\\\\2\\\\3'))`;
  const spaced = sql`replaceRegexpOne(${plain}, ' ?([AP]M)$', ' \\\\1')`;
  const read = (date: string) => {
    const parse = (pattern: string) => zoned(zone, (z) => sql`parseDateTime64InJodaSyntaxOrNull(${spaced}, ${p.text(pattern)}, ${p.text(z)})`);
    return sql`multiIf(position(${text}, ':') = 0, ${parse(date)},
      endsWith(${spaced}, 'M'), if(countSubstrings(${text}, ':') = 1, ${parse(`${date} h:mm a`)}, ${parse(`${date} h:mm:ss a`)}),
      countSubstrings(${text}, ':') = 1, ${parse(`${date} H:mm`)},
      ${parse(`${date} H:mm:ss`)})`;
  };
  const dayFirst = read("d-M-yyyy");
  if (slash === "day first") return dayFirst;
  const monthFirst = sql`if(match(${text}, '^[0-9]+/'), ${read("M-d-yyyy")}, ${dayFirst})`;
  if (slash === "month first") return monthFirst;
  const first = sql`toUInt8OrZero(extract(${text}, '^([0-9]+)'))`;
  const second = sql`toUInt8OrZero(extract(${text}, '^[0-9]+[/.-]([0-9]+)'))`;
  return sql`multiIf(${first} > 12 OR ${first} = ${second}, ${dayFirst}, ${second} > 12, ${monthFirst}, NULL)`;
};

/** Tokens as Luxon writes them; `X` and `x` are seconds and milliseconds since 1970. */
const declared = (text: Sql, { pattern, zone }: { pattern: string; zone: string }): Sql => {
  if (pattern === "X") return sql`fromUnixTimestamp64Milli(toInt64OrNull(toString(round(toFloat64OrNull(${text}) * 1000))), 'UTC')`;
  if (pattern === "x") return sql`fromUnixTimestamp64Milli(toInt64OrNull(${text}), 'UTC')`;
  const joda = pattern.replace(/L/g, "M").replace(/'[^']*'|Z+|u+/g, (token) => (token.startsWith("Z") ? "Z" : token.startsWith("u") ? "S".repeat(token.length) : token));
  const offsetless = /Z/.test(joda.replace(/'[^']*'/g, "")) ? sql`replaceRegexpOne(replaceRegexpOne(${text}, 'Z$', '+0000'), '([+-][0-9]{2}):([0-9]{2})$', '\\\\1\\\\2')` : text;
  return zoned(zone, (z) => sql`parseDateTime64InJodaSyntaxOrNull(${offsetless}, ${p.text(joda)}, ${p.text(z)})`);
};

/**
 * The engine reads a skipped hour as the one before it (02:30 as 01:30). Read as UTC and put right by the zone's offset, it is
 * the hour after, as RFC 5545 and Temporal have it. A text with an offset of its own is the same instant in every zone.
 */
const zoned = (zone: string, parse: (zone: string) => Sql): Sql => {
  if (zone === "UTC") return sql`toDateTime64(${parse("UTC")}, 3, 'UTC')`;
  const utc = parse("UTC");
  const local = parse(zone);
  return sql`if(${utc} = ${local}, toDateTime64(${utc}, 3, 'UTC'), toDateTime64(subtractSeconds(${utc}, timezoneOffset(${local})), 3, 'UTC'))`;
};

/** Which columns hold dates like 03/04/2025 and, over the whole file, whether a part goes beyond twelve. */
export const slashQuestion = (column: Sql, as: string): Sql => {
  const parts = (n: string) => sql`maxIf(toUInt8OrZero(extract(${column}, ${p.text(n)})), match(${column}, '^[0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{4}'))`;
  return sql`${parts("^([0-9]+)")} AS ${sql.name(`${as}_first`)}, ${parts("^[0-9]+[/.-]([0-9]+)")} AS ${sql.name(`${as}_second`)}`;
};
