import type { Random } from "../../core/random.js";
import { mentionsPerDay, planted, zone } from "./company.js";
import { type Day, daysBetween, instant } from "./days.js";
import { chance, poisson } from "./draw.js";
import type { Emit } from "./file.js";
import { afterOpenSeconds, deskHours, type Moment } from "./office-hours.js";
import { type People, type Person, pickPerson } from "./people.js";

/** A public mention; `answered` null: nobody answered. `due`: the end of one hour of opening time. */
export type Mention = {
  readonly person: Person;
  readonly day: Day;
  readonly at: number;
  readonly answered: number | null;
  readonly due: number;
};

const texts = [
  "Lunch hour gone again @quickkitchen",
  "Is the kiosk in {s} broken?",
  "Where is my order?",
  "Nice new wraps!",
  "Is there gluten in the satay?",
  "Één uur gewacht, nooit meer",
  "App keeps logging me out",
  "Thank you for the free drink",
];
const tooLate = { staffed: 0.026, saturday: 0.66 };

export const mentions = (
  random: Random,
  { days, people, scale }: { days: readonly Day[]; people: People; scale: number },
): readonly Mention[] => {
  // Two weeks more, so that what is asked on the last evening has a due time too.
  const calendar = [
    ...days,
    ...daysBetween(days[days.length - 1]!.name, "2026-07-28", zone)
      .slice(1)
      .map((day, i) => ({ ...day, index: days.length + i })),
  ];
  return days.flatMap((day) =>
    [...Array(Math.max(1, poisson(random, mentionsPerDay * scale * (day.weekday === "Sat" ? 2 : 1))))]
      .map(() => Math.round(Math.min(84_600, Math.max(25_200, 14 * 3600 + random.normal() * 3.4 * 3600))))
      .sort((a, b) => a - b)
      .map((seconds) =>
        mentionAt(random, { calendar, asked: { day, seconds }, person: pickPerson(random, people.all) }),
      ),
  );
};

const mentionAt = (
  random: Random,
  { calendar, asked, person }: { calendar: readonly Day[]; asked: Moment; person: Person },
): Mention => {
  const due = afterOpenSeconds(calendar, asked, 3600)!;
  const late = chance(random, due.day.weekday === planted.lateDay.day ? tooLate.saturday : tooLate.staffed);
  const never = late && chance(random, 0.2);
  const inTime = afterOpenSeconds(calendar, asked, 120 + Math.floor(3400 * random.uniform() ** 1.6))!;
  const answered = never ? null : late ? lateAnswer(random, calendar, due) : inTime;
  return {
    person,
    day: asked.day,
    at: instant(asked.day, asked.seconds),
    due: instant(due.day, due.seconds),
    answered: answered && instant(answered.day, answered.seconds),
  };
};

/** Some time later that day, after hours perhaps; or in the next hours the desk is open. */
const lateAnswer = (random: Random, calendar: readonly Day[], due: Moment): Moment => {
  const seconds = due.seconds + 300 + Math.round(random.exponential(9000));
  if (seconds < 22 * 3600) return { day: due.day, seconds };
  const next = calendar.slice(due.day.index + 1).find((day) => deskHours(day) !== null)!;
  return { day: next, seconds: deskHours(next)![0] + random.integer(60, 7200) };
};

/** One JSON list of threads, as the desk's tool exports it: the mention, and our first answer if there was one by `until`. */
export const socialFile = (
  random: Random,
  emit: Emit,
  { all, until }: { all: readonly Mention[]; until: number },
): void => {
  const threads = all.map((mention, i) => ({
    thread: `T${20_001 + i}`,
    network: random.pick(["instagram", "x", "facebook", "tiktok"]),
    author: mention.person.handle,
    day: mention.day.weekday,
    posted_at: new Date(mention.at).toISOString(),
    text: random.pick(texts).replace("{s}", "Utrecht"),
    first_answer_at:
      mention.answered !== null && mention.answered <= until ? new Date(mention.answered).toISOString() : null,
  }));
  emit({
    path: "data/social.json",
    bytes: Buffer.from(`[\n${threads.map((thread) => JSON.stringify(thread)).join(",\n")}\n]\n`),
    progress: 1,
  });
};
