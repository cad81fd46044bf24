import { p, type Sql, sql } from "../core/sql.js";
import { columnsOf } from "../core/table.js";
import { arrivals, copies, importGone, interactions, interactionsPast, quarantine } from "./tables.js";

/**
 * The statements of an import's commit, in order. `first` is the first load of the group being committed: all its rows are in
 * `interactions` already, and none of the earlier ones has a higher number.
 */

const column = columnsOf(interactions);

/** What makes two rows with the same `record_id` really the same interaction: 64 bits alone would lose one in a billion. */
const identity = sql`(source, type, id, if(id = '', (at, subject, customer, channel), (toDateTime64(0, 3, 'UTC'), '', '', '')))`;
// A hash of anything null is null, which equals nothing: then no copy would stay.
const content = sql`cityHash64(at, subject, customer, channel, ifNull(toString(amount), ''), ifNull(toString(score), ''), text, toString(properties), identifiers)`;

/** Copies of the same record: the earliest row with the newest content stays. */
export const planDuplicates = (first: number): Sql => sql`INSERT INTO ${importGone} (record_id, load, line, why)
SELECT record_id, gone.1, gone.2, if(gone.3 = newest, 'duplicate', 'corrected') FROM (
  SELECT record_id, arraySort(groupArray((load, line, ${content}))) AS rows, rows[-1].3 AS newest,
    arrayFirst(r -> r.3 = newest, rows) AS stays, arrayFilter(r -> (r.1, r.2) != (stays.1, stays.2), rows) AS others
  FROM ${interactions}
  WHERE record_id IN (
    SELECT record_id FROM ${interactions}
    WHERE record_id IN (SELECT record_id FROM ${interactions} WHERE load >= ${p.int(first)})
    GROUP BY record_id HAVING count() > 1)
  GROUP BY record_id, ${identity}
  HAVING count() > 1)
ARRAY JOIN others AS gone`;

/** What earlier loads of a file held and its new content does not. `replaced` are all earlier loads of that file. */
export const planWithdrawn = (replacement: {
  load: number;
  replaced: readonly number[];
  spared: readonly number[];
}): Sql => sql`INSERT INTO ${importGone} (record_id, load, line, why)
SELECT record_id, load, line, 'withdrawn' FROM ${interactions}
WHERE has(${p.ints(replacement.replaced)}, toInt64(load))
  AND record_id NOT IN (SELECT record_id FROM ${interactions} WHERE load = ${p.int(replacement.load)})
  AND record_id NOT IN (SELECT record_id FROM ${copies} WHERE has(${p.ints(replacement.spared)}, toInt64(load)))`;

/** Which other loads hold copies of what is withdrawn: their files are read again. */
export const loadsWithCopies = (replaced: readonly number[]): Sql => sql`SELECT DISTINCT load FROM ${copies}
WHERE record_id IN (SELECT record_id FROM ${importGone} WHERE why = 'withdrawn') AND NOT has(${p.ints(replaced)}, toInt64(load)) ORDER BY load`;

/** `erased` are keyed hashes of identifiers and subjects that must never be stored again. */
export const planErased = (
  first: number,
  erased: { key: readonly [string, string]; hashes: readonly string[] },
): Sql => sql`INSERT INTO ${importGone} (record_id, load, line, why)
SELECT record_id, load, line, 'erased' FROM ${interactions}
WHERE load >= ${p.int(first)} AND arrayExists(i -> has(${p.texts(erased.hashes)}, ${keyedHash(sql`i`, erased.key)}), arrayConcat(identifiers, [concat('subject:', subject)]))`;

/** The same in the engine and for a single text: how an erased identifier is remembered without being kept. */
export const keyedHash = (text: Sql, key: readonly [string, string]): Sql =>
  sql`hex(sipHash128Keyed((${p.key(key[0])}, ${p.key(key[1])}), ${text}))`;

export const goneByReason = sql`SELECT toString(why) AS why, load, count() AS n FROM ${importGone} GROUP BY why, load ORDER BY why, load`;

/** Rows known before this group go to the past; its own never were known. */
export const moveToPast = (first: number, at: Date): Sql => sql`INSERT INTO ${interactionsPast}
SELECT *, ${p.instant(at)} AS gone_at, ${p.int(first)} AS gone_by FROM ${interactions}
WHERE load < ${p.int(first)} AND (record_id, load, line) IN (SELECT record_id, load, line FROM ${importGone} WHERE why IN ('corrected', 'withdrawn'))`;

export const rememberCopies = (first: number): Sql => sql`INSERT INTO ${copies}
SELECT DISTINCT record_id, load FROM ${importGone} WHERE why IN ('duplicate', 'corrected') AND load >= ${p.int(first)}`;

/** For `removeRows`: what each table loses. */
export const gone: Sql = sql`(record_id, load, line) IN (SELECT record_id, load, line FROM ${importGone})`;

/** How much arrived for each hour, of one load, by part. */
export const countArrivals = (load: number, part: string | null): Sql => sql`INSERT INTO ${arrivals}
SELECT source, ${part === null ? sql`''` : sql`${column.properties}[${p.text(part)}]`} AS part, toStartOfHour(at) AS hour, count() AS n, load
FROM ${interactions} WHERE load = ${p.int(load)} GROUP BY source, part, hour, load`;

export const tablesOfLoads = [interactions, quarantine, arrivals, copies] as const;
