import type { Random } from "../../core/random.js";
import { planted } from "./company.js";
import { localText } from "./days.js";
import { chance } from "./draw.js";
import { delimited, type Emit } from "./file.js";
import type { Order } from "./orders.js";

const header = "order_id\tstore\tchannel\tcard\trated_at\tstars\tcomment";
const pleased = [
  "",
  "",
  "",
  "Hot and quick",
  "Always nice people",
  "Lekker",
  "Good as ever, even the café latte",
  "Thanks, Breda team",
];
const displeased = [
  "",
  "",
  "Lunch hour gone again",
  "Waited far too long",
  "Één frietje, tien minuten wachten",
  "My order was behind the counter all the time",
  "Cold",
];

export type Rating = { readonly day: string; readonly stars: number };

/** A tablet that was set up anew wrote one comment in latin1 before someone noticed: its line is no UTF-8. */
const oddTabletSince = "2025-11-03";
export const oddLines = 1;

/** Stars that customers gave, one file a year; the first is of mixed encoding. Those who waited longer than promised give less. */
export const ratingFiles = (random: Random, emit: Emit) => {
  const years = new Map<string, Buffer[]>();
  let noticed = false;
  return {
    day: (orders: readonly Order[]): readonly Rating[] =>
      orders.flatMap((order) => {
        if (order.ready === null || !chance(random, order.channel.name === "app" ? 0.24 : 0.1)) return [];
        const stars = starsFor(random, order);
        const comment = chance(random, 0.4) ? random.pick(stars >= 4 ? pleased : displeased) : "";
        const rated = Math.min(86_399, order.ready + 300 + Math.round(random.exponential(2400)));
        const line = delimited(
          [order.id, order.store.name, order.channel.name, order.card, localText(order.day, rated), stars, comment],
          "\t",
        );
        const year = order.day.name.slice(0, 4);
        const odd = !noticed && order.day.name >= oddTabletSince && /[^ -~]/.test(comment);
        noticed ||= odd;
        if (!years.has(year)) years.set(year, [Buffer.from(`${header}\n`)]);
        years.get(year)!.push(Buffer.from(`${line}\n`, odd ? "latin1" : "utf8"));
        return [{ day: order.day.name, stars }];
      }),
    end: () => {
      for (const [year, lines] of years)
        emit({ path: `data/ratings/${year}.tsv`, bytes: Buffer.concat(lines), progress: 1 });
    },
  };
};

const starsFor = (random: Random, order: Order): number => {
  const limit =
    order.day.name < planted.tightened.on ? planted.tightened.beforeSeconds : planted.tightened.afterSeconds;
  const late = order.ready! - order.placed > limit;
  const draw = random.uniform();
  if (late) return draw < 0.18 ? 1 : draw < 0.36 ? 2 : draw < 0.58 ? 3 : draw < 0.86 ? 4 : 5;
  return draw < 0.02 ? 1 : draw < 0.05 ? 2 : draw < 0.11 ? 3 : draw < 0.47 ? 4 : 5;
};
