/**
 * `npm run examples [-- NAME...] [--update | --prepare]`: fills each example's data/, imports it, checks it, and compares the
 * answer with expected/check.json. `--update` writes the answer there; `--prepare` only fills data/.
 */
import { spawnSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type ExampleName, exampleNames, prepareExample } from "./examples/prepare.js";
import { checkExample, committedForm, expectedFile, isBuilt, runKept } from "./examples/run-kept.js";

const args = process.argv.slice(2);
const named = args.filter((one) => !one.startsWith("--"));
const unknown = named.filter((name) => !exampleNames.includes(name as ExampleName));
if (unknown.length > 0) {
  console.error(`No example is called ${unknown.join(", ")}. There are: ${exampleNames.join(", ")}.`);
  process.exit(2);
}
const names = named.length > 0 ? (named as ExampleName[]) : exampleNames;
if (!args.includes("--prepare") && !isBuilt())
  spawnSync(process.execPath, [join("scripts", "build.mjs")], { stdio: "inherit" });

let different = 0;
for (const name of names) {
  const started = performance.now();
  const says = await tryExample(name);
  console.log(`${name.padEnd(14)} ${says}  (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}
process.exit(different > 0 ? 1 : 0);

async function tryExample(name: ExampleName): Promise<string> {
  const folder = join("examples", name);
  const missing = await prepareExample(name, folder);
  if (missing !== null) return `skipped: ${missing} is not there`;
  if (args.includes("--prepare")) return "its data are in place";
  const imported = await runKept(folder, "import");
  if (imported.code !== 0) {
    different++;
    return `cannot be imported (${imported.code})\n${imported.stderr}`;
  }
  const answer = committedForm(await checkExample(folder));
  const file = expectedFile(name);
  if (args.includes("--update")) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, answer);
    return `written to ${file}`;
  }
  if (answer === (await readFile(file, "utf8").catch(() => ""))) return "as expected";
  different++;
  const got = join(folder, ".kept", "check.json");
  await writeFile(got, answer);
  return `differs from what is expected: compare ${got} with ${file}`;
}
