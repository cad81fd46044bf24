import type { Stores } from "../src/app/context.js";
import { commitGroup } from "../src/app/import/commit.js";
import { loadsInForce } from "../src/app/import/journal.js";
import { stageTakenBack } from "../src/app/import/take-back.js";
import { p, sql } from "../src/core/sql.js";
import { copies, interactions } from "../src/interactions/tables.js";
import type { Load } from "../src/stores/state-tables.js";

/** One line of a file as the reader hands it on: `id` identifies the record, `says` is what it says (and makes its type, subject and time). */
export type Line = { readonly id: number; readonly says: number; readonly recorded?: Date };

const source = "s";
const key = (n: number) => BigInt(n) * 1_000_003n;
const day = 86_400_000;
export const madeAt = (line: Line) => new Date(Date.UTC(2026, 0, 5) + (line.id % 5) * day + line.says * 6 * 3_600_000);

// A correction may make it another subject's.
const subjectOf = (line: Line) => (line.id + (line.says === 2 ? 1 : 0)) % 3;

/** Stores the lines of a file as a staged load, in place of the reader process and `stage`. */
export const stageLines = async (
  { facts, state }: Stores,
  file: { path: string; lines: readonly Line[] },
  at: Date,
): Promise<Load> => {
  const load = await state.db
    .insertInto("loads")
    .values({
      source,
      path: file.path,
      content_hash: JSON.stringify(file.lines),
      mapping_hash: "m",
      kind: "csv",
      state: "staged",
      rows: file.lines.length,
      loaded_at: at.toISOString(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const rows = file.lines.map((line, i) => ({
    record_id: key(line.id + 1),
    source,
    type: ["a", "b", "c"][line.id % 3]!,
    at: madeAt(line),
    known_at: line.recorded ?? at,
    subject: `s${subjectOf(line)}`,
    subject_id: key(subjectOf(line) + 10),
    customer: `c${line.says % 2}`,
    customer_id: key((line.says % 2) + 100),
    identifiers: [`c:${line.says % 2}`],
    channel: "app",
    amount: line.says,
    score: null,
    text: "",
    properties: { store: "x" },
    id: String(line.id),
    load: load.id,
    line: i + 1,
  }));
  await facts.insert(interactions, rows);
  return load;
};

/** One import: files with their lines, in order, and paths that are asked for no more. */
export type Import = {
  readonly files: readonly { path: string; lines: readonly Line[] }[];
  readonly takenBack: readonly string[];
};

export const importLines = async (stores: Stores, one: Import, at: Date): Promise<void> => {
  const live = await loadsInForce(stores, source);
  const group = [
    ...(await stageTakenBack(
      stores,
      live.filter((load) => one.takenBack.includes(load.path)),
      at,
    )),
  ];
  for (const file of one.files) group.push(await stageLines(stores, file, at));
  if (group.length > 0) await commitGroup(stores, group, null);
};

/** What must be known after these imports: of each record what the load that came last among those in force says. */
export const knownAfter = (imports: readonly Import[]): ReadonlyMap<number, number> => {
  const inForce = new Map<string, { order: number; lines: readonly Line[] }>();
  let order = 0;
  for (const one of imports) {
    for (const path of one.takenBack) inForce.delete(path);
    for (const { path, lines } of one.files) inForce.set(path, { order: order++, lines });
  }
  const loads = [...inForce.values()].sort((a, b) => a.order - b.order);
  return new Map(
    loads.flatMap(({ lines }) => lines.map((line) => [line.id, line.says] as const)).sort(([a], [b]) => a - b),
  );
};

/** What is stored: id and what it says, each record once or the list shows it twice. */
export const said = async (
  { facts }: Stores,
  among = sql`${interactions}`,
): Promise<readonly (readonly [number, number])[]> => {
  const rows = await facts.query(
    sql`SELECT toInt32(id) AS id, toInt32(amount) AS says FROM ${among} ORDER BY id, says`,
  );
  return rows.map((row) => [Number(row.id), Number(row.says)] as const);
};

/** The records that a load in force holds, by the row stored under it or by its copies. */
export const heldBy = async ({ facts }: Stores, load: number): Promise<readonly number[]> => {
  const rows = await facts.query(
    sql`SELECT DISTINCT toInt32(intDiv(record_id, 1000003) - 1) AS id FROM (SELECT record_id FROM ${interactions} WHERE load = ${p.int(load)} UNION ALL SELECT record_id FROM ${copies} WHERE load = ${p.int(load)}) ORDER BY id`,
  );
  return rows.map((row) => Number(row.id));
};
