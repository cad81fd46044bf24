import type { PromiseVerdict } from "../promises/verdict.js";
import { daysBetween } from "./format.js";
import { say } from "./words/say.js";

/** Who was let down in the week to asOf; `people` null: fewer than 5, and the reader may not open them. */
export type Week = { readonly people: number | null; readonly atLeast: boolean; readonly times: number };

/** What one promise's page says first: who was let down this week, and how that stands against what the promise allows. */
export const promiseFinding = (verdict: PromiseVerdict, week: Week): readonly string[] => {
  const { keepRate, counts } = verdict;
  if ("status" in keepRate) {
    if (keepRate.status === "none") return [say("promise.nothingDue", { pending: counts.pending })];
    if (keepRate.status === "insufficient") return [...weekSays(week), `${say("measure.few", keepRate)}.`];
    return [say("promise.cannotSay", { because: keepRate.reason }), ...weekSays(week), windowSays(verdict)];
  }
  return [...weekSays(week), windowSays(verdict)];
};

const period = "this week";

const weekSays = ({ people, atLeast, times }: Week): readonly string[] => {
  if (people === null)
    return [
      `${say("people.notShown", { below: 5 })[0]!.toUpperCase()}${say("people.notShown", { below: 5 }).slice(1)}.`,
    ];
  if (people === 0) return atLeast ? [] : [say("people.none", { period })];
  const letDown = say("people.letDown", { n: people, atLeast, period });
  return [times > people ? letDown.replace(/\.$/, `, ${times} times.`) : letDown];
};

const windowSays = ({ window, counts, budget, keepRate, target }: PromiseVerdict): string => {
  const days = daysBetween(window.from, window.to);
  const { broken } = counts;
  return budget === null || budget.frozen || "status" in keepRate
    ? say("promise.times", { days, broken })
    : say("promise.window", { days, broken, left: budget.left, allowed: budget.allowed, target });
};
