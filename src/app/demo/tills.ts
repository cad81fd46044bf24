import { gzipSync } from "node:zlib";
import { planted } from "./company.js";
import { localText } from "./days.js";
import { delimited, type Emit, money } from "./file.js";
import type { Order } from "./orders.js";

const header =
  "order_id,store,channel,daypart,card,placed_at,ready_at,collected_at,cancelled_at,items,total,received_at";
/** A file a quarter until June, a file a day since head office asked for them. */
const dailySince = "2026-07-01";
/** Sent twice: the second file holds the same day again. */
export const resentDay = "2026-07-07";
/** Each hour at five past, head office's own clock writes when it received what the till sent. */
const receivedAt = (seconds: number): number => Math.ceil((seconds - 300) / 3600) * 3600 + 300;

/** The tills' exports as they arrive. `lostTo` counts what the broken till never sent. */
export const tillFiles = (emit: Emit) => {
  let name = "";
  let lines: string[] = [];
  const flush = (progress: number): void => {
    if (lines.length > 0) {
      const bytes = gzipSync(`${header}\n${lines.join("\n")}\n`, { level: 5 });
      emit({ path: `data/tills/${name}.csv.gz`, bytes, progress });
      if (name === resentDay)
        emit({
          path: `data/tills/${name}-sent-again.csv.gz`,
          bytes: gzipSync(`${header}\n${lines.join("\n")}\n\n`),
          progress,
        });
    }
    lines = [];
  };
  return {
    day: (orders: readonly Order[], progress: number): void => {
      const day = orders[0]?.day.name;
      if (day === undefined) return;
      const file = day >= dailySince ? day : quarterOf(day);
      if (file !== name) flush(progress);
      name = file;
      for (const order of orders) if (!lostOrder(order)) lines.push(tillLine(order));
      lines.push(...(unreadable[day] ?? []));
      // A till that lost its line for a minute sends its last order twice in one file.
      if (day === "2026-07-10") lines.push(...lines.slice(-3));
    },
    end: () => flush(1),
  };
};

/** `2026-Q2`. */
const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** The broken till saw nothing of these, though they were cooked. */
export const lostOrder = (order: Order): boolean => {
  const { store, from, to } = planted.brokenTill;
  return order.store.name === store && order.day.name >= from && order.day.name < to;
};

const clockAhead = ({ store, day }: Order): boolean =>
  store.name === planted.clockAhead.store && day.name >= planted.clockAhead.since;

const tillLine = (order: Order): string => {
  const app = order.channel.name === "app";
  // An order from the app is timed by the app's server at both ends; mixing two clocks would make it look late.
  const ahead = !app && clockAhead(order) ? planted.clockAhead.seconds : 0;
  const time = (seconds: number | null) => (seconds === null ? "" : localText(order.day, seconds + ahead));
  const last = Math.max(order.placed, order.ready ?? 0, order.collected ?? 0, order.cancelled ?? 0);
  // The app's own server knows when an order was placed or cancelled there.
  return delimited([
    order.id,
    order.store.name,
    order.channel.code,
    order.daypart,
    order.card,
    app ? "" : time(order.placed),
    time(order.ready),
    time(order.collected),
    app ? "" : time(order.cancelled),
    order.items,
    money(order.cents),
    localText(order.day, receivedAt(last)),
  ]);
};

/** Lines with a time that is none; orders of their own, so that nothing else hangs on them. */
const unreadable: Readonly<Record<string, readonly string[]>> = {
  "2026-07-12": [
    "UT260712-9001,Utrecht,K,dinner,8811827364,2026-07-12 23:58:40,2026-07-12 24:07:10,,,3,18.90,2026-07-13 00:05:00",
    "UT260712-9002,Utrecht,K,dinner,,2026-07-12 23:59:02,2026-07-12 24:07:10,,,1,6.20,2026-07-13 00:05:00",
  ],
};
export const unreadableCount = Object.values(unreadable).flat().length;
