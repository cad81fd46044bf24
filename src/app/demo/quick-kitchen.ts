import { random as seeded } from "../../core/random.js";
import { appFiles } from "./app-orders.js";
import { catering, cateringFile } from "./catering.js";
import { firstDay, lastDay, planted, zone } from "./company.js";
import { orderTallies, otherCounts } from "./count-truth.js";
import { daysBetween, instant } from "./days.js";
import type { Emit } from "./file.js";
import { helpline, helplineFile } from "./helpline.js";
import { ledgerFiles, payRefunds } from "./ledger.js";
import { ordersOfDay } from "./orders.js";
import { somePeople } from "./people.js";
import { oddLines, type Rating, ratingFiles } from "./ratings.js";
import { mentions, socialFile } from "./social.js";
import { tillFiles, unreadableCount } from "./tills.js";
import type { Truth } from "./truth.js";

/** `scale` 1 makes about 150,000 orders; the number of customers follows. */
export type Simulation = { readonly seed: number; readonly scale: number };
export const usualSimulation: Simulation = { seed: 14, scale: 1 };

/**
 * Fifteen months of Quick Kitchen, given file by file to `emit`, and what is true about them. Pure: the same seed gives the
 * same bytes. Each part draws from its own stream, so that a change of one leaves the others as they were.
 */
export const simulateQuickKitchen = ({ seed, scale }: Simulation, emit: Emit): Truth => {
  const random = seeded(seed);
  const days = daysBetween(firstDay, lastDay, zone);
  const windowFrom = days[days.length - 28]!.name;
  const people = somePeople(random.fork("people"), 14_000 * Math.min(1, Math.max(0.1, scale)));

  const tills = tillFiles(emit);
  const app = appFiles(emit);
  const stars = ratingFiles(random.fork("ratings"), emit);
  const ratings: Rating[] = [];
  const { counted, add } = orderTallies(windowFrom);
  const kitchen = random.fork("orders");
  for (const day of days) {
    const orders = ordersOfDay(kitchen, { day, people, scale });
    const progress = (0.9 * day.index) / days.length;
    tills.day(orders, progress);
    app.day(orders, progress);
    ratings.push(...stars.day(orders));
    orders.forEach(add);
  }
  for (const files of [tills, app, stars]) files.end();

  const { calls, refunds } = helpline(random.fork("helpline"), { days, people, scale });
  helplineFile(random.fork("helpline file"), emit, { calls, refunds });
  const paid = payRefunds(random.fork("payments"), refunds);
  ledgerFiles(random.fork("ledger"), emit, { days, paid });
  const talk = mentions(random.fork("social"), { days, people, scale });
  socialFile(random.fork("social file"), emit, { all: talk, until: instant(days[days.length - 1]!, 86_399) });
  const meals = catering(random.fork("catering"), { days, people, scale });
  cateringFile(emit, { all: meals, days });

  const others = otherCounts({ days, windowFrom, calls, paid, mentions: talk, catering: meals, ratings });
  // Orders whose end could not be read: nobody can say whether they were in time.
  counted.fast.unknown += unreadableCount;
  counted.slow.unknown += unreadableCount;
  return {
    asOf: lastDay,
    window: { from: windowFrom, to: "2026-07-15" },
    planted,
    orders: counted.orders,
    counts: { fast: counted.fast, ...others.counts },
    slowStore: { there: counted.slow, elsewhere: counted.elsewhere },
    letDownMore: { group: counted.group, others: counted.others },
    brokenTill: { lost: counted.lost, unseen: counted.unseen },
    tightened: {
      december: counted.december,
      january: counted.january,
      keptBefore: counted.keptBefore,
      brokenAfter: counted.brokenAfter,
    },
    lateDay: others.lateDay,
    unreadable: { times: unreadableCount, texts: oddLines },
  };
};
