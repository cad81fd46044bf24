import { rmSync } from "node:fs";
import { join } from "node:path";
import { bareInsertSql } from "./bare-insert.sql.js";
import type { Measured } from "./main.js";
import { best } from "./measure.js";
import { type Data, kept, runSql, workspace } from "./prepare.js";

/** `kept import` beside the engine's bare insert of the same file; both are whole processes. */
export const benchImport = async (data: Data): Promise<readonly Measured[]> => {
  const runs = data.size > 5e6 ? 1 : 2;
  const measured: Measured[] = [];
  for (const file of [data.csv, data.parquet]) {
    const format = file.slice(file.lastIndexOf(".") + 1);
    const store = join(data.folder, "bare");
    const bare = await best(runs, () => {
      rmSync(store, { recursive: true, force: true });
      return runSql(data, bareInsertSql(file), store);
    });
    rmSync(store, { recursive: true, force: true });
    const own = await best(runs, () => kept(workspace(data, format, [file]), "import"));
    measured.push({
      what: `import ${format}`,
      size: data.size,
      kept: `${own.seconds.toFixed(2)} s`,
      peer: `${bare.seconds.toFixed(2)} s`,
      ratio: (own.seconds / bare.seconds).toFixed(2),
      cpuRatio: (own.cpu / bare.cpu).toFixed(2),
      atMost: "2.0",
      peakMb: own.peakMb.toFixed(0),
      note: `bare insert, ${(data.size / own.seconds / 1000).toFixed(0)} k/s`,
    });
  }
  return measured;
};
