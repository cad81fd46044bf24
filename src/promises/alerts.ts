import type { z } from "zod";
import { burnAlert } from "../stats/burn-alert.js";
import { burnBackstop } from "../stats/burn-backstop.js";
import { burnWindows } from "../stats/burn-windows.js";
import type { Alert } from "./verdict.js";

type Objective = { readonly target: number; readonly windowMs: number };
type Count = { readonly lengthMs: number; readonly broken: number; readonly due: number };

/** The stretches, ending at asOf, whose counts the alerts take; in whole milliseconds. */
export const burnLengths = (objective: Objective): readonly number[] => {
  const { pairs, backstop } = burnWindows(objective);
  return [...new Set([...pairs.flatMap((pair) => [pair.longMs, pair.shortMs]), backstop.longMs].map(Math.round))];
};

export type AlertsQuestion = Objective & {
  readonly counts: readonly Count[];
  readonly allowed: number;
  readonly used: number;
  readonly designEffect: number;
};

/** The alerts that fire, in people's words (docs/methods/burn-alerts.md). At most the fastest pair and the backstop are said. */
export const alertsOf = (question: AlertsQuestion): readonly z.infer<typeof Alert>[] => {
  const { pairs, backstop } = burnWindows(question);
  const over = (lengthMs: number) =>
    question.counts.find((c) => c.lengthMs === Math.round(lengthMs)) ?? { broken: 0, due: 0 };
  const test = { target: question.target, designEffect: question.designEffect };
  const firing = pairs.find(
    (pair) => burnAlert(pair, { long: over(pair.longMs), short: over(pair.shortMs) }, test).fires,
  );
  const last = over(backstop.longMs);
  const usedBefore = question.used - last.broken;
  const gone = burnBackstop(backstop, { last, allowed: question.allowed, usedBefore }, test).fires;
  return [
    ...(firing
      ? [alert(firing.severity, { longMs: firing.longMs, shortMs: firing.shortMs, counts: over(firing.longMs) })]
      : []),
    ...(gone ? [alert("page", { longMs: backstop.longMs, shortMs: null, counts: last })] : []),
  ];
};

const alert = (
  severity: "page" | "ticket",
  fired: { longMs: number; shortMs: number | null; counts: { broken: number; due: number } },
): z.infer<typeof Alert> => {
  const { broken, due } = fired.counts;
  const long = lengthInWords(fired.longMs);
  return {
    name: `${fired.shortMs === null ? "count" : severity}-${long.replace(" ", "")}`,
    severity,
    says: `${broken} of ${due} promises broke in the last ${long}; ${fired.shortMs === null ? "the limit is passed" : "at this pace the limit is passed long before the window ends"}`,
    long,
    short: fired.shortMs === null ? "" : lengthInWords(fired.shortMs),
    broken,
    due,
  };
};

const lengthInWords = (ms: number): string => {
  const [unit, one] =
    ms >= 48 * 3_600_000
      ? (["days", 86_400_000] as const)
      : ms >= 2 * 3_600_000
        ? (["hours", 3_600_000] as const)
        : (["minutes", 60_000] as const);
  return `${Number((ms / one).toPrecision(2))} ${unit}`;
};
