import { sql } from "../../core/sql.js";
import { keysOf, liveLine as lineIs } from "../../interactions/live.sql.js";
import { liveColumns, liveLine } from "../../interactions/live-rows.js";
import type { MappedRow } from "../../interactions/map-event.js";
import { interactions, quarantine } from "../../interactions/tables.js";
import type { Load } from "../../stores/state-tables.js";
import type { Stores } from "../context.js";
import { removeRows } from "../remove-rows.js";
import { payloadOf } from "./incoming.js";
import type { Settled } from "./settle-events.js";

/** A batch's lines are numbered from here: load and line name one row. */
const linesPerBatch = 2 ** 20;

/** Stores what a batch brings, then enters it in the journal: on disk when it returns. `loads`: by source, those that take what comes now. */
export const commitEvents = async (
  stores: Stores,
  settled: readonly Settled[],
  given: { readonly batch: number; readonly loads: ReadonlyMap<string, Load> },
): Promise<void> => {
  const { facts, state } = stores;
  const { batch, loads } = given;
  const lines: string[] = [];
  const aside: { readonly at: number; readonly of: Settled; readonly load: Load }[] = [];
  const tallies = new Map<number, Tally>();
  let line = batch * linesPerBatch;
  for (const one of settled) {
    const load = loads.get(one.event.source.name)!;
    if (!tallies.has(load.id)) tallies.set(load.id, tallyOf(load));
    const tally = tallies.get(load.id)!;
    line += 1;
    count(tally, one);
    if (one.as === "stored") {
      const place = { knownAt: one.event.receivedAt, load: load.id, line, batch };
      one.event.lines.forEach((content, i) => {
        const row = one.event.rows[i]!;
        lines.push(liveLine(content, row.at, row.recordedAt === null ? place : { ...place, knownAt: row.recordedAt }));
      });
    }
    if (one.as === "set aside") aside.push({ at: line, of: one, load });
  }
  if (aside.length > 0) await facts.insert(quarantine, await quarantined(stores, aside, batch));
  if (lines.length > 0) await facts.insert(interactions, { columns: liveColumns, lines: Buffer.from(lines.join("")) });
  const resolved = settled.flatMap((one) => one.resolves);
  if (resolved.length > 0)
    await removeRows(
      facts,
      quarantine,
      sql.join(
        resolved.map((one) => sql`(${lineIs(one.load, one.line)})`),
        sql` OR `,
      ),
    );
  await state.db.transaction().execute(async (trx) => {
    for (const [id, tally] of tallies)
      await trx
        .updateTable("loads")
        .set((e) => ({
          rows: e("rows", "+", tally.rows),
          duplicates: e("duplicates", "+", tally.duplicates),
          erased: e("erased", "+", tally.erased),
          quarantined: e("quarantined", "+", tally.quarantined),
          empty: e("empty", "+", tally.empty),
          batch,
          ...(tally.spanned
            ? { first_at: iso(tally.first), last_at: iso(tally.last), types: JSON.stringify([...tally.types].sort()) }
            : {}),
        }))
        .where("id", "=", id)
        .execute();
    for (const { load } of resolved)
      await trx
        .updateTable("loads")
        .set((e) => ({ quarantined: e("quarantined", "-", 1) }))
        .where("id", "=", load)
        .execute();
  });
};

type Tally = {
  rows: number;
  duplicates: number;
  erased: number;
  quarantined: number;
  empty: number;
  first: number;
  last: number;
  types: Set<string>;
  /** Whether the span or the types are others than the journal's. */
  spanned: boolean;
};

const tallyOf = (load: Load): Tally => ({
  rows: 0,
  duplicates: 0,
  erased: 0,
  quarantined: 0,
  empty: 0,
  first: load.first_at === null ? Number.POSITIVE_INFINITY : Date.parse(load.first_at),
  last: load.last_at === null ? Number.NEGATIVE_INFINITY : Date.parse(load.last_at),
  types: new Set(JSON.parse(load.types ?? "[]") as string[]),
  spanned: false,
});

const count = (tally: Tally, { as, event }: Settled): void => {
  if (as === "still") return;
  if (as === "nothing") tally.empty += 1;
  else if (as === "set aside") tally.quarantined += 1;
  else tally.rows += as === "stored" ? event.rows.length : 1;
  if (as === "again") tally.duplicates += 1;
  if (as === "erased") tally.erased += 1;
  if (as !== "stored") return;
  for (const row of event.rows) {
    if (row.at >= tally.first && row.at <= tally.last && tally.types.has(row.type)) continue;
    tally.first = Math.min(tally.first, row.at);
    tally.last = Math.max(tally.last, row.at);
    tally.types.add(row.type);
    tally.spanned = true;
  }
};

const iso = (ms: number): string => new Date(ms).toISOString();

/** Rows of `quarantine`: an event is taken whole or set aside whole, and is about all that it should have yielded. */
const quarantined = async (
  { facts }: Stores,
  aside: readonly { readonly at: number; readonly of: Settled; readonly load: Load }[],
  batch: number,
): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const rows = aside.map(({ at, of, load }) => ({
    at,
    load,
    event: of.event,
    fault: of.faults[0]!,
    about: aboutOf(of),
  }));
  const texts = [
    ...new Set(rows.flatMap(({ about }) => about.flatMap(({ row }) => [row.subject, row.identifiers[0] ?? ""]))),
  ];
  const keys = new Map<string, string>();
  for (let i = 0; i < texts.length; i += 1_000) {
    const some = texts.slice(i, i + 1_000);
    const [found] = await facts.query(keysOf(some));
    for (const [j, text] of some.entries()) keys.set(text, String((found!.keys as readonly string[])[j]));
  }
  return rows.map(({ at, load, event, fault, about }) => ({
    source: event.source.name,
    file: load.path,
    line: at,
    column: fault.column,
    value: fault.value,
    code: fault.code,
    says: fault.says,
    payload: payloadOf(event.event),
    about: about.map(({ row, timed }) => ({
      type: row.type,
      subject_id: keys.get(row.subject)!,
      customer_id: keys.get(row.identifiers[0] ?? "")!,
      at: timed ? new Date(row.at) : null,
    })),
    load: load.id,
    known_at: new Date(event.receivedAt),
    id: event.id,
    batch,
  }));
};

const aboutOf = ({ event, faults }: Settled): readonly { row: MappedRow; timed: boolean }[] => [
  ...event.rows.map((row) => ({ row, timed: true })),
  ...faults.flatMap(({ row, code }) =>
    row === null || event.rows.includes(row) ? [] : [{ row, timed: !/^(record|event)\.time\./.test(code) }],
  ),
];
