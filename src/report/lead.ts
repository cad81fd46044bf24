import { total } from "./finding.js";
import { daysBetween } from "./format.js";
import type { CheckResult, ReportData } from "./model.js";
import { say } from "./words/say.js";

/** What fell due and what became of it, as every screen's second sentence counts it. */
export type Due = {
  readonly people: number;
  readonly kept: number;
  readonly broken: number;
  readonly unknown: number;
  /** Why some cannot be judged: `refunds ledger 5 days late`. */
  readonly reasons: readonly string[];
};

export const dueOf = (check: CheckResult): Due => ({
  people: check.people.due,
  kept: total(check, "kept"),
  broken: total(check, "broken"),
  unknown: total(check, "unknown"),
  reasons: reasonsOf(check),
});

/** Why verdicts are missing, each reason once. */
export const reasonsOf = ({ promises }: Pick<CheckResult, "promises">): readonly string[] => [
  ...new Set(
    promises.flatMap((each) =>
      "status" in each.keepRate && each.keepRate.status === "unknown" ? [each.keepRate.reason] : [],
    ),
  ),
];

export const dueSays = ({ people, kept, broken, unknown, reasons }: Due): string => {
  const due = say("people.due", { due: kept + broken + unknown, people, kept, broken, unknown });
  if (unknown === 0) return due;
  const why = reasons.length > 0 ? ` (${reasons.slice(0, 3).join("; ")})` : "";
  return `${due.slice(0, -1)}${why}.`;
};

/** How it was in the window before; empty where that is not known. */
export const beforeSays = (
  before: ReportData["before"],
  now: { readonly letDown: number; readonly window: { readonly from: string; readonly to: string } },
): string =>
  before === null
    ? ""
    : say("people.before", {
        before: before.letDown,
        now: now.letDown,
        atLeast: before.atLeast,
        realChange: before.realChange,
        days: daysBetween(now.window.from, now.window.to),
      });
