import type { Random } from "../../core/random.js";
import { type Channel, channels, ordersPerDay, planted, type Store, stores } from "./company.js";
import { type Day, secondsOf, type Weekday } from "./days.js";
import { byShare, chance, logNormal, poisson } from "./draw.js";
import { deviceOf, type People, type Person, pickPerson } from "./people.js";

export type Daypart = "lunch" | "afternoon" | "dinner";

/** What really happened. Times are seconds after the local midnight of its day; null: it did not happen. */
export type Order = {
  readonly id: string;
  readonly day: Day;
  readonly store: Store;
  readonly channel: Channel;
  readonly daypart: Daypart;
  readonly person: Person;
  readonly card: string;
  readonly device: string;
  readonly items: number;
  readonly cents: number;
  readonly placed: number;
  readonly ready: number | null;
  readonly collected: number | null;
  readonly cancelled: number | null;
};

const busy: Record<Weekday, number> = { Mon: 0.9, Tue: 0.9, Wed: 0.94, Thu: 1, Fri: 1.22, Sat: 1.2, Sun: 0.84 };
const [open, close] = [10 * 3600, 22 * 3600];

/** One day's orders in every store, by store and then by time. */
export const ordersOfDay = (
  random: Random,
  { day, people, scale }: { day: Day; people: People; scale: number },
): readonly Order[] =>
  stores.flatMap((store) => {
    const n = poisson(random, ordersPerDay * scale * store.share * busy[day.weekday]);
    const times = [...Array(n)].map(() => timeOfDay(random)).sort((a, b) => a - b);
    return times.map((placed, i) => orderAt(random, { day, store, people, placed, number: i + 1 }));
  });

const timeOfDay = (random: Random): number => {
  const peak = random.uniform();
  const drawn =
    peak < 0.44
      ? 12.65 * 3600 + random.normal() * 2700
      : peak < 0.82
        ? 18.3 * 3600 + random.normal() * 3600
        : open + random.uniform() * (close - open);
  return Math.round(Math.min(close - 1, Math.max(open, drawn)));
};

const orderAt = (
  random: Random,
  { day, store, people, placed, number }: { day: Day; store: Store; people: People; placed: number; number: number },
): Order => {
  const channel = byShare(random, channels);
  const person = pickPerson(random, chance(random, 0.9) ? people.at.get(store)! : people.all);
  const daypart = placed < secondsOf("14:30") ? "lunch" : placed < secondsOf("17:00") ? "afternoon" : "dinner";
  const cancelled = chance(random, 0.012) ? placed + random.integer(20, 150) : null;
  const wait = Math.round(logNormal(random, kitchen({ day, store, channel, daypart, placed })));
  const ready = cancelled === null ? placed + wait : null;
  const app = channel.name === "app";
  return {
    id: `${store.code}${day.name.slice(2).replaceAll("-", "")}-${String(number).padStart(4, "0")}`,
    day,
    store,
    channel,
    daypart,
    person,
    // Half of those who have a card forget to scan it.
    card: app || chance(random, 0.55) ? person.card : "",
    device: app ? deviceOf(person) : "",
    items: random.integer(1, 5),
    cents: 450 + Math.round(random.exponential(780)),
    placed,
    ready,
    collected: ready !== null && chance(random, 0.8) ? ready + 5 + Math.round(random.exponential(40)) : null,
    cancelled,
  };
};

/** How long the kitchen takes: slower under the old promise, a hard January after it was tightened, and the planted faults. */
const kitchen = ({
  day,
  store,
  channel,
  daypart,
  placed,
}: {
  day: Day;
  store: Store;
  channel: Channel;
  daypart: Daypart;
  placed: number;
}): { median: number; sigma: number } => {
  const { slowStore, tightened, letDownMore } = planted;
  if (day.name < tightened.on) return { median: 212, sigma: 0.19 };
  const learning = Math.max(0, 1 - daysSince(day, tightened.on) / 24);
  const overwhelmed =
    store.name === slowStore.store &&
    day.name >= slowStore.since &&
    placed >= secondsOf(slowStore.from) &&
    placed < secondsOf(slowStore.to);
  const behind = channel.name === letDownMore.channel && daypart === letDownMore.daypart;
  return { median: 135 + 22 * learning + (overwhelmed ? 30 : 0) + (behind ? 12 : 0), sigma: 0.16 };
};

const daysSince = (day: Day, since: string): number =>
  Math.round((Date.parse(day.name) - Date.parse(since)) / 86_400_000);
