import { p, type Sql, sql } from "../core/sql.js";
import { columnsOf } from "../core/table.js";
import { arrivals, copies, importGone, interactions, interactionsPast, quarantine } from "./tables.js";

/**
 * What an import commits at once: the loads from `first` on, whose rows are in `interactions` already. Of the loads before it,
 * `replaced` are in force no longer (their files have new content, or are taken back); `live` are all others of these sources.
 */
export type Group = {
  readonly first: number;
  readonly at: Date;
  readonly replaced: readonly number[];
  readonly live: readonly number[];
  /** How many identifiers were ever erased: with none, no row need be compared with them. */
  readonly erased: number;
};

const column = columnsOf(interactions);

/** What makes two rows with the same `record_id` really the same interaction: 64 bits alone would lose one in a billion. */
const identity = sql`(source, type, id, if(id = '', (at, subject, customer, channel), (toDateTime64(0, 3, 'UTC'), '', '', '')))`;
// A hash of anything null is null, which equals nothing: then no copy would stay.
const content = sql`cityHash64(at, subject, customer, channel, ifNull(toString(amount), ''), ifNull(toString(score), ''), text, toString(properties), identifiers)`;

const among = (loads: readonly number[]): Sql => sql`toInt64(load) IN (SELECT arrayJoin(${p.ints(loads)}))`;
const planned = (why: Sql): Sql => sql`(SELECT record_id, load, line FROM ${importGone} WHERE ${why})`;
/** What the group brings. What was erased must not decide what stays. */
const brought = ({ first, erased }: Group): Sql =>
  erased === 0
    ? sql`load >= ${p.int(first)}`
    : sql`load >= ${p.int(first)} AND (record_id, load, line) NOT IN ${planned(sql`why = 'erased'`)}`;

const plan = sql`INSERT INTO ${importGone} (record_id, load, line, content, at, why)`;

/** `erased` are keyed hashes of identifiers and subjects that must never be stored again. */
export const planErased = (
  { first, at }: Group,
  erased: { key: readonly [string, string]; hashes: readonly string[] },
): Sql => sql`${plan}
SELECT record_id, load, line, 0, ${p.instant(at)}, 'erased' FROM ${interactions}
WHERE load >= ${p.int(first)} AND arrayExists(i -> has(${p.texts(erased.hashes)}, ${keyedHash(sql`i`, erased.key)}), arrayConcat(identifiers, [concat('subject:', subject)]))`;

/** The same in the engine and for a single text: how an erased identifier is remembered without being kept. */
export const keyedHash = (text: Sql, key: readonly [string, string]): Sql =>
  sql`hex(sipHash128Keyed((${p.key(key[0])}, ${p.key(key[1])}), ${text}))`;

/**
 * Copies of the records that the group brings: the newest content wins, and of the rows that say it the earliest stays. What
 * was corrected was known until something newer was (`recorded`), else until now; within a group, never.
 */
export const planDuplicates = (group: Group): Sql => sql`${plan}
WITH
  twice AS (
    SELECT record_id FROM ${interactions}
    WHERE ${group.live.length + group.replaced.length === 0 ? brought(group) : sql`record_id IN (SELECT record_id FROM ${interactions} WHERE ${brought(group)})`}
    GROUP BY record_id HAVING count() > 1),
  repeated AS (
    SELECT record_id,
      arraySort(groupArray((load, line, ${content}, ${column.known_at}))) AS rows,
      rows[-1].3 AS newest,
      arrayFirst(r -> r.3 = newest, rows) AS stays,
      arrayFilter(r -> (r.1, r.2) != (stays.1, stays.2), rows) AS others
    FROM ${interactions}
    WHERE record_id IN twice AND (load < ${p.int(group.first)} OR ${brought(group)})
    GROUP BY record_id, ${identity}
    HAVING count() > 1)
SELECT record_id, gone.1, gone.2, gone.3,
  multiIf(
    notEmpty(arrayFilter(r -> (r.1, r.2) > (gone.1, gone.2) AND r.4 > gone.4, rows) AS later), arrayMin(arrayMap(r -> r.4, later)),
    gone.1 < ${p.int(group.first)}, ${p.instant(group.at)},
    gone.4),
  if(gone.3 = newest, 'duplicate', 'corrected')
FROM repeated ARRAY JOIN others AS gone`;

/**
 * Records that a replaced load held and the group does not bring: the newest content that another load in force holds comes
 * back; if none does, the record is withdrawn.
 */
export const planWithdrawn = (group: Group): Sql => {
  const { first, at, replaced, live } = group;
  return sql`${plan}
WITH
  doubtful AS (
    SELECT record_id FROM (
      SELECT record_id FROM ${interactions} WHERE ${among(replaced)} UNION ALL SELECT record_id FROM ${copies} WHERE ${among(replaced)})
    WHERE record_id NOT IN (SELECT record_id FROM ${interactions} WHERE ${brought(group)})),
  stored AS (
    SELECT record_id, load, line, ${content} AS content FROM ${interactions}
    WHERE load < ${p.int(first)} AND record_id IN doubtful),
  held AS (
    SELECT record_id, max((toUInt32(load), line, content)) AS best FROM (
      SELECT record_id, load, line, content FROM ${copies} WHERE record_id IN doubtful AND NOT ${among(replaced)}
      UNION ALL SELECT record_id, load, line, content FROM stored WHERE ${among(live)})
    GROUP BY record_id),
  changed AS (
    SELECT record_id, arrayJoin(multiIf(
      best.1 = 0, [(load, line, content, 'withdrawn')],
      best.3 = content, [],
      [(load, line, content, 'corrected'), (best.1, best.2, best.3, 'restored')])) AS change
    FROM stored LEFT JOIN held USING (record_id))
SELECT record_id, change.1, change.2, change.3, ${p.instant(at)}, change.4 FROM changed`;
};

/** How many rows of each load go or come, and why. */
export const plannedByReason = sql`SELECT toString(why) AS why, load, count() AS n FROM ${importGone} GROUP BY why, load ORDER BY why, load`;

/** What was known, or might have to come back, goes to the past. */
export const moveToPast = ({ first }: Group): Sql => {
  const names = sql.join(Object.keys(interactions.columns).map((name) => sql.name(name)));
  const moving = sql`why IN ('corrected', 'withdrawn')`;
  return sql`INSERT INTO ${interactionsPast} (${names}, gone_at, gone_by)
SELECT ${names}, gone_at, ${p.int(first)} FROM ${interactions}
INNER JOIN (SELECT record_id, load, line, at AS gone_at FROM ${importGone} WHERE ${moving}) AS going USING (record_id, load, line)
WHERE record_id IN (SELECT record_id FROM ${importGone} WHERE ${moving})`;
};

export const rememberCopies = ({
  first,
  live,
}: Group): Sql => sql`INSERT INTO ${copies} (record_id, load, line, content)
SELECT record_id, load, line, content FROM ${importGone} WHERE why IN ('duplicate', 'corrected') AND (load >= ${p.int(first)} OR ${among(live)})`;

/** What comes back was corrected once, so the past has it; it counts as known again from now on. */
export const restore: Sql = sql`INSERT INTO ${interactions} (${sql.join(Object.keys(interactions.columns).map((name) => sql.name(name)))})
SELECT ${sql.join(Object.keys(interactions.columns).map((name) => (["load", "line", "known_at"].includes(name) ? sql`back.${sql.name(name)}` : sql`was.${sql.name(name)}`)))}
FROM (SELECT *, ${content} AS content FROM ${interactionsPast} WHERE record_id IN ${sql`(SELECT record_id FROM ${importGone} WHERE why = 'restored')`}) AS was
INNER JOIN (SELECT record_id, load, line, content, at AS known_at FROM ${importGone} WHERE why = 'restored') AS back USING (record_id, content)
LIMIT 1 BY record_id`;

/** For `removeRows`: what each table loses. */
export const restored: Sql = sql`(record_id, load, line) IN ${planned(sql`why = 'restored'`)}`;
export const gone: Sql = sql`(record_id, load, line) IN ${planned(sql`why != 'restored'`)}`;
export const ofLoads = among;

/** One row per load of the group: how many rows it brought, and between when. Before any are taken out. */
export const broughtByLoad = (group: Group): Sql =>
  sql`SELECT load, count() AS n, min(at) AS first_at, max(at) AS last_at, arraySort(groupUniqArray(toString(type))) AS types FROM ${interactions} WHERE ${brought(group)} GROUP BY load`;

/** How much each load of the group brought for each hour, by the part that its source's coverage is counted by. */
export const countArrivals = (
  group: Group,
  part: string | null,
): Sql => sql`INSERT INTO ${arrivals} (source, part, hour, n, load)
SELECT source, ${part === null ? sql`''` : sql`${column.properties}[${p.text(part)}]`} AS part, toStartOfHour(at) AS hour, count() AS n, load
FROM ${interactions} WHERE ${brought(group)} GROUP BY source, part, hour, load`;

export const tablesOfLoads = [interactions, quarantine, arrivals, copies] as const;
