import { p, type Sql, sql } from "../core/sql.js";
import type { Table } from "../core/table.js";
import { keyedHash } from "./commit.sql.js";
import { eraseArrivals, erasePlan } from "./erase-tables.js";
import { arrivals, copies, interactions, interactionsPast, quarantine } from "./tables.js";

/** The statements of an erasure. No statement that the engine keeps (a mutation's text) names the person: it reads the plan. */
export type Tombstones = { readonly key: readonly [string, string]; readonly hashes: readonly string[] };

const of = (keys: readonly string[]): Sql => sql`(SELECT arrayJoin(${p.keys(keys)}))`;

/** Rows that carry one of the keys, and those about the person's own subjects. */
export const planRows = (
  table: Table,
  whose: { held: "interaction" | "past"; keys: readonly string[]; subjects: readonly string[] },
): Sql => sql`INSERT INTO ${erasePlan} (record_id, load, line, held)
SELECT DISTINCT record_id, load, line, ${p.text(whose.held)} FROM ${table}
WHERE hasAny(identifiers, ${p.texts(whose.keys)}) OR subject_id IN ${of(whose.subjects)}`;

/** The same rows with all that is in them, for the person to have. */
export const rowsOfPerson = (table: Table, whose: { keys: readonly string[]; subjects: readonly string[] }): Sql =>
  sql`SELECT * FROM ${table} WHERE hasAny(identifiers, ${p.texts(whose.keys)}) OR subject_id IN ${of(whose.subjects)} ORDER BY at, record_id, load, line`;

/** Of records that could not be read: those about one of the keys or subjects, and those that hold one of the texts. */
export type Mentioned = {
  readonly keys: readonly string[];
  readonly subjects: readonly string[];
  readonly texts: readonly string[];
};

export const quarantineMentions = (whose: Mentioned): Sql =>
  sql`SELECT source, file, line, column, value, says, payload, load, known_at FROM ${quarantine} WHERE ${mentioning(whose)} ORDER BY source, file, line, column`;

export const planQuarantine = (whose: Mentioned): Sql => sql`INSERT INTO ${erasePlan} (record_id, load, line, held)
SELECT DISTINCT 0, load, line, 'quarantine' FROM ${quarantine} WHERE ${mentioning(whose)}`;

const mentioning = ({ keys, subjects, texts }: Mentioned): Sql =>
  sql`(hasAny(${wordsOf}, ${p.texts(texts)}) OR arrayExists(one -> has(${p.keys(subjects)}, one.2) OR has(arrayMap(k -> cityHash64(k), ${p.texts(keys)}), one.3), about))`;

// Whole cells first, then what is left when they are cut at anything that no key has in it.
const cells = sql`arrayConcat([value], mapValues(JSONExtract(payload, 'Map(String, String)')))`;
export const wordsOf: Sql = sql`arrayDistinct(arrayConcat(${cells}, splitByRegexp('[^\\\\w@.+:-]+', value), splitByRegexp('[^\\\\w@.+:-]+', payload), splitByRegexp('[^\\\\w@.+-]+', payload)))`;

export const plannedRecords: Sql = sql`(SELECT record_id FROM ${erasePlan} WHERE held != 'quarantine')`;
export const plannedRows = (held: "interaction" | "past"): Sql =>
  sql`(record_id, load, line) IN (SELECT record_id, load, line FROM ${erasePlan} WHERE held = ${p.text(held)})`;
export const plannedQuarantine: Sql = sql`(load, line) IN (SELECT load, line FROM ${erasePlan} WHERE held = 'quarantine')`;

/** How many rows of each table go, counted before. */
export const countPlanned = (): Sql => sql`SELECT toString(held) AS what, count() AS n FROM ${erasePlan} GROUP BY held
UNION ALL SELECT 'copy' AS what, count() AS n FROM ${copies} WHERE record_id IN ${plannedRecords}`;

/** Whether anybody else's rows share a subject or a customer with those that go: then others' commitments may change. */
export const touchesOthers: Sql = sql`WITH going AS (SELECT subject_id, customer_id FROM ${interactions} WHERE ${plannedRows("interaction")})
SELECT count() AS n FROM (SELECT 1 FROM ${interactions}
WHERE NOT (${plannedRows("interaction")}) AND (subject_id IN (SELECT subject_id FROM going WHERE subject_id != 0) OR customer_id IN (SELECT customer_id FROM going WHERE customer_id != 0)) LIMIT 1)`;

/** One row per load that held the person: how many rows it had of theirs, and between when its other rows lie. */
export const touchedLoads: Sql = sql`WITH ${held()}
SELECT load, count() AS rows, countIf(copy) AS copies FROM held GROUP BY load ORDER BY load`;

export const spansWithout = (
  loads: readonly number[],
): Sql => sql`SELECT load, min(at) AS first_at, max(at) AS last_at FROM (
  SELECT load, at FROM ${interactions} WHERE load IN (SELECT arrayJoin(${p.ints(loads)})) AND NOT (${plannedRows("interaction")})
  UNION ALL SELECT load, at FROM ${interactionsPast} WHERE load IN (SELECT arrayJoin(${p.ints(loads)})) AND NOT (${plannedRows("past")})) GROUP BY load`;

export const touchedQuarantine: Sql = sql`SELECT load, count() AS n FROM ${quarantine} WHERE ${plannedQuarantine} GROUP BY load`;

/**
 * Every row of the person that a load ever brought, once: stored, past, or only remembered as a copy. `copy`: its load counts it
 * among its duplicates, as it does what another load of the same import corrected.
 */
function held(): Sql {
  return sql`theirs AS (
    SELECT record_id, load, line, source, properties, at, 0 AS twice FROM ${interactions} WHERE ${plannedRows("interaction")}
    UNION ALL SELECT record_id, load, line, source, properties, at, load >= gone_by AS twice FROM ${interactionsPast} WHERE ${plannedRows("past")}),
  held AS (
    SELECT record_id, load, line, min(copy) AS copy FROM (
      SELECT record_id, load, line, twice AS copy FROM theirs
      UNION ALL SELECT record_id, load, line, 1 AS copy FROM ${copies} WHERE record_id IN ${plannedRecords})
    GROUP BY record_id, load, line)`;
}

/** `parts`: by which property each source's arrivals are counted. */
export const planArrivals = (parts: readonly { source: string; by: string }[]): Sql => {
  const part =
    parts.length === 0
      ? sql`''`
      : sql`properties[transform(toString(source), ${p.texts(parts.map((s) => s.source))}, ${p.texts(parts.map((s) => s.by))}, '')]`;
  return sql`INSERT INTO ${eraseArrivals} (source, part, hour, n, load)
WITH ${held()},
  known AS (SELECT record_id, any(toString(source)) AS of_source, any(${part}) AS of_part, any(toStartOfHour(at)) AS of_hour FROM theirs GROUP BY record_id),
  off AS (SELECT of_source, of_part, toDateTime(of_hour, 'UTC') AS of_hour, load AS of_load, count() AS less FROM held INNER JOIN known USING (record_id) GROUP BY of_source, of_part, of_hour, of_load)
SELECT source, part, hour, if(n > less, n - less, 0) AS n, load FROM (SELECT source, part, hour, sum(n) AS n, load FROM ${arrivals} GROUP BY source, part, hour, load) AS counted
INNER JOIN off ON toString(source) = of_source AND part = of_part AND hour = of_hour AND load = of_load`;
};

export const plannedArrivals: Sql = sql`(source, part, hour, load) IN (SELECT source, part, hour, load FROM ${eraseArrivals})`;
export const putArrivals: Sql = sql`INSERT INTO ${arrivals} (source, part, hour, n, load) SELECT source, part, hour, n, load FROM ${eraseArrivals} WHERE n > 0`;

/** How many rows still carry what was erased, by the tombstones alone: they know without keeping. */
export const stillHeld = ({ key, hashes }: Tombstones): Sql => {
  const known = (text: Sql) => sql`has(${p.texts(hashes)}, ${keyedHash(text, key)})`;
  const carried = sql`arrayExists(i -> ${known(sql`i`)}, arrayConcat(identifiers, [customer, concat('subject:', subject)]))`;
  return sql`SELECT 'interactions' AS what, count() AS n FROM ${interactions} WHERE ${carried}
UNION ALL SELECT 'interactions_past' AS what, count() AS n FROM ${interactionsPast} WHERE ${carried}
UNION ALL SELECT 'quarantine' AS what, count() AS n FROM ${quarantine} WHERE ${rememberedIn({ key, hashes })}`;
};

/** How a key or subject is remembered by which a record that could not be read is known to be about somebody. */
export const aboutText = (text: Sql): Sql => sql`concat('about:', toString(cityHash64(${text})))`;

const rememberedIn = ({ key, hashes }: Tombstones): Sql => {
  const known = (text: Sql) => sql`has(${p.texts(hashes)}, ${keyedHash(text, key)})`;
  const about = (hash: Sql) => known(sql`concat('about:', toString(${hash}))`);
  return sql`(arrayExists(i -> ${known(sql`concat('value:', i)`)}, ${wordsOf}) OR arrayExists(one -> ${about(sql`one.2`)} OR ${about(sql`one.3`)}, about))`;
};

/** For an import: records it could not read that mention somebody who was erased. */
export const erasedQuarantine = (first: number, tombstones: Tombstones): Sql =>
  sql`load >= ${p.int(first)} AND ${rememberedIn(tombstones)}`;

/** How many rows hold one of the texts anywhere, as a value or as a word. For the proof, where the texts are still known. */
export const mentions = (texts: readonly string[]): Sql => {
  const words = (column: Sql) =>
    sql`hasAny(arrayConcat([${column}], splitByRegexp('[^\\\\w@.+:-]+', ${column})), ${p.texts(texts)})`;
  const anywhere = sql`hasAny(arrayConcat([customer, subject, id], identifiers, mapValues(properties)), ${p.texts(texts)}) OR ${words(sql`text`)}`;
  return sql`SELECT 'interactions' AS what, count() AS n FROM ${interactions} WHERE ${anywhere}
UNION ALL SELECT 'interactions_past' AS what, count() AS n FROM ${interactionsPast} WHERE ${anywhere}
UNION ALL SELECT 'quarantine' AS what, count() AS n FROM ${quarantine} WHERE hasAny(${wordsOf}, ${p.texts(texts)})`;
};
