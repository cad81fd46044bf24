import { relative } from "node:path";
import type { Reporter, TestCase, TestModule, Vitest } from "vitest/node";

/** One line for each test, or group of tests, that was skipped, with why: that is in its title, or is said when it is skipped. */
export const skippedReporter = (): Reporter => {
  let vitest: Vitest;
  return {
    onInit: (started) => {
      vitest = started;
    },
    onTestRunEnd: (modules) => {
      // With -t all others are skipped too, and nobody asks why.
      if (vitest.getGlobalTestNamePattern() !== undefined) return;
      const lines = new Set(modules.flatMap(linesOf));
      if (lines.size > 0) vitest.logger.log(`\n${[...lines].join("\n")}`);
    },
  };
};

const linesOf = (module: TestModule): string[] =>
  [...module.children.allTests("skipped")].map((test) => `skipped: ${relative("", module.moduleId)}: ${nameOf(test)}`);

/** A group that is skipped as a whole is named once, and so is one whose tests are skipped for one said reason. */
const nameOf = (test: TestCase): string => {
  const result = test.result();
  const note = result.state === "skipped" ? result.note : undefined;
  let name = test.name;
  for (let up = test.parent; up.type === "suite"; up = up.parent)
    name = note !== undefined || up.options.mode === "skip" ? up.name : `${up.name} > ${name}`;
  return note === undefined ? name : `${name}: ${note}`;
};
