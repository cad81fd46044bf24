import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Violation = { readonly id: string; readonly nodes: readonly { target: string[]; failureSummary?: string }[] };

/** What axe finds against WCAG 2.2 AA, each with where; empty is what a page must be. */
export const axeFinds = async (page: Page): Promise<readonly string[]> => {
  // What fades in has no contrast yet.
  await page.evaluate(
    "Promise.all(document.getAnimations().map((each) => each.finished)).then(() => null, () => null)",
  );
  await page.waitForTimeout(300);
  // By the browser's driver, which the page's policy does not bind.
  await page.evaluate(axe);
  const { violations } = await page.evaluate<{ violations: Violation[] }>(
    `axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`),
  );
};
