import { formatRate, formatTarget, type Range } from "../../src/report/format.js";
import { spoken } from "./words.js";

/** How numbers and dates read on a page: the rules of the report's format.ts, in the reader's language. */
const tag = (): string => (spoken() === "nl" ? "nl-NL" : "en-GB");

const number = (n: number, decimals = 0): string =>
  new Intl.NumberFormat(tag(), { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(n);

/** In full up to 99,999; beyond that three figures. */
export const count = (n: number): string =>
  Math.abs(n) < 100_000
    ? number(n)
    : new Intl.NumberFormat(tag(), { notation: "compact", maximumSignificantDigits: 3 }).format(n);

export type RateText = {
  readonly estimate: string;
  readonly range: string;
  readonly low: string;
  readonly high: string;
};

/** `93.8%` and `92.8–94.7`: decimals as wide as the range allows, never rounded across the target. */
export const rate = (of: Range & { readonly estimate: number }, target?: number): RateText => {
  const { estimate, low, high } = formatRate(of, target);
  return {
    estimate: `${local(estimate.replace("%", ""))}%`,
    low: local(low),
    high: local(high),
    range: `${local(low)}–${local(high)}`,
  };
};

/** As the report writes it, with this language's decimal sign. */
const local = (digits: string): string => number(Number(digits), digits.split(".")[1]?.length ?? 0);

/** A target as it was written: `95%`. */
export const target = (share: number): string => `${local(formatTarget(share).replace("%", ""))}%`;

/** What has arrived: rounded down, so that 100% is all of it. */
export const share = (x: number): string =>
  `${number(x >= 1 ? 100 : Math.min(99.9, Math.floor(x * 1000) / 10), x >= 1 || x <= 0.99 ? 0 : 1)}%`;

/** A local ISO day in words. `weekday`: Tue 14 July; `plain`: 14 July. The year follows unless it is that of `today`. */
export const day = (
  iso: string,
  style: { readonly form?: "weekday" | "plain" | "short"; readonly today?: string } = {},
): string => {
  const form = style.form ?? "weekday";
  const sameYear = style.today !== undefined && style.today.slice(0, 4) === iso.slice(0, 4);
  return new Intl.DateTimeFormat(tag(), {
    timeZone: "UTC",
    day: "numeric",
    month: form === "short" ? "short" : "long",
    ...(form === "weekday" ? { weekday: "short" } : {}),
    ...(sameYear ? {} : { year: "numeric" }),
  })
    .format(new Date(`${iso.slice(0, 10)}T00:00:00Z`))
    .replace(",", "");
};

/** An instant in the company's zone: `Tue 14 July, 12:04`. */
export const instant = (iso: string, zone: string): string =>
  new Intl.DateTimeFormat(tag(), {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(iso));

/** Clock time in the company's zone. */
export const clock = (iso: string, zone: string): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    new Date(iso),
  );

export const addDays = (iso: string, n: number): string =>
  new Date(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);

/** `July 2026`. */
export const month = (iso: string): string =>
  new Intl.DateTimeFormat(tag(), { timeZone: "UTC", month: "long", year: "numeric" }).format(
    new Date(`${iso.slice(0, 10)}T00:00:00Z`),
  );

/** From Monday, as short as they go. */
export const weekdays = (): readonly string[] =>
  Array.from({ length: 7 }, (_, i) =>
    new Intl.DateTimeFormat(tag(), { timeZone: "UTC", weekday: "short" })
      .format(new Date(Date.UTC(2026, 5, 1 + i)))
      .slice(0, 2),
  );
