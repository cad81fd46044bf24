import { DateTime, IANAZone } from "luxon";
import { forms, type TimeForm } from "./time.sql.js";

const clockParts = "([01]?[0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9])(?:\\.([0-9]{1,9}))?)?";
const offsetPart = "(?: ?(Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?))?";
const iso = new RegExp(`^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[ T]+${clockParts}${offsetPart})?$`);
const slashed =
  /^([0-9]{1,2})([/.-])([0-9]{1,2})[/.-]([0-9]{4})(?:[ ,T]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?(?: ?([AaPp])\.?[Mm]\.?)?)?$/;
const yearFirst = new RegExp(`^([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})(?:[ T]+${clockParts}${offsetPart})?$`);
const compact = /^([0-9]{4})([0-9]{2})([0-9]{2})(?:T?([0-9]{2})([0-9]{2})([0-9]{2})?Z?)?$/;
const named = new RegExp(
  `^(?:[a-z]{3,9},? )?(?:([0-9]{1,2})[ -]([a-z]+)[ -]([0-9]{4})|([a-z]+) ([0-9]{1,2}),? ([0-9]{4}))(?:[ ,T]+${clockParts}(?: ?([AP])M)?${offsetPart})?$`,
  "i",
);
const ctime = new RegExp(
  `^[A-Z][a-z]{2} ([A-Za-z]+) +([0-9]{1,2}) ${clockParts} (?:([+-][0-9]{4}|UTC|GMT) )?([0-9]{4})$`,
);
const is = Object.fromEntries(
  Object.entries(forms).map(([form, pattern]) => [
    form,
    pattern.startsWith("(?i)") ? new RegExp(pattern.slice(4), "i") : new RegExp(pattern),
  ]),
) as Readonly<Record<keyof typeof forms, RegExp>>;
const months = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** As `instantOf` in SQL: milliseconds since 1970, null where the text is no time. */
export const eventInstant = (text: string, form: TimeForm): number | null => {
  const { pattern, zone, slash } = form;
  if (text === "") return null;
  if (pattern === "X") return /^[+-]?[0-9]+(\.[0-9]*)?$/.test(text) ? Math.round(Number(text) * 1000) : null;
  if (pattern === "x") return /^[+-]?[0-9]+$/.test(text) ? Number(text) : null;
  if (pattern !== null) return byPattern(text, pattern, zone);
  let found = iso.exec(text);
  if (found !== null && is.iso.test(text)) return civil(found, zone);
  if (is.slashed.test(text)) return slashedTime(slashed.exec(text)!, { slash, zone });
  if (is.slashedYearFirst.test(text)) return civil(yearFirst.exec(text)!, zone);
  found = is.compact.test(text) ? compact.exec(text) : null;
  if (found !== null) {
    const [, y, mo, d, h, mi, s] = found;
    return instant({ day: [y, mo, d], clock: [h, mi, s], offset: text.endsWith("Z") ? "Z" : undefined }, zone);
  }
  if (is.millis.test(text)) return Number(text);
  if (is.seconds.test(text)) return Math.round(Number(text) * 1000);
  if (is.micros.test(text)) return Math.floor(Number(text) / 1000);
  if (is.serial.test(text)) return local(Math.round((Number(text) - 25569) * 86_400) * 1000, zone);
  if (is.named.test(text)) {
    const [, d1, m1, y1, m2, d2, y2, h, mi, s, f, half, offset] = named.exec(text)!;
    return instant({ day: [y1 ?? y2, monthOf(m1 ?? m2), d1 ?? d2], clock: [hourOf(h, half), mi, s, f], offset }, zone);
  }
  if (is.ctime.test(text)) {
    const [, m, d, h, mi, s, f, offset, y] = ctime.exec(text)!;
    return instant({ day: [y, monthOf(m), d], clock: [h, mi, s, f], offset }, zone);
  }
  return null;
};

type Part = string | number | undefined;
type Parts = {
  readonly day: readonly [Part, Part, Part];
  readonly clock: readonly Part[];
  readonly offset: string | undefined;
};

const civil = ([, y, mo, d, h, mi, s, f, offset]: RegExpExecArray, zone: string): number | null =>
  instant({ day: [y, mo, d], clock: [h, mi, s, f], offset }, zone);

const instant = ({ day, clock, offset }: Parts, zone: string): number | null => {
  const [y, mo, d] = day.map(Number) as [number, number, number];
  const [h, mi, s] = [0, 1, 2].map((i) => Number(clock[i] ?? 0)) as [number, number, number];
  const ms = clock[3] === undefined ? 0 : Number(`${clock[3]}00`.slice(0, 3));
  if (h > 23 || mi > 59 || s > 59) return null;
  const wall = Date.UTC(y, mo - 1, d, h, mi, s, ms);
  // A day that the month has not would be one of the next.
  if (new Date(wall).getUTCDate() !== d || new Date(wall).getUTCMonth() !== mo - 1) return null;
  if (offset === undefined) return local(wall, zone);
  if (/^[A-Z]/.test(offset)) return wall;
  const [, sign, hours, minutes = "0"] = /^([+-])([0-9]{2}):?([0-9]{2})?$/.exec(offset)!;
  return wall - (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
};

const slashedTime = (
  [, a, mark, b, y, h, mi, s, f, half]: RegExpExecArray,
  { slash, zone }: Pick<TimeForm, "slash" | "zone">,
): number | null => {
  const [first, second] = [Number(a), Number(b)];
  const dayFirst = { day: [y, b, a], clock: [hourOf(h, half), mi, s, f], offset: undefined } as const;
  const monthFirst = { ...dayFirst, day: [y, a, b] } as const;
  if (slash === "day first") return instant(dayFirst, zone);
  // With points or dashes the day comes first everywhere.
  const second_ = mark === "/" ? monthFirst : dayFirst;
  if (slash === "month first") return instant(second_, zone);
  if (first > 12 || first === second) return instant(dayFirst, zone);
  return second > 12 ? instant(second_, zone) : null;
};

/** The whole name or its first three letters; 0 for anything else, which is no month. */
const monthOf = (name: string | undefined): number => {
  const small = (name ?? "").toLowerCase();
  return months.findIndex((month) => month === small || month.slice(0, 3) === small) + 1;
};

const hourOf = (hour: string | undefined, half: string | undefined): Part => {
  if (hour === undefined || half === undefined) return hour;
  const n = Number(hour);
  if (/p/i.test(half)) return n < 12 ? n + 12 : n;
  return n === 12 ? 0 : n;
};

/** Tokens as Luxon writes them. */
const byPattern = (text: string, pattern: string, zone: string): number | null => {
  const parsed = DateTime.fromFormat(text, pattern, { zone: "utc", locale: "en-US", setZone: true });
  if (!parsed.isValid) return null;
  return /Z/.test(pattern.replace(/'[^']*'/g, "")) ? parsed.toMillis() : local(parsed.toMillis(), zone);
};

/** A clock on the wall of a zone. An hour that spring skips has the offset before it; one that autumn repeats is its first. */
export const local = (wall: number, zone: string): number => {
  if (zone === "UTC") return wall;
  const before = offsetMs(wall - 86_400_000, zone);
  const after = offsetMs(wall + 86_400_000, zone);
  if (before === after || offsetMs(wall - before, zone) === before) return wall - before;
  return offsetMs(wall - after, zone) === after ? wall - after : wall - before;
};

export const offsetMs = (at: number, zone: string): number => IANAZone.create(zone).offset(at) * 60_000;
