/**
 * `node scripts/closing-line.mjs RESULTS.json`: what the test run came to, as the plain line `N passed, N failed`. No test at all is
 * a failure; so is a test that was skipped for want of `../shared` although `../shared` is there.
 */
import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";

const read = (file) => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { testResults: [], success: false };
  }
};

const results = read(process.argv[2]);
const tests = results.testResults.flatMap((file) =>
  (file.assertionResults ?? []).map((test) => ({ file: file.name, status: test.status, name: test.fullName })),
);
const passed = tests.filter((test) => test.status === "passed").length;
// A file that could not be loaded holds no tests, and is one failure.
const broken = results.testResults.filter(
  (file) => file.status === "failed" && (file.assertionResults ?? []).length === 0,
);
const failed = tests.filter((test) => test.status === "failed").length + broken.length;
const skipped = tests.filter((test) => test.status !== "passed" && test.status !== "failed");

const wants = /KEPT_DATA|\.\.\/shared|shared\/(data|tools)|sharedData|sharedTool/;
const lost = existsSync("../shared") ? skipped.filter((test) => wants.test(readFileSync(test.file, "utf8"))) : [];
for (const test of lost) console.log(`Skipped although ../shared is here: ${relative("", test.file)}: ${test.name}`);
for (const file of broken) console.log(`Could not be loaded: ${relative("", file.name)}`);
if (passed + failed === 0) console.log("No test ran.");

console.log(`${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`);
process.exit(passed === 0 || failed > 0 || lost.length > 0 || results.success === false ? 1 : 0);
