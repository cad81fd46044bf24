import { parseDuration } from "../../core/duration.js";
import { ProblemsFound } from "../../core/problems-found.js";
import type { Window } from "../../promises/model.js";
import { appProblems } from "../problems.js";

const periods = ["day", "week", "month", "quarter", "year"] as const;

/** `--window 7d`, `--window month`: as a promise's own `window` in kept.yaml. */
export const askedWindow = (text: string): Window => {
  const period = periods.find((one) => one === text);
  if (period) return { kind: "calendar", period };
  const length = text.length > 100 ? null : parseDuration(text);
  if (length?.ok && length.value.ms === 0 && length.value.months + length.value.days > 0)
    return { kind: "rolling", length: length.value };
  throw new ProblemsFound([
    appProblems.make("usage.window", {
      says: `--window ${text} is no number of days and no calendar period`,
      write: "--window 7d, or one of day, week, month, quarter, year",
    }),
  ]);
};
