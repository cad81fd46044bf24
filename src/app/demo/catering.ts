import type { Random } from "../../core/random.js";
import { cateringPerDay, stores } from "./company.js";
import type { Day } from "./days.js";
import { chance, poisson } from "./draw.js";
import type { Emit } from "./file.js";
import { type People, type Person, pickPerson } from "./people.js";
import { excelSerial, xlsx } from "./xlsx.js";

/** Lunch for an office. `promised` and `delivered` are indexes of days; the promise is a day, not an hour. */
export type Catering = {
  readonly number: string;
  readonly person: Person;
  readonly store: string;
  readonly ordered: { readonly day: Day; readonly seconds: number };
  readonly promised: number;
  readonly delivered: { readonly day: number; readonly seconds: number } | null;
  readonly cancelled: boolean;
  readonly euros: number;
};

/** One in so many comes a day late. */
const lateEvery = 97;

export const catering = (
  random: Random,
  { days, people, scale }: { days: readonly Day[]; people: People; scale: number },
): readonly Catering[] => {
  const all: Catering[] = [];
  for (const day of days) {
    const n = Math.max(1, poisson(random, cateringPerDay * scale * (day.weekday === "Sun" ? 0.4 : 1.1)));
    for (let i = 0; i < n; i++) {
      const promised = day.index + random.integer(1, 9);
      const late = all.length % lateEvery === 55;
      const cancelled = !late && chance(random, 0.015);
      all.push({
        number: `K${50_001 + all.length}`,
        person: pickPerson(random, people.all),
        store: random.pick(stores).name,
        ordered: { day, seconds: random.integer(9 * 3600, 20 * 3600) },
        promised,
        delivered: cancelled ? null : { day: promised + (late ? 1 : 0), seconds: random.integer(10 * 3600, 18 * 3600) },
        cancelled,
        euros: random.integer(60, 480),
      });
    }
  }
  return all;
};

/** The sheet that Tom keeps: dates as Excel has them, the promised date without a time. What lies after the last day is empty. */
export const cateringFile = (emit: Emit, { all, days }: { all: readonly Catering[]; days: readonly Day[] }): void => {
  const header = ["Order", "E-mail", "Store", "Ordered", "Promised for", "Delivered", "Cancelled", "Euro"];
  const rows = all.map((one) => {
    const past = one.delivered !== null && one.delivered.day < days.length ? one.delivered : null;
    return [
      one.number,
      one.person.email,
      one.store,
      { time: excelSerial(one.ordered.day.name, one.ordered.seconds) },
      { date: excelSerial(days[0]!.name, 0) + one.promised },
      past && { time: excelSerial(days[past.day]!.name, past.seconds) },
      one.cancelled ? { time: excelSerial(one.ordered.day.name, one.ordered.seconds + 3600) } : null,
      one.euros,
    ];
  });
  emit({ path: "data/catering.xlsx", bytes: xlsx("Orders", [header, ...rows]), progress: 1 });
};
