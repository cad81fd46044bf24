import type { Unit } from "./model.js";

/** How numbers and dates read, for every screen (UI.md 2, "Numbers and dates"). Exports never pass through here: they are unrounded. */
export type RateText = {
  readonly estimate: string;
  readonly range: string;
  readonly low: string;
  readonly high: string;
  readonly decimals: number;
};
export type Range = { readonly low: number; readonly high: number };

const wideRange = 0.05;
const mostDecimals = 3;

/**
 * A rate and its range with one number of decimals: none when the range is wider than 5 points, else one; more while rounding
 * would move a number onto or across the target, or print 100 % (0 %) although not all (some) were kept.
 */
export const formatRate = (rate: Range & { estimate: number }, target?: number): RateText => {
  let decimals = rate.high - rate.low > wideRange ? 0 : 1;
  const all = [rate.estimate, rate.low, rate.high];
  const misleads = (d: number): boolean =>
    (target !== undefined && all.some((x) => crosses(x, target, d))) || isFalseExtreme(rate.estimate, d);
  while (decimals < mostDecimals && misleads(decimals)) decimals += 1;
  const [low, high] = [share(rate.low, decimals), share(rate.high, decimals)];
  return { estimate: `${share(rate.estimate, decimals)}%`, range: `${low}–${high}`, low, high, decimals };
};

/** Without an estimate: the two ends alone. */
export const formatBounds = (bounds: Range, target?: number): RateText =>
  formatRate({ ...bounds, estimate: bounds.low }, target);

const rounded = (x: number, decimals: number): number => Number((x * 100).toFixed(decimals));
const crosses = (x: number, target: number, decimals: number): boolean =>
  Math.abs(x - target) > 1e-9 &&
  Math.sign(rounded(x, decimals) - Number((target * 100).toFixed(6))) !== Math.sign(x - target);
const isFalseExtreme = (x: number, decimals: number): boolean =>
  (rounded(x, decimals) >= 100 && x < 1) || (rounded(x, decimals) <= 0 && x > 0);

/** 0.938 as `93.8`. Never 100 or 0 unless it is exactly that: then the nearest number that is still true. */
const share = (x: number, decimals: number): string => {
  const step = 10 ** -decimals;
  const value = rounded(x, decimals);
  if (value >= 100 && x < 1) return (100 - step).toFixed(decimals);
  if (value <= 0 && x > 0) return step.toFixed(decimals);
  return value === 100 || value === 0 ? String(value) : value.toFixed(decimals);
};

/** A target as it was written: `95%`, `99.5%`. */
export const formatTarget = (target: number): string => `${Number((target * 100).toFixed(4))}%`;

/** A share that is no estimate, such as coverage: `94%`, rounded down so that 100 % is all of it. */
export const formatShare = (x: number): string => {
  if (x >= 1) return "100%";
  const whole = Math.floor(x * 100 + 1e-9);
  return x > 0.99
    ? `${(Math.floor(x * 1000 + 1e-9) / 10).toFixed(1)}%`
    : x > 0 && whole === 0
      ? "under 1%"
      : `${whole}%`;
};

const grouped = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** In full up to 99,999; beyond that three figures: `124 k`, `1.24 M`. */
export const formatCount = (n: number): string => {
  const size = Math.abs(n);
  if (!Number.isFinite(n)) return "–";
  if (size < 100_000) return grouped.format(n);
  const [unit, name] = size < 999_500 ? [1e3, "k"] : size < 999_500_000 ? [1e6, "M"] : [1e9, "G"];
  const scaled = n / unit;
  const digits = Math.abs(scaled) >= 100 ? 0 : Math.abs(scaled) >= 10 ? 1 : 2;
  return `${scaled.toFixed(digits)} ${name}`;
};

/** At most two units: `2 min 41 s`, `6 h 25 min`, `3 days 4 h`. Below ten seconds one decimal. */
export const formatDurationMs = (ms: number): string => {
  if (ms < 0) return `−${formatDurationMs(-ms)}`;
  if (ms > 0 && ms < 9_950) return `${Number((ms / 1000).toFixed(1))} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return twoUnits(Math.floor(seconds / 60), "min", seconds % 60, "s");
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1_440) return twoUnits(Math.floor(minutes / 60), "h", minutes % 60, "min");
  const hours = Math.round(ms / 3_600_000);
  const days = Math.floor(hours / 24);
  return twoUnits(days, days === 1 ? "day" : "days", hours % 24, "h");
};

const twoUnits = (a: number, unitA: string, b: number, unitB: string): string =>
  b === 0
    ? `${formatCount(a)} ${unitA}`
    : `${formatCount(a)} ${unitA} ${unitB === "h" ? b : String(b).padStart(2, "0")} ${unitB}`;

const decimal = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });

const dayMs = 86_400_000;

/** What was measured, in words: `4 min 50 s`, `2 days 4 h late`, `1 day early`, `3 contacts`. */
export const formatMeasured = (value: number, unit: Unit): string => {
  if (unit === "days")
    return value === 0 ? "on the day" : `${formatLength(Math.abs(value), unit)} ${value > 0 ? "late" : "early"}`;
  if (unit === "score") return `a score of ${decimal.format(value)}`;
  if (unit === "difference") return `${decimal.format(value)} apart`;
  return formatLength(value, unit);
};

/** How much between two values of that unit, as in "to spare": no direction, whatever is measured. */
export const formatLength = (value: number, unit: Unit): string => {
  if (unit === "ms") return formatDurationMs(value);
  // A day that begins a millisecond after the one promised has ended.
  if (unit === "days") return value * dayMs < 60_000 ? "under 1 min" : formatDurationMs(value * dayMs);
  if (unit === "score" || unit === "difference") return decimal.format(value);
  return plural(value, unit.slice(0, -1));
};

const plural = (n: number, noun: string): string => `${decimal.format(n)} ${noun}${n === 1 ? "" : "s"}`;

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** `weekday`: Tue 14 July; `plain`: 14 July; `short`: 14 Jul. The year follows unless it is that of `today`. */
export type DayStyle = {
  readonly form?: "weekday" | "plain" | "short" | "month";
  readonly today?: string;
  readonly year?: "always" | "never";
};

/** An ISO day (`2026-07-14`, or the beginning of an instant) in words. Days are already local: no zone is applied. */
export const formatDay = (iso: string, style: DayStyle = {}): string => {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  const at = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1));
  if (year === undefined || Number.isNaN(at.getTime())) return iso;
  const name = months[at.getUTCMonth()] ?? "";
  const form = style.form ?? "weekday";
  const monthName = form === "short" || form === "month" ? name.slice(0, 3) : name;
  const parts = form === "month" ? [monthName] : [String(at.getUTCDate()), monthName];
  if (form === "weekday") parts.unshift(weekdays[at.getUTCDay()] ?? "");
  const ofThisYear = style.today !== undefined && style.today.slice(0, 4) === iso.slice(0, 4);
  if (style.year === "always" || (style.year !== "never" && !ofThisYear)) parts.push(String(year));
  return parts.join(" ");
};

/** An instant in a zone: its local day and clock time, `12:04` (24 hours). */
export const localParts = (instant: string, zone: string): { day: string; time: string } => {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(instant));
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? "";
  return { day: `${part("year")}-${part("month")}-${part("day")}`, time: `${part("hour")}:${part("minute")}` };
};

/** The local day of an ISO day or instant. */
export const localDay = (iso: string, zone: string): string => (iso.length > 10 ? localParts(iso, zone).day : iso);

const utc = (day: string): number => Date.parse(`${day.slice(0, 10)}T00:00:00Z`);

/** Days from one ISO day to another: 28 from 17 June to 15 July. */
export const daysBetween = (from: string, to: string): number => Math.round((utc(to) - utc(from)) / dayMs);

export const addDays = (day: string, n: number): string => new Date(utc(day) + n * dayMs).toISOString().slice(0, 10);
