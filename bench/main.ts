/**
 * `npm run bench [-- --sizes 1m,5m,20m --only import,check,later,timeline]`: Kept beside its engine and beside hand-written DuckDB SQL, on the same
 * seeded data in the same run, each in a process of its own. Prints ratios; README.md says what is compared and how.
 */
import { parseArgs } from "node:util";
import { benchCheck } from "./check.js";
import { benchImport } from "./import.js";
import { benchLater } from "./later.js";
import { prepare } from "./prepare.js";
import { textTable } from "./table.js";
import { benchTimeline } from "./timeline.js";

/** One measured thing at one size: `ratio` to its peer, the most it may be, and what it took. */
export type Measured = {
  readonly what: string;
  readonly size: number;
  readonly kept: string;
  readonly peer: string;
  readonly ratio: string;
  /** The same of processor time, which other work on the machine disturbs less. */
  readonly cpuRatio: string;
  readonly atMost: string;
  readonly peakMb: string;
  readonly note: string;
};

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "1m,5m,20m" },
    only: { type: "string", default: "import,check,later,timeline" },
    folder: { type: "string", default: ".bench" },
  },
});
const sizes = values.sizes.split(",").map((size) => Number.parseFloat(size) * 1_000_000);
const benches = { import: benchImport, check: benchCheck, later: benchLater, timeline: benchTimeline };

const measured: Measured[] = [];
for (const size of sizes) {
  const data = await prepare(values.folder, size);
  for (const [name, bench] of Object.entries(benches)) {
    if (!values.only.split(",").includes(name)) continue;
    console.error(`${name}, ${size / 1e6} M interactions`);
    measured.push(...(await bench(data)));
  }
}

const head = ["", "interactions", "kept", "peer", "ratio", "of CPU", "at most", "peak MB", ""];
const rows = measured.map((m) => [
  m.what,
  `${m.size / 1e6} M`,
  m.kept,
  m.peer,
  m.ratio,
  m.cpuRatio,
  m.atMost,
  m.peakMb,
  m.note,
]);
console.log(textTable(head, rows));
