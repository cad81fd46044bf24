import { DateTime } from "luxon";
import type { DigestRule } from "../../spec/alert-rules.js";

/** The last time at or before `at` at which a digest was to come, in the company's zone. */
export const digestTime = ({ day, minute }: Pick<DigestRule, "day" | "minute">, at: Date, zone: string): Date => {
  const now = DateTime.fromJSDate(at, { zone });
  const thisWeek = now
    .startOf("week")
    .plus({ days: day })
    .set({ hour: Math.floor(minute / 60), minute: minute % 60 });
  return (thisWeek <= now ? thisWeek : thisWeek.minus({ weeks: 1 })).toJSDate();
};
