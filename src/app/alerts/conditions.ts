import type { CheckResult, PromiseVerdict } from "../../promises/verdict.js";
import { formatRate, formatTarget, localDay } from "../../report/format.js";
import { say } from "../../report/words/say.js";
import type { Condition } from "../../workspace/alerts.js";

export type SilentSource = {
  readonly name: string;
  /** In words: `Tills 1 day late: nothing since Tue 14 July`. */
  readonly trouble: string;
  readonly owner: string | null;
  readonly ownerSays: string | null;
  readonly promises: number;
};

export type Looked = {
  readonly check: CheckResult;
  readonly asOf: Date;
  /** Distinct people let down over the long stretch of the promise's first alert; null: too few to be shown. */
  readonly people: ReadonlyMap<string, number | null>;
  readonly silent: readonly SilentSource[];
};

/** What holds just now. One outage is one condition of a promise, however many windows it shows in. */
export const conditionsOf = ({ check, asOf, people, silent }: Looked): readonly Condition[] => [
  ...check.promises.flatMap((promise) => [
    ...burning(promise, { people: people.get(promise.name) ?? null, asOf, zone: check.timezone }),
    ...broken(promise),
  ]),
  ...silent.map(
    (source): Condition => ({
      subject: `source:${source.name}`,
      kind: "silent",
      severity: "ticket",
      says: withOwner(say("alert.silent", { trouble: source.trouble, promises: source.promises }), source.ownerSays),
      owner: source.owner,
    }),
  ),
];

const burning = (
  promise: PromiseVerdict,
  { people, asOf, zone }: { people: number | null; asOf: Date; zone: string },
): readonly Condition[] => {
  const [alert] = promise.alerts;
  if (alert === undefined) return [];
  const { budget } = promise;
  const over = budget === null ? 0 : Math.max(0, -budget.left);
  const says = say("alert.burn", {
    people,
    atLeast: promise.people.atLeast,
    long: alert.long,
    over,
    reachedAt: limitReached(promise, { asOf, zone }),
    today: localDay(asOf.toISOString(), zone),
  });
  const severity = promise.alerts.some((one) => one.severity === "page") ? "page" : "ticket";
  return [conditionOf(promise, { kind: "burn", severity, says })];
};

/** The day on which the limit is passed if it goes on as in the alert's long stretch; null: not within four weeks, or passed already. */
const limitReached = (
  { alerts: [alert], budget }: PromiseVerdict,
  { asOf, zone }: { asOf: Date; zone: string },
): string | null => {
  if (alert === undefined || budget === null || budget.left < 0 || alert.broken === 0) return null;
  const ms = ((budget.left + 1) / alert.broken) * lengthMs(alert.long);
  return ms > 28 * 86_400_000 ? null : localDay(new Date(asOf.getTime() + ms).toISOString(), zone);
};

/** As `alertsOf` writes it: `6 hours`. */
export const lengthMs = (words: string): number => {
  const [length, unit] = words.split(" ");
  return Number(length) * (unit === "days" ? 86_400_000 : unit === "hours" ? 3_600_000 : 60_000);
};

const broken = (promise: PromiseVerdict): readonly Condition[] => {
  const { keepRate } = promise;
  if (promise.verdict !== "broken" || !promise.certain || !("estimate" in keepRate)) return [];
  const rate = formatRate(keepRate, promise.target);
  const says = say("alert.broken", {
    low: rate.low,
    high: rate.high,
    n: keepRate.n,
    target: formatTarget(promise.target),
  });
  return [conditionOf(promise, { kind: "broken", severity: "ticket", says })];
};

const conditionOf = (
  promise: PromiseVerdict,
  { says, ...rest }: Pick<Condition, "kind" | "severity" | "says">,
): Condition => ({
  subject: `promise:${promise.name}`,
  ...rest,
  says: withOwner(says, promise.ownerSays),
  owner: promise.owner,
});

const withOwner = (says: string, owner: string | null): string => `${says} ${say("alert.owner", { owner })}`;
