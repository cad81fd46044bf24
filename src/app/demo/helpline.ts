import type { Random } from "../../core/random.js";
import { callsPerDay, refundsPerDay, stores } from "./company.js";
import { type Day, instant } from "./days.js";
import { chance, poisson } from "./draw.js";
import { type Emit, money } from "./file.js";
import { type People, type Person, pickPerson } from "./people.js";

export type Call = { readonly person: Person; readonly started: number; readonly ended: number };
export type RefundRequest = {
  readonly number: string;
  readonly person: Person;
  readonly day: Day;
  readonly seconds: number;
  readonly cents: number;
};

const reasons = ["order late", "order wrong", "item missing", "app login", "allergens", "lost property", "compliment"];
/** Of those who call, so many must call again within a week. */
const repeats = 0.062;
/** More people ask for their money back since July. */
const manyRefundsSince = "2026-07-01";

/** Calls to the help line, and the refunds asked for there, in the order in which the help desk's log has them. */
export const helpline = (
  random: Random,
  { days, people, scale }: { days: readonly Day[]; people: People; scale: number },
) => {
  const calls: Call[] = [];
  const again: { day: number; person: Person }[] = [];
  const refunds: RefundRequest[] = [];
  for (const day of days) {
    const fresh = [...Array(Math.max(1, poisson(random, callsPerDay * scale)))].map(() => random.pick(people.all));
    const back = again.filter((one) => one.day === day.index).map((one) => one.person);
    for (const person of [...fresh, ...back]) {
      const seconds = random.integer(10 * 3600, 21 * 3600);
      const started = instant(day, seconds);
      calls.push({ person, started, ended: started + 1000 * Math.round(60 + random.exponential(190)) });
      if (chance(random, repeats)) again.push({ day: day.index + random.integer(1, 7), person });
    }
    const asked = poisson(random, refundsPerDay * scale * (day.name >= manyRefundsSince ? 1.7 : 1));
    for (let i = 1; i <= asked; i++)
      refunds.push({
        number: `R${day.name.slice(2).replaceAll("-", "")}-${String(i).padStart(2, "0")}`,
        person: pickPerson(random, people.all),
        day,
        seconds: random.integer(10 * 3600, 21 * 3600),
        cents: 450 + Math.round(random.exponential(700)),
      });
  }
  return { calls, refunds };
};

/** One line per event, in UTC. Nobody withheld the number: the promise is about the caller. */
export const helplineFile = (
  random: Random,
  emit: Emit,
  { calls, refunds }: { calls: readonly Call[]; refunds: readonly RefundRequest[] },
): void => {
  const lines: { at: number; text: string }[] = [];
  const add = (at: number, event: Record<string, string | number | null>) =>
    lines.push({ at, text: JSON.stringify({ at: new Date(at).toISOString(), ...event }) });
  calls.forEach((call, i) => {
    const caller = { call: `C${100_001 + i}`, card: call.person.card || null, phone: call.person.phone };
    add(call.started, {
      event: "call_started",
      ...caller,
      reason: random.pick(reasons),
      store: random.pick(stores).name,
    });
    add(call.ended, { event: "call_ended", ...caller, agent: random.pick(["priya", "ruben", "chen", "marieke"]) });
  });
  for (const refund of refunds)
    add(instant(refund.day, refund.seconds), {
      event: "refund_asked",
      refund: refund.number,
      card: refund.person.card || null,
      phone: refund.person.phone,
      amount: money(refund.cents),
    });
  lines.sort((a, b) => a.at - b.at);
  emit({
    path: "data/helpline.ndjson",
    bytes: Buffer.from(`${lines.map((line) => line.text).join("\n")}\n`),
    progress: 1,
  });
};
