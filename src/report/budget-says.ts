import type { CheckResult, PromiseVerdict } from "../promises/verdict.js";
import { say } from "./words/say.js";

export type BudgetSays = { readonly head: string; readonly detail: string; readonly hue: "broken" | "none" };

/** Whether more people may still be let down, in one short phrase and its detail. Says why there is no number where there is none. */
export const budgetSays = (promise: PromiseVerdict, today: string): BudgetSays => {
  const { keepRate, budget } = promise;
  if ("status" in keepRate && keepRate.status === "insufficient") return none(say("measure.few", keepRate));
  if ("status" in keepRate && keepRate.status === "none") return none(say("measure.none", {}));
  const because = "status" in keepRate ? keepRate.reason : "";
  if (budget?.frozen || ("status" in keepRate && keepRate.status === "unknown"))
    return { head: "frozen", detail: because || (promise.missing[0] ?? ""), hue: "none" };
  const close = promise.certain ? "" : say("verdict.tooClose", {});
  if (budget === null) return none(close);
  if (budget.left < 0)
    return {
      head: say("budget.overLimit", { over: -budget.left }),
      detail: budget.reachedAt ? say("budget.since", { day: budget.reachedAt, today }) : close,
      hue: "broken",
    };
  const forecast = budget.forecast && budget.reachedAt ? say("budget.forecast", { day: budget.reachedAt, today }) : "";
  return { head: say("budget.leftLong", budget), detail: close || forecast, hue: "none" };
};

const none = (head: string): BudgetSays => ({ head, detail: "", hue: "none" });

/** The same in one line for a table: `29 over, since 4 July`, `2 of 4, too close to call`, `frozen: ledger 5 days late`. */
export const budgetLine = (promise: PromiseVerdict, check: CheckResult): string => {
  const { keepRate, budget } = promise;
  const today = check.asOf;
  if ("status" in keepRate && keepRate.status !== "unknown") return budgetSays(promise, today).head;
  if (budget?.frozen || "status" in keepRate)
    return say("budget.frozen", { because: withoutSource(becauseOf(promise), check) });
  const close = promise.certain ? "" : `, ${say("verdict.tooClose", {})}`;
  if (budget === null) return close.slice(2);
  if (budget.left < 0)
    return (
      say("budget.over", { over: -budget.left, today, ...(budget.reachedAt ? { since: budget.reachedAt } : {}) }) +
      close
    );
  const forecast =
    budget.forecast && budget.reachedAt && !close
      ? `; ${say("budget.forecast", { day: budget.reachedAt, today })}`
      : "";
  return say("budget.left", budget) + close + forecast;
};

/** Why a promise cannot be judged: `refunds ledger 5 days late`. */
export const becauseOf = (promise: PromiseVerdict): string =>
  "status" in promise.keepRate && promise.keepRate.status === "unknown"
    ? promise.keepRate.reason
    : (promise.missing[0] ?? "");

/** The table is narrow and its last line names the source, so the reason drops it. */
const withoutSource = (reason: string, check: CheckResult): string => {
  const source = check.sources.find((each) => reason.startsWith(`${each.name} `));
  return source ? reason.slice(source.name.length + 1) : reason;
};
