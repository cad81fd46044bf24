import { DateTime } from "luxon";
import type { Duration } from "../core/duration.js";
import { p, type Sql, sql } from "../core/sql.js";
import { businessTime, type Stretch } from "./business-time.js";
import type { PromiseDefinition } from "./model.js";

type PromiseClock = Pick<PromiseDefinition, "calendar" | "zone" | "endOfDay">;

/**
 * `dueAt` as SQL over `made`, an Int64 expression of milliseconds. The plain form in due.ts says what it means. A business
 * calendar is written out where something was made: `stretches` must hold it.
 */
export const dueSql = (
  made: Sql,
  within: Duration,
  options: { clock: PromiseClock; stretches: readonly Stretch[] },
): Sql => {
  const { clock, stretches } = options;
  const months = addLocal(made, { months: within.months, days: 0 }, clock.zone);
  const due = clock.calendar
    ? onBusinessClock(months, within, { clock: { ...clock, calendar: clock.calendar }, stretches })
    : plus(addLocal(made, within, clock.zone), within.ms);
  return clock.endOfDay ? endOfDaySql(due, clock.zone) : due;
};

const plus = (expression: Sql, ms: number): Sql => (ms === 0 ? expression : sql`(${expression} + ${p.int(ms)})`);

export const local = (ms: Sql, zone: string): Sql =>
  sql`toTimeZone(fromUnixTimestamp64Milli(${ms}), ${zoneName(zone)})`;

// A zone must be a constant text for the engine; names come from the spec, which knows the IANA list.
const zoneName = (zone: string): Sql => {
  if (!/^[A-Za-z0-9_+\-/]+$/.test(zone)) throw new TypeError(`not a zone: ${zone}`);
  return { sql: true, parts: [`'${zone}'`] };
};

/** The last millisecond of the local day. */
export const endOfDaySql = (ms: Sql, zone: string): Sql => dayEnds(sql`toDate32(${local(ms, zone)})`, zone);

/** The last millisecond of a Date32 in the zone. */
export const dayEnds = (day: Sql, zone: string): Sql =>
  sql`(toUnixTimestamp64Milli(toDateTime64(${day} + 1, 3, ${zoneName(zone)})) - 1)`;

/**
 * Months and days on the local calendar, at the same wall-clock time. Where a clock change skips that time the engine goes
 * back to the hour before; the difference of the wall clocks moves it forward, as RFC 5545 has it.
 */
const addLocal = (ms: Sql, d: { months: number; days: number }, zone: string): Sql => {
  if (d.months === 0 && d.days === 0) return ms;
  const at = local(ms, zone);
  const months = d.months === 0 ? at : sql`addMonths(${at}, ${p.int(d.months)})`;
  const moved = d.days === 0 ? months : sql`addDays(${months}, ${p.int(d.days)})`;
  const seconds = (t: Sql) => sql`(toHour(${t}) * 3600 + toMinute(${t}) * 60)`;
  return sql`(toUnixTimestamp64Milli(${moved}) + 1000 * toInt64(positiveModulo(toInt32(${seconds(at)}) - toInt32(${seconds(moved)}), 86400)))`;
};

/** Where the clock stands that many months after what was made in a stretch, with a day to spare for zones and clock changes. */
const monthsLater = (stretch: Stretch, months: number): Stretch => {
  const later = (ms: number) => DateTime.fromMillis(ms, { zone: "UTC" }).plus({ months });
  return {
    from: later(stretch.from).minus({ days: 1 }).toMillis(),
    to: later(stretch.to).plus({ days: 1 }).toMillis(),
  };
};

const onBusinessClock = (
  ms: Sql,
  within: Duration,
  options: { clock: PromiseClock & { calendar: NonNullable<PromiseClock["calendar"]> }; stretches: readonly Stretch[] },
): Sql => {
  const { clock, stretches } = options;
  const begun = within.months === 0 ? stretches : stretches.map((stretch) => monthsLater(stretch, within.months));
  const time = businessTime(clock.calendar, begun, within);
  const index = time.dayFrom.map((_, i) => i + 1);
  const days =
    within.days === 0
      ? ms
      : sql`${p.ints(time.dayTo)}[transform(roundDown(${ms}, ${p.ints(time.dayFrom)}), ${p.ints(time.dayFrom)}, ${p.ints(index)}, toInt64(0)) + ${p.int(within.days)}]`;
  if (within.ms === 0) return days;
  const block = sql`roundDown(${days}, ${p.ints(time.blockFrom)})`;
  const before = sql`transform(${block}, ${p.ints(time.blockFrom)}, ${p.ints(time.openBefore)}, toInt64(0))`;
  const length = sql`transform(${block}, ${p.ints(time.blockFrom)}, ${p.ints(time.blockLength)}, toInt64(0))`;
  const wanted = sql`(${before} + least(greatest(${days} - ${block}, 0), ${length}) + ${p.int(within.ms)})`;
  const reached = sql`roundDown(${wanted} - 1, ${p.ints(time.openBefore)})`;
  return sql`(transform(${reached}, ${p.ints(time.openBefore)}, ${p.ints(time.blockFrom)}, toInt64(0)) + ${wanted} - ${reached})`;
};

/** A text as a time: ISO with or without zone (then in the given one), else null. */
export const timeOf = (text: Sql, zone: string): Sql =>
  sql`parseDateTime64BestEffortOrNull(${text}, 3, ${zoneName(zone)})`;
