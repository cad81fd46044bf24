import type { z } from "zod";
import type { Budget } from "./verdict.js";

/** What broke on one local day. */
export type Day = { readonly day: string; readonly broken: number };

export type BudgetQuestion = {
  /** How many were due (kept or broken) under each target in force. */
  readonly dueUnder: readonly { readonly target: number; readonly due: number }[];
  /** The window's days so far, in order; days on which nothing broke may be left out. */
  readonly days: readonly Day[];
  /** The window's first day. */
  readonly from: string;
  readonly asOf: string;
  readonly frozen: boolean;
};

/** Floating point makes 0.1 x 430 a little less than 43. */
const whole = (x: number) => Math.floor(x + 1e-9);

/** How many may be let down of those due, how many were, and when the allowance was (or at this pace will be) used up. */
export const errorBudget = ({ dueUnder, days, from, asOf, frozen }: BudgetQuestion): z.infer<typeof Budget> => {
  const allowed = whole(dueUnder.reduce((sum, { target, due }) => sum + (1 - target) * due, 0));
  const used = days.reduce((sum, d) => sum + d.broken, 0);
  const left = allowed - used;
  const common = { allowed, used, left, frozen };
  if (left < 0) return { ...common, reachedAt: dayReached(days, allowed), forecast: false };
  const ahead = frozen ? null : daysUntilReached(days, left, { from, asOf });
  return { ...common, reachedAt: ahead === null ? null : dayAfter(asOf, ahead), forecast: ahead !== null };
};

/** The day that brought the first one too many. */
const dayReached = (days: readonly Day[], allowed: number): string | null => {
  let used = 0;
  for (const { day, broken } of days) {
    used += broken;
    if (used > allowed) return day;
  }
  return null;
};

const lookBack = 7;
const lookAhead = 28;

/** At the pace of the last seven days (or of the window so far); null when it would last four weeks, or nothing broke. */
const daysUntilReached = (
  days: readonly Day[],
  left: number,
  window: { from: string; asOf: string },
): number | null => {
  const first = [dayAfter(window.asOf, 1 - lookBack), window.from].sort().at(-1)!;
  const broken = days.filter((d) => d.day >= first).reduce((sum, d) => sum + d.broken, 0);
  if (broken === 0) return null;
  const ahead = Math.ceil(((left + 1) * (daysBetween(first, window.asOf) + 1)) / broken);
  return ahead <= lookAhead ? ahead : null;
};

const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);
const daysBetween = (from: string, to: string) => Math.round((noon(to) - noon(from)) / 86_400_000);
const dayAfter = (day: string, days: number): string =>
  new Date(noon(day) + days * 86_400_000).toISOString().slice(0, 10);
