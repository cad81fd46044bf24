import type { PromiseVerdict } from "../promises/verdict.js";
import { budgetSays } from "./budget-says.js";
import { formatRate, formatTarget } from "./format.js";
import { markName, marks } from "./marks.js";
import { inOrder } from "./order.js";
import { say } from "./words/say.js";

/** The week as one reader may see it. `people`: distinct people let down; null where fewer than 5 may not be shown. */
export type Digest = {
  /** The week's last day. */
  readonly to: string;
  readonly people: { readonly letDown: number | null; readonly atLeast: boolean };
  readonly promises: readonly {
    readonly verdict: PromiseVerdict;
    readonly week: { readonly letDown: number | null; readonly atLeast: boolean };
  }[];
  /** What the open alerts say. */
  readonly alerts: readonly string[];
  readonly missing: readonly string[];
};

/** The first line can be read aloud; then a promise a line, the worst first. */
export const digestTitle = ({ people, promises, to }: Digest): string => {
  if (promises.length === 0) return say("digest.none", {});
  // A total beside numbers that are hidden would tell them by subtraction.
  if (promises.some(({ week }) => week.letDown === null) && people.letDown !== null)
    return say("digest.hidden", { to });
  return say("digest.title", { people: people.letDown, atLeast: people.atLeast, to });
};

export const digestLines = (digest: Digest): readonly string[] => [
  ...inOrder(digest.promises.map(({ verdict }) => verdict)).map((verdict) =>
    promiseLine(verdict, digest.promises.find((one) => one.verdict === verdict)!.week, digest.to),
  ),
  ...(digest.alerts.length === 0 ? [] : [say("digest.open", { n: digest.alerts.length }), ...digest.alerts]),
  ...(digest.missing.length === 0
    ? []
    : [say("digest.missing", {}), ...digest.missing.map((sentence) => `${sentence}.`)]),
];

const promiseLine = (verdict: PromiseVerdict, week: Digest["promises"][number]["week"], today: string): string => {
  const { word, mark } = marks[markName(verdict)];
  const budget = budgetSays(verdict, today);
  const rest = [budget.head, budget.detail].filter((part) => part !== "").join(", ");
  return [
    `${mark} ${word}: “${verdict.says}”`,
    rateSays(verdict),
    ...(rest === "" ? [] : [`${rest[0]!.toUpperCase()}${rest.slice(1)}.`]),
    say("digest.week", { people: week.letDown, atLeast: week.atLeast }),
    say("alert.owner", { owner: verdict.ownerSays }),
  ]
    .filter((part) => part !== "")
    .join(" ");
};

const rateSays = ({ keepRate, target }: PromiseVerdict): string => {
  if (!("estimate" in keepRate)) return "";
  const rate = formatRate(keepRate, target);
  return say("digest.rate", { ...rate, n: keepRate.n, target: formatTarget(target) });
};
