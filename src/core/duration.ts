import { fail, ok, type Result } from "./result.js";

/**
 * A length of time as people say it. Months, weeks and days are counted on a calendar in a zone (a day may have 23 or 25
 * hours); `ms` is exact. On a business calendar days are working days and `ms` is time within opening hours.
 */
export type Duration = { readonly months: number; readonly days: number; readonly ms: number };

const units: Record<string, Duration> = {
  ms: { months: 0, days: 0, ms: 1 },
  s: { months: 0, days: 0, ms: 1_000 },
  m: { months: 0, days: 0, ms: 60_000 },
  h: { months: 0, days: 0, ms: 3_600_000 },
  d: { months: 0, days: 1, ms: 0 },
  w: { months: 0, days: 7, ms: 0 },
  mo: { months: 1, days: 0, ms: 0 },
  y: { months: 12, days: 0, ms: 0 },
};

/** `3m`, `28d`, `1h30m`, `6mo`, or ISO 8601 (`PT3M`, `P28D`, `P1Y2M`). `m` is minutes; months are `mo`. Never negative. */
export const parseDuration = (text: string): Result<Duration, string> => {
  const trimmed = text.trim();
  return /^P/i.test(trimmed) ? parseIso(trimmed.toUpperCase()) : parseShort(trimmed.toLowerCase());
};

const parseShort = (text: string): Result<Duration, string> => {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*(ms|mo|[smhdwy])\s*/g)];
  if (parts.length === 0 || parts.map((part) => part[0]).join("") !== text)
    return fail("write it as 3m, 1h30m, 28d, 6mo or PT3M");
  return total(parts.map((part) => [Number(part[1]), part[2]!]));
};

const parseIso = (text: string): Result<Duration, string> => {
  const match =
    /^P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(
      text,
    );
  if (!match || text === "P" || text.endsWith("T")) return fail("write it as PT3M, P28D, or short: 3m, 28d");
  const names = ["y", "mo", "w", "d", "h", "m", "s"];
  return total(names.flatMap((unit, i) => (match[i + 1] === undefined ? [] : [[Number(match[i + 1]), unit] as const])));
};

const total = (parts: readonly (readonly [number, string])[]): Result<Duration, string> => {
  const sum = parts.reduce(
    (all, [n, unit]) => {
      const one = units[unit]!;
      return { months: all.months + n * one.months, days: all.days + n * one.days, ms: all.ms + n * one.ms };
    },
    { months: 0, days: 0, ms: 0 },
  );
  if (!Number.isInteger(sum.months)) return fail("write months and years as whole numbers");
  // Half a day is twelve hours; half a calendar day has no other meaning.
  const days = Math.floor(sum.days);
  const duration = { months: sum.months, days, ms: Math.round(sum.ms + (sum.days - days) * 86_400_000) };
  // 200 years, so that no sum leaves the engine's range of dates.
  return roughMs(duration) > 6.4e12 ? fail("write less than 200 years") : ok(duration);
};

/** About how long: a month as 30.44 days. For sorting and for bounds, never for a due time. */
export const roughMs = (d: Duration): number => d.months * 2_629_800_000 + d.days * 86_400_000 + d.ms;

/** The short form: `1h30m`. */
export const formatDuration = (d: Duration): string => {
  const parts: string[] = [];
  if (d.months) parts.push(d.months % 12 === 0 ? `${d.months / 12}y` : `${d.months}mo`);
  if (d.days) parts.push(`${d.days}d`);
  let rest = d.ms;
  for (const [unit, ms] of [
    ["h", 3_600_000],
    ["m", 60_000],
    ["s", 1_000],
    ["ms", 1],
  ] as const) {
    const n = Math.floor(rest / ms);
    if (n) parts.push(`${n}${unit}`);
    rest -= n * ms;
  }
  return parts.join("") || "0s";
};
