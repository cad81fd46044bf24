import { becauseOf, budgetLine, budgetSays } from "../report/budget-says.js";
import { finding, sameWindow, total, windowSays } from "../report/finding.js";
import {
  daysBetween,
  formatBounds,
  formatCount,
  formatDay,
  formatRate,
  formatTarget,
  localDay,
} from "../report/format.js";
import { markName, marks } from "../report/marks.js";
import type { CheckResult, PromiseVerdict } from "../report/model.js";
import { inOrder } from "../report/order.js";
import { padToWidth, textWidth } from "../report/text-width.js";
import { visible } from "../report/visible.js";
import { say } from "../report/words/say.js";
import type { Look } from "./look.js";
import { type NextStep, nextSteps } from "./next-steps.js";
import { finish, type Paint, paints } from "./paint.js";
import { renderGroups } from "./render-groups.js";
import { type Cell, textTable, wrapped } from "./text-table.js";

const narrowBelow = 72;

/** `kept check` on a terminal: the finding, one line a promise, what to do next (UI.md 6). */
export const renderCheck = (check: CheckResult, look: Look): string => {
  const paint = paints(look);
  const promises = inOrder(check.promises);
  const narrow = look.width < narrowBelow;
  const lines = [
    ...wrapped(heading(check), look.width),
    ...wrapped(finding(check), look.width).map(paint.bold),
    "",
    ...(promises.length === 0 ? [] : narrow ? narrowRows(promises, check, look) : table(promises, check, look)),
    ...promises.flatMap((promise) =>
      promise.alerts.map((alert) => `    ${visible(promise.name, 40)}: ${visible(alert.says)}`),
    ),
    ...nextSteps(stepsAfter(promises, check), look, paint.dim),
    ...promises.flatMap((promise) => renderGroups(promise, look)),
  ];
  return finish(lines, look);
};

const heading = (check: CheckResult): string => {
  const company = visible(check.company, 60);
  const over = sameWindow(check)
    ? windowSays(check.window, check.asOf)
    : `each promise over its own window, to ${formatDay(check.asOf, { year: "always" })}`;
  const known = check.knownAt
    ? `, as we knew it on ${formatDay(localDay(check.knownAt, check.timezone), { year: "always" })}`
    : "";
  return `${company}, ${over}${known}`;
};

const table = (promises: readonly PromiseVerdict[], check: CheckResult, look: Look): string[] => {
  const paint = paints(look);
  const windows = sameWindow(check) ? [] : [{ head: "OVER" }];
  const columns = [
    { head: `${" ".repeat(markWidth(look) + 2)}PROMISE`, most: 36 },
    ...windows,
    { head: "KEPT", align: "right", least: 6 },
    { head: "BETWEEN", least: 9 },
    { head: "PROMISED", align: "right" },
    { head: "DUE", align: "right", least: 5 },
    { head: "MAY STILL BE LET DOWN" },
  ] as const;
  const rows = promises.map((promise): Cell[] => {
    const hue = paint[marks[markName(promise)].hue];
    const { estimate, range, due } = numbers(promise);
    const over = windows.length === 0 ? [] : [`${daysBetween(promise.window.from, promise.window.to)} days`];
    return [
      named(promise, look),
      ...over,
      { text: estimate, paint: hue },
      range,
      formatTarget(promise.target),
      due,
      visible(budgetLine(promise, check)),
    ];
  });
  return textTable(columns, rows, { width: look.width, head: paint.dim }).map((line, i) =>
    i === 0 ? line : paintMark(line, promises[i - 1]!, look),
  );
};

const markWidth = (look: Look): number => (look.marks === "ascii" ? 3 : 2);
const markOf = (promise: PromiseVerdict, look: Look): string =>
  marks[markName(promise)][look.marks === "ascii" ? "ascii" : "mark"];
const named = (promise: PromiseVerdict, look: Look): string =>
  ` ${padToWidth(markOf(promise, look), markWidth(look), "left")} ${visible(promise.name, 60)}`;

/** The mark stands first in its line, so it can be painted after the table is laid out. */
const paintMark = (line: string, promise: PromiseVerdict, look: Look): string => {
  const mark = markOf(promise, look);
  const paint: Paint = paints(look)[marks[markName(promise)].hue];
  return ` ${paint(mark)}${line.slice(1 + mark.length)}`;
};

const numbers = ({ keepRate, target }: PromiseVerdict): { estimate: string; range: string; due: string } => {
  if (!("status" in keepRate)) {
    const text = formatRate(keepRate, target);
    return { estimate: text.estimate, range: text.range, due: formatCount(keepRate.n) };
  }
  if (keepRate.status === "unknown")
    return { estimate: "–", range: formatBounds(keepRate.bounds, target).range, due: formatCount(keepRate.n) };
  return { estimate: "–", range: "", due: keepRate.status === "insufficient" ? formatCount(keepRate.have) : "0" };
};

/** Below 72 columns each promise takes two lines. */
const narrowRows = (promises: readonly PromiseVerdict[], check: CheckResult, look: Look): string[] => {
  const indent = " ".repeat(markWidth(look) + 2);
  const nameWidth = Math.max(10, ...promises.map((each) => textWidth(visible(each.name, 60)))) + 2;
  return promises.flatMap((promise) => {
    const { estimate, range, due } = numbers(promise);
    const unknown = "status" in promise.keepRate;
    const rate = !unknown
      ? `${estimate} of ${due}, promised ${formatTarget(promise.target)}`
      : range
        ? `cannot say, ${range}% of ${due}`
        : "cannot say";
    const says = budgetSays(promise, check.asOf);
    const why = unknown && range ? becauseOf(promise) : [says.head, says.detail].filter(Boolean).join(", ");
    const first = padToWidth(named(promise, look), indent.length + nameWidth, "left") + rate;
    const rows = textWidth(first) <= look.width ? [first] : [named(promise, look), indent + rate];
    return [
      paintMark(rows[0]!, promise, look),
      ...rows.slice(1),
      ...wrapped(visible(why), look.width - indent.length).map((line) => indent + line),
    ];
  });
};

const stepsAfter = (promises: readonly PromiseVerdict[], check: CheckResult): NextStep[] => {
  const worst = promises.find((each) => each.verdict === "broken") ?? promises.find((each) => each.people.letDown > 0);
  const [pending, unknown] = [total(check, "pending"), total(check, "unknown")];
  const late = check.sources.filter((each) => each.coverage < 1);
  const unreadable = check.sources.reduce((sum, each) => sum + each.quarantined, 0);
  const steps: NextStep[] = [];
  if (worst) steps.push(["Who", `kept people ${shellWord(worst.name)}`], ["Why", `kept why ${shellWord(worst.name)}`]);
  if (pending > 0) steps.push(["Wait", say("people.waiting", { n: pending })]);
  if (late.length > 0 || unknown > 0) {
    const which = late.length === 1 ? ` ${shellWord(late[0]!.name)}` : "";
    steps.push([
      "Missing",
      `kept sources${which}${unknown > 0 ? ` (${say("people.cannotJudge", { n: unknown })})` : ""}`,
    ]);
  }
  if (unreadable > 0)
    steps.push(["Unread", `kept sources --quarantine (${say("sources.unreadable", { n: unreadable })})`]);
  return steps;
};

/** A name as it can be typed after a command. */
export const shellWord = (name: string): string => {
  const shown = visible(name, 60);
  return /^[\p{L}\p{N}_.:@/+-]+$/u.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`;
};
