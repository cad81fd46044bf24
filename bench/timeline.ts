import { importedOnce } from "./check.js";
import type { Measured } from "./main.js";
import { measure } from "./measure.js";
import { copyOf, type Data, kept } from "./prepare.js";

/** One customer's timeline, 400 customers drawn at random, asked one after the other of an open store. */
export const benchTimeline = async (data: Data): Promise<readonly Measured[]> => {
  const folder = copyOf(await importedOnce(data), "checked");
  await kept(folder, "check");
  const run = await measure(["node", "bench/timelines.mjs", folder, "400"]);
  const { p50, p99, rows } = JSON.parse(run.out) as { p50: number; p99: number; rows: number };
  return [
    {
      what: "one customer",
      size: data.size,
      kept: `p99 ${p99.toFixed(1)} ms`,
      peer: "",
      ratio: "",
      cpuRatio: "",
      atMost: "20 ms",
      peakMb: run.peakMb.toFixed(0),
      note: `p50 ${p50.toFixed(1)} ms, ${rows.toFixed(0)} interactions each`,
    },
  ];
};
