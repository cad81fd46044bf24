import { businessWeeks, type Weeks } from "./business-weeks.js";
import type { Calendar } from "./model.js";

/** A stretch of time in which something happened, in milliseconds: both ends belong to it. */
export type Stretch = { readonly from: number; readonly to: number };

/** The UTC days (counted from 1970) on which something happened, as stretches; what is less than two weeks apart is one. */
export const stretchesIn = (days: readonly number[]): readonly Stretch[] =>
  together([...days].map((day) => ({ from: day, to: day + 12 }))).map(({ from, to }) => ({
    from: from * dayMs,
    to: (to - 11) * dayMs - 1,
  }));

const dayMs = 86_400_000;

/**
 * A business clock written out for queries: open blocks in order, with the open milliseconds before each, and the working
 * days. All arrays but `blockLength` ascend. A gap in which nothing happened stands as one block as long as all its opening
 * hours, and as one day.
 */
export type BusinessTime = {
  readonly blockFrom: readonly number[];
  readonly openBefore: readonly number[];
  readonly blockLength: readonly number[];
  /** Local midnight that begins each working day, the end of its last block, and how many there are up to it. */
  readonly dayFrom: readonly number[];
  readonly dayTo: readonly number[];
  readonly dayNumber: readonly number[];
};

/**
 * Whole weeks are written out for each stretch, and on until `beyond.days` working days and then `beyond.ms` open milliseconds
 * have followed: so far can something made in it be due. Few stretches far apart need no more than they would each alone.
 */
export const businessTime = (
  calendar: Calendar,
  stretches: readonly Stretch[],
  beyond: { readonly days: number; readonly ms: number },
): BusinessTime => {
  const weeks = businessWeeks(calendar);
  const written = together(
    (stretches.length === 0 ? [{ from: 0, to: 0 }] : stretches).map(({ from, to }) => ({
      from: weeks.at(from),
      to: lastWeek(weeks, weeks.at(to), beyond),
    })),
  );
  const time = {
    blockFrom: [] as number[],
    openBefore: [] as number[],
    blockLength: [] as number[],
    dayFrom: [] as number[],
    dayTo: [] as number[],
    dayNumber: [] as number[],
  };
  let open = 0;
  let days = 0;
  const addBlock = (from: number, length: number) => {
    if (length === 0) return;
    time.blockFrom.push(from);
    time.openBefore.push(open);
    time.blockLength.push(length);
    open += length;
  };
  const addDay = (from: number, to: number, count: number) => {
    days += count;
    time.dayFrom.push(from);
    time.dayTo.push(to);
    time.dayNumber.push(days);
  };
  // What was made before the first opening hours needs a day and a block to start from: the weeks before stand as a gap.
  let next = written[0]!.from - 5;
  for (const { from, to } of written) {
    if (next < from) {
      const gap = Array.from({ length: from - next }, (_, i) => weeks.week(next + i));
      addBlock(gap[0]!.from, sum(gap.map((week) => week.openMs)));
      addDay(gap[0]!.from, gap.at(-1)!.from, sum(gap.map((week) => week.days.length)));
    }
    for (next = from; next <= to; next++) {
      const week = weeks.week(next);
      for (const day of week.days) {
        for (const block of day.blocks) addBlock(week.from + block.from, block.length);
        const last = day.blocks.at(-1)!;
        addDay(week.from + day.from, week.from + last.from + last.length, 1);
      }
    }
  }
  return time;
};

/** The week by whose end that much has followed a week. A calendar that stays closed for 30 years never opens again. */
const lastWeek = (weeks: Weeks, week: number, beyond: { readonly days: number; readonly ms: number }): number => {
  const until = (from: number, wanted: number, count: (n: number) => number): number => {
    let [last, reached, opened] = [from, 0, from];
    while (reached < wanted && last - opened < thirtyYears) {
      const more = count(++last);
      reached += more;
      if (more > 0) opened = last;
    }
    return last;
  };
  const dayReached = until(week, beyond.days, (n) => weeks.week(n).days.length);
  const reached = until(dayReached, beyond.ms, (n) => weeks.week(n).openMs);
  // In steps, so that versions with other times and what has elapsed share the same arrays in a query.
  return week + step * Math.max(1, Math.ceil((reached - week) / step));
};

const step = 4;

const thirtyYears = 30 * 52;

/** Stretches in order, those that touch or overlap as one. */
const together = (stretches: readonly Stretch[]): readonly Stretch[] =>
  [...stretches]
    .sort((a, b) => a.from - b.from)
    .reduce<Stretch[]>((all, one) => {
      const last = all.at(-1);
      if (last === undefined || one.from > last.to + 1) all.push(one);
      else all[all.length - 1] = { from: last.from, to: Math.max(last.to, one.to) };
      return all;
    }, []);

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
