import { formatDuration, parseDuration, roughMs } from "../../../../src/core/duration.js";
import type { Gives } from "../../ask.js";

type Unit = Gives<"try-promise">["unit"];

const dayMs = 86_400_000;

/** A limit as it is typed and written in kept.yaml: `3m8s`, `5d`, `4`. */
export const limitText = (limit: number, unit: Unit): string => {
  // Whole days are days of a calendar; anything else is exact.
  if (unit === "ms")
    return limit > 0 && limit % dayMs === 0
      ? formatDuration({ months: 0, days: limit / dayMs, ms: 0 })
      : formatDuration({ months: 0, days: 0, ms: Math.round(limit / 1000) * 1000 });
  if (unit === "days" || unit === "working days")
    return formatDuration({ months: 0, days: Math.floor(limit), ms: Math.round((limit % 1) * 24) * 3_600_000 });
  return String(Number(limit.toFixed(4)));
};

/** What was typed, in the unit of the curve; null: it cannot be read. */
export const readLimit = (text: string, unit: Unit): number | null => {
  if (unit === "ms" || unit === "days" || unit === "working days") {
    const read = parseDuration(text);
    if (!read.ok) return null;
    return unit === "ms" ? roughMs(read.value) : roughMs(read.value) / dayMs;
  }
  const value = Number(text.replace(",", "."));
  return text.trim() !== "" && Number.isFinite(value) ? value : null;
};

/** `95%`, `95` and `0.95` are the same share; null: it cannot be read. */
export const readShare = (text: string): number | null => {
  const value = Number(text.replace("%", "").replace(",", ".").trim());
  const share = value > 1 || text.includes("%") ? value / 100 : value;
  return text.trim() !== "" && share > 0 && share <= 1 ? share : null;
};
