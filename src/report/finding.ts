import type { CheckResult, PromiseVerdict } from "../promises/verdict.js";
import { addDays, daysBetween } from "./format.js";
import { say } from "./words/say.js";

/** How many promises stand how; too close to call counts as what it leans to. */
export const tallyOf = (promises: readonly PromiseVerdict[]): { broken: number; unknown: number; kept: number } => {
  const count = (verdict: PromiseVerdict["verdict"]): number =>
    promises.filter((each) => each.verdict === verdict).length;
  return { broken: count("broken"), unknown: count("unknown"), kept: count("kept") };
};

export const total = (check: CheckResult, of: keyof PromiseVerdict["counts"]): number =>
  check.promises.reduce((sum, each) => sum + each.counts[of], 0);

/** The first sentence of every screen about people. */
export const peopleSentence = (check: CheckResult, period?: string): string => {
  const { letDown, atLeast, due } = check.people;
  const during = period ? { period } : {};
  if (letDown > 0) return say("people.letDown", { n: letDown, atLeast, ...during });
  if (atLeast) return say("people.noneKnown", { unknown: total(check, "unknown"), ...during });
  return due === 0 ? say("people.nothingDue", during) : say("people.none", during);
};

/** "At least 196 people were let down. 2 promises broken, 1 we cannot judge, 3 kept." */
export const finding = (check: CheckResult, period?: string): string =>
  `${peopleSentence(check, period)} ${say("promises.tally", tallyOf(check.promises))}`;

/** The window in a heading: `28 days to Tue 14 July 2026`, or first and last day where it does not end at asOf. */
export const windowSays = (window: { from: string; to: string }, asOf: string): string => {
  const last = addDays(window.to, -1);
  return last === asOf.slice(0, 10)
    ? say("period.rolling", { days: daysBetween(window.from, window.to), to: last })
    : say("period.between", { from: window.from, to: last });
};

/** The window inside a sentence: `this week`, `in 28 days`. */
export const periodSays = (window: { from: string; to: string }): string => {
  const days = daysBetween(window.from, window.to);
  return days === 7 ? "this week" : days === 1 ? "that day" : `in ${days} days`;
};

/** True when all promises are judged over the same window; else each row must say its own. */
export const sameWindow = (check: CheckResult): boolean =>
  check.promises.every((each) => each.window.from === check.window.from && each.window.to === check.window.to);
