// `node scripts/advisories.mjs`: fails where something that is shipped has a known advisory of level high or above. Where the
// registry cannot be asked it says so and fails nothing: a build without a network is no weakness.
import { spawnSync } from "node:child_process";

const { stdout, stderr } = spawnSync("npm", ["audit", "--omit=dev", "--json"], { encoding: "utf8", timeout: 120_000 });
const answer = (() => {
  try {
    return JSON.parse(stdout);
  } catch {
    return null;
  }
})();
const counts = answer?.metadata?.vulnerabilities;
if (counts === undefined) {
  const why = answer?.error?.summary || answer?.message || stderr.trim().split("\n").at(-1) || "no answer";
  console.log(`Advisories were not checked: the registry could not be asked (${why}).`);
  process.exit(0);
}
for (const [name, { severity, via }] of Object.entries(answer.vulnerabilities ?? {}))
  console.log(`${severity}: ${name}: ${via.map((one) => (typeof one === "string" ? one : one.title)).join("; ")}`);
const grave = counts.high + counts.critical;
console.log(`${grave} advisories of level high or above, ${counts.total} in all.`);
process.exit(grave > 0 ? 1 : 0);
