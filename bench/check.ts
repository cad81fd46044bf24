import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CheckResult } from "../src/promises/verdict.js";
import type { Measured } from "./main.js";
import { best, measure, type Run } from "./measure.js";
import { copyOf, type Data, kept, workspace } from "./prepare.js";

type Counts = Record<string, { kept: number; broken: number; pending: number; void: number; letDown: number }>;

/** A full `kept check` of six promises beside DuckDB: the same question in SQL, and the shortest SQL that gives the counts on this data. */
export const benchCheck = async (data: Data): Promise<readonly Measured[]> => {
  const imported = await importedOnce(data);
  const runs = data.size > 5e6 ? 2 : 3;
  const own = await best(runs, () => kept(copyOf(imported, "checked"), "check", "--format", "json"));
  const answer = countsOf(own);
  const row = (what: string, peer: Run, note: string): Measured => ({
    what,
    size: data.size,
    kept: `${own.seconds.toFixed(2)} s`,
    peer: `${peer.seconds.toFixed(2)} s`,
    ratio: (own.seconds / peer.seconds).toFixed(2),
    cpuRatio: (own.cpu / peer.cpu).toFixed(2),
    atMost: "1.0",
    peakMb: own.peakMb.toFixed(0),
    note: `${note}, ${peer.peakMb.toFixed(0)} MB, ${differences(answer, JSON.parse(peer.out).answers)}`,
  });
  const duckdb = (folder: string) =>
    best(runs, () => measure(["node", "bench/duckdb.mjs", "check", data.duckdb, folder]));
  return [
    row("check", await duckdb("bench/duckdb"), "DuckDB"),
    row("check, shortcut", await duckdb("bench/duckdb-shortcut"), "DuckDB that knows an order is placed once"),
  ];
};

/** The workspace after import and before any check; made once for all that is measured on it. */
export const importedOnce = async (data: Data): Promise<string> => {
  const folder = join(data.folder, "imported");
  if (existsSync(join(folder, ".kept"))) return folder;
  workspace(data, "imported", [data.parquet]);
  await kept(folder, "import");
  return folder;
};

const countsOf = (run: Run): Counts =>
  Object.fromEntries(
    (JSON.parse(run.out) as CheckResult).promises.map(({ name, counts, people }) => [
      name,
      { kept: counts.kept, broken: counts.broken, pending: counts.pending, void: counts.void, letDown: people.letDown },
    ]),
  );

const differences = (own: Counts, peer: Counts): string => {
  const different = Object.entries(peer).flatMap(([promise, counts]) =>
    Object.entries(counts)
      .filter(([name, n]) => own[promise]?.[name as keyof Counts[string]] !== n)
      .map(([name, n]) => `${promise}.${name} ${own[promise]?.[name as keyof Counts[string]]} against ${n}`),
  );
  return different.length === 0 ? "same counts" : `DIFFERENT: ${different.join("; ")}`;
};
