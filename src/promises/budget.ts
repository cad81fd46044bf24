import type { z } from "zod";
import type { Budget } from "./verdict.js";

/** What one local day brought. */
export type Day = { readonly day: string; readonly kept: number; readonly broken: number; readonly unknown: number };

export type BudgetQuestion = {
  /** How many were due (kept or broken) under each target in force. */
  readonly dueUnder: readonly { readonly target: number; readonly due: number }[];
  /** The window's days so far, in order; days without anything due may be left out. */
  readonly days: readonly Day[];
  readonly asOf: string;
  readonly frozen: boolean;
};

/** Floating point makes 0.1 x 430 a little less than 43. */
const whole = (x: number) => Math.floor(x + 1e-9);

/** How many may be let down of those due, how many were, and when the allowance was (or at this pace will be) used up. */
export const errorBudget = ({ dueUnder, days, asOf, frozen }: BudgetQuestion): z.infer<typeof Budget> => {
  const allowed = whole(dueUnder.reduce((sum, { target, due }) => sum + (1 - target) * due, 0));
  const used = days.reduce((sum, d) => sum + d.broken, 0);
  const left = allowed - used;
  const common = { allowed, used, left, frozen };
  if (left < 0) return { ...common, reachedAt: dayReached(days, allowed), forecast: false };
  const ahead = frozen ? null : daysUntilReached(days, left);
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

/** At the pace of the last seven days with anything due; null when it would last four weeks, or nothing broke. */
const daysUntilReached = (days: readonly Day[], left: number): number | null => {
  const recent = days.slice(-lookBack);
  const pace = recent.reduce((sum, d) => sum + d.broken, 0) / Math.max(1, recent.length);
  if (pace === 0) return null;
  const ahead = Math.ceil((left + 1) / pace);
  return ahead <= lookAhead ? ahead : null;
};

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
