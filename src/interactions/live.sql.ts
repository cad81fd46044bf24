import { p, type Sql, sql } from "../core/sql.js";
import { columnsOf } from "../core/table.js";
import { arrivals, interactions, interactionsPast, quarantine } from "./tables.js";

const column = columnsOf(interactions);
const asked = (source: string, ids: readonly string[]): Sql =>
  sql`source = ${p.text(source)} AND id IN (SELECT arrayJoin(${p.texts(ids)}))`;

/** What is stored under these ids of a source. `gone`: it was, and something newer took its place. */
export const storedUnder = (source: string, ids: readonly string[]): Sql =>
  sql`SELECT id, toString(type) AS type, subject, customer, identifiers, toString(channel) AS channel, amount, score, text, properties, toUnixTimestamp64Milli(${column.known_at}) AS known, 0 AS gone
FROM ${interactions} WHERE ${asked(source, ids)}
UNION ALL SELECT id, toString(type) AS type, subject, customer, identifiers, toString(channel) AS channel, amount, score, text, properties, 0 AS known, 1 AS gone
FROM ${interactionsPast} WHERE ${asked(source, ids)}`;

/** What lies in quarantine under these ids. */
export const quarantinedUnder = (source: string, ids: readonly string[]): Sql =>
  sql`SELECT id, toString(code) AS code, says, payload, load, line FROM ${quarantine} WHERE batch > 0 AND ${asked(source, ids)} ORDER BY load, line`;

/** How many events the filter must hold; and their hashes, one slice of many. */
export const countEvents = (sources: readonly string[]): Sql =>
  sql`SELECT (SELECT count() FROM ${interactions} WHERE ${ofSources(sources)}) + (SELECT count() FROM ${quarantine} WHERE batch > 0) AS n`;

export const eventHashes = (sources: readonly string[], slice: { readonly i: number; readonly of: number }): Sql => {
  const hash = sql`murmurHash3_32(concat(toString(source), '\\0', id))`;
  return sql`SELECT groupUniqArray(hash) AS hashes FROM (
  SELECT ${hash} AS hash FROM ${interactions} WHERE ${ofSources(sources)} AND hash % ${p.int(slice.of)} = ${p.int(slice.i)}
  UNION ALL SELECT ${hash} AS hash FROM ${quarantine} WHERE batch > 0 AND id != '' AND hash % ${p.int(slice.of)} = ${p.int(slice.i)})`;
};

const ofSources = (sources: readonly string[]): Sql =>
  sql`id != '' AND (batch > 0 OR toString(source) IN ${p.texts(sources)})`;

/** What another process stored meanwhile. */
export const eventHashesSince = (batch: number): Sql => {
  const hash = sql`murmurHash3_32(concat(toString(source), '\\0', id))`;
  return sql`SELECT ${hash} AS hash FROM ${interactions} WHERE batch > ${p.int(batch)} UNION ALL SELECT ${hash} AS hash FROM ${quarantine} WHERE batch > ${p.int(batch)}`;
};

/** One row per load: what it holds of batches that its journal does not know. */
export const unknownToJournal = (batch: number): Sql =>
  sql`SELECT load, max(b) AS batch, countIf(good) AS rows, countIf(NOT good) AS quarantined, minOrNullIf(at, good) AS first_at, maxOrNullIf(at, good) AS last_at, groupUniqArrayIf(type, good) AS types FROM (
  SELECT load, batch AS b, 1 AS good, at, toString(type) AS type FROM ${interactions} WHERE batch > ${p.int(batch)}
  UNION ALL SELECT load, batch AS b, 0 AS good, known_at AS at, '' AS type FROM ${quarantine} WHERE batch > ${p.int(batch)}) GROUP BY load ORDER BY load`;

/** How much came in some batches for each hour. `parts`: by which property each source's arrivals are counted. */
export const countLiveArrivals = (given: {
  readonly after: number;
  readonly upTo: number;
  readonly parts: readonly { readonly source: string; readonly by: string }[];
}): Sql => {
  const { after, upTo, parts } = given;
  const part =
    parts.length === 0
      ? sql`''`
      : sql`properties[transform(toString(source), ${p.texts(parts.map((s) => s.source))}, ${p.texts(parts.map((s) => s.by))}, '')]`;
  return sql`INSERT INTO ${arrivals} (source, part, hour, n, load, batch)
SELECT source, ${part} AS part, toStartOfHour(at) AS hour, count() AS n, load, ${p.int(upTo)} AS batch FROM ${interactions}
WHERE batch > ${p.int(after)} AND batch <= ${p.int(upTo)} GROUP BY source, part, hour, load`;
};

/** Keys of texts, as the engine makes them. */
export const keysOf = (texts: readonly string[]): Sql =>
  sql`SELECT arrayMap(t -> if(t = '', 0, cityHash64(t)), ${p.texts(texts)}) AS keys`;

export const liveLine = (load: number, line: string): Sql => sql`load = ${p.int(load)} AND line = ${p.key(line)}`;
