import { type Duration, parseDuration, roughMs } from "../../core/duration.js";
import { fail, ok } from "../../core/result.js";
import { type Meaning, scalar } from "./scalar.js";

const durationPattern = "^\\s*([Pp][0-9TtYyMmWwDdHhSs.]+|(\\d+(\\.\\d+)?\\s*([mM][sSoO]|[sSmMhHdDwWyY])\\s*)+)$";

/** A length of time, longer than nothing. */
export const duration = (example: string) =>
  scalar<Duration>({
    what: "a length of time",
    examples: [example],
    json: { type: "string", pattern: durationPattern },
    parse: (t) => {
      const parsed = t.length > 100 ? fail("write it as 3m, 1h30m, 28d, 6mo or PT3M") : parseDuration(t);
      if (!parsed.ok && isNegative(t))
        return fail({ code: "spec.duration", must: "must be longer than nothing", write: `write ${withoutMinus(t)}` });
      if (!parsed.ok)
        return fail({ code: "spec.duration", must: "must be a length of time", write: lengthMeant(t) ?? parsed.error });
      return roughMs(parsed.value) > 0
        ? ok(parsed.value)
        : fail({ code: "spec.duration", must: "must be longer than nothing", write: `write for example ${example}` });
    },
  });

// With the sign of a keyboard or of typography, before all of it or before the first number.
const minus = /^\s*(p?t?)[-\u2212]\s*/i;
const withoutMinus = (t: string) => t.replace(minus, "$1");
const isNegative = (t: string) => {
  const positive = t.length <= 100 && minus.test(t) ? parseDuration(withoutMinus(t)) : null;
  return positive?.ok === true && roughMs(positive.value) > 0;
};

/** `3 minutes` -> 3m; a bare number has no unit. */
const lengthMeant = (t: string): string | undefined => {
  const spelt = /^\s*(\d+(?:\.\d+)?)\s*(sec|min|hour|hr|day|week|month|mon|year)[a-z]*\.?\s*$/i.exec(t);
  const units: Readonly<Record<string, string>> = {
    sec: "s",
    min: "m",
    hour: "h",
    hr: "h",
    day: "d",
    week: "w",
    month: "mo",
    mon: "mo",
    year: "y",
  };
  if (spelt) return `write ${spelt[1]}${units[spelt[2]!.toLowerCase()]}`;
  return /^\s*\d+(\.\d+)?\s*$/.test(t) ? `write it with a unit: ${t.trim()}m, ${t.trim()}h or ${t.trim()}d` : undefined;
};

export type WindowV1 =
  | { readonly kind: "rolling"; readonly length: Duration }
  | { readonly kind: "calendar"; readonly period: (typeof periods)[number] };
const periods = ["day", "week", "month", "quarter", "year"] as const;

/** Rolling whole days, or a calendar period. */
export const window = scalar<WindowV1>({
  what: "a number of days or a calendar period",
  examples: ["28d", "month"],
  json: { anyOf: [{ enum: [...periods] }, { type: "string", pattern: durationPattern }] },
  parse: (t) => {
    const period = periods.find(
      (p) => p === t.toLowerCase() || `${p}s` === t.toLowerCase() || `${p}ly` === t.toLowerCase(),
    );
    if (period)
      return period === t
        ? ok({ kind: "calendar", period })
        : fail({
            code: "spec.window",
            must: `must be one of ${periods.join(", ")}, or a number of days`,
            write: `write ${period}`,
          });
    const parsed = t.length > 100 ? fail("") : parseDuration(t);
    if (!parsed.ok && isNegative(t))
      return fail({ code: "spec.window", must: "must be at least one day", write: `write ${withoutMinus(t)}` });
    if (!parsed.ok)
      return fail({
        code: "spec.window",
        must: `must be a number of days, or one of ${periods.join(", ")}`,
        write: /^\s*\d+\s*$/.test(t) ? `write ${t.trim()}d` : (lengthMeant(t) ?? "write 28d or month"),
      });
    const { months, days, ms } = parsed.value;
    if (ms !== 0)
      return fail({
        code: "spec.window",
        must: "must be whole days",
        write: `write ${Math.max(1, Math.round(days + ms / 86_400_000))}d`,
      });
    return months + days > 0
      ? ok({ kind: "rolling", length: parsed.value })
      : fail({ code: "spec.window", must: "must be at least one day", write: "write 28d" });
  },
});

/** True for a day of the calendar, year 1900 to 2299, which is what the stores hold. */
export const isDay = (t: string): boolean => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(t);
  if (!match || Number(match[1]) < 1900 || Number(match[1]) > 2299) return false;
  const date = new Date(`${t}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === t;
};

const dayMeaning = (): Meaning<string> => ({
  what: "a day",
  examples: ["2026-01-31"],
  json: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
  parse: (t) => {
    if (isDay(t)) return ok(t);
    const swapped = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(t);
    const short = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(t);
    const meant = short
      ? `${short[1]}-${short[2]!.padStart(2, "0")}-${short[3]!.padStart(2, "0")}`
      : swapped && Number(swapped[1]) > 12
        ? `${swapped[3]}-${swapped[2]!.padStart(2, "0")}-${swapped[1]}`
        : undefined;
    return fail({
      code: "spec.day",
      must: "must be a day of the calendar",
      write: meant && isDay(meant) ? `write ${meant}` : "write it year first: 2026-01-31",
    });
  },
});

export const day = scalar(dayMeaning());

/** A day, or the day of the latest interaction. */
export const asOf = scalar<string>({
  ...dayMeaning(),
  what: "latest, or a day",
  examples: ["latest", "2026-07-14"],
  json: { anyOf: [{ const: "latest" }, { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" }] },
  parse: (t) => {
    const parsed = t === "latest" ? ok(t) : dayMeaning().parse(t);
    return parsed.ok ? parsed : fail({ ...parsed.error, must: "must be latest, or a day of the calendar" });
  },
});

/** Letters as Luxon and Unicode read them. Catches `%Y`, and `DD` and `YYYY`, which mean other things there. */
export const timeFormat = scalar<string>({
  what: "a time format",
  examples: ["dd/MM/yyyy HH:mm"],
  json: { type: "string" },
  parse: (t) => {
    if (t.length > 100 || /[\u0000-\u001f]/.test(t))
      return fail({ code: "spec.time.format", must: "must be at most 100 characters without control characters" });
    if (t.includes("%")) {
      const letters: Readonly<Record<string, string>> = {
        Y: "yyyy",
        y: "yy",
        m: "MM",
        d: "dd",
        H: "HH",
        I: "hh",
        M: "mm",
        S: "ss",
        p: "a",
        b: "MMM",
        B: "MMMM",
        z: "ZZZ",
        f: "SSS",
      };
      return fail({
        code: "spec.time.format",
        must: "must use the letters yyyy MM dd HH mm ss",
        write: `write ${t.replace(/%([A-Za-z])/g, (_, letter: string) => letters[letter] ?? letter)}`,
      });
    }
    const bare = t.replace(/'[^']*'/g, "");
    if (/D|Y/.test(bare))
      return fail({
        code: "spec.time.format",
        must: "must use yyyy for the year and dd for the day",
        write: `write ${t.replaceAll("D", "d").replaceAll("Y", "y")}`,
      });
    if (!/[yxX]/.test(bare))
      return fail({
        code: "spec.time.format",
        must: "must hold the year",
        write: "write for example dd/MM/yyyy HH:mm",
      });
    return ok(t);
  },
});
