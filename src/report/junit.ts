import { budgetLine } from "./budget-says.js";
import { finding } from "./finding.js";
import { formatBounds, formatRate, formatTarget } from "./format.js";
import { markName, marks } from "./marks.js";
import type { CheckResult, PromiseVerdict } from "./model.js";
import { inOrder } from "./order.js";
import { visible } from "./visible.js";

const xml = (text: string): string => visible(text, 1_000).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** A suite with a test case a promise, for build servers: broken is a failure, cannot say an error (skipped where unknown is allowed). */
export const checkJunit = (check: CheckResult, given: { unknown: "counts" | "allowed" }): string => {
  const promises = inOrder(check.promises);
  const failures = promises.filter((each) => each.verdict === "broken" && each.certain).length;
  const unknown = promises.filter((each) => each.verdict === "unknown").length;
  const errors = given.unknown === "counts" ? unknown : 0;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="kept" tests="${promises.length}" failures="${failures}" errors="${errors}">`,
    `  <testsuite name="${xml(check.company)}" tests="${promises.length}" failures="${failures}" errors="${errors}" skipped="${unknown - errors}">`,
    `    <system-out>${xml(finding(check))}</system-out>`,
    ...promises.map((promise) => testcase(promise, check, given.unknown)),
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
};

const testcase = (promise: PromiseVerdict, check: CheckResult, unknown: "counts" | "allowed"): string => {
  const says = xml(`${marks[markName(promise)].word}. ${rateSays(promise)}. ${budgetLine(promise, check)}`);
  const element =
    promise.verdict === "unknown"
      ? unknown === "counts"
        ? "error"
        : "skipped"
      : promise.verdict === "broken" && promise.certain
        ? "failure"
        : undefined;
  const inner = element ? `<${element} message="${says}"/>` : `<system-out>${says}</system-out>`;
  return `    <testcase classname="promises" name="${xml(promise.name)}: ${xml(promise.says)}">${inner}</testcase>`;
};

const rateSays = ({ keepRate, target }: PromiseVerdict): string => {
  const promised = `promised ${formatTarget(target)}`;
  if (!("status" in keepRate)) {
    const text = formatRate(keepRate, target);
    return `${text.estimate} (${text.range}) of ${keepRate.n}, ${promised}`;
  }
  return keepRate.status === "unknown"
    ? `${formatBounds(keepRate.bounds, target).range}% of ${keepRate.n}, ${promised}`
    : promised;
};
