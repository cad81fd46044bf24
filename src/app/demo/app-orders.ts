import { gzipSync } from "node:zlib";
import { instant } from "./days.js";
import { type Emit, money } from "./file.js";
import type { Order } from "./orders.js";

/** What the app's server logged, in UTC: when an order was placed or cancelled there. When it was ready, the till knows. One file a year. */
export const appFiles = (emit: Emit) => {
  let year = "";
  let lines: string[] = [];
  const flush = (progress: number): void => {
    if (lines.length > 0)
      emit({ path: `data/app/${year}.ndjson.gz`, bytes: gzipSync(`${lines.join("\n")}\n`, { level: 5 }), progress });
    lines = [];
  };
  return {
    day: (orders: readonly Order[], progress: number): void => {
      for (const order of orders) {
        if (order.channel.name !== "app") continue;
        if (order.day.name.slice(0, 4) !== year) flush(progress);
        year = order.day.name.slice(0, 4);
        lines.push(appLine(order));
      }
    },
    end: () => flush(1),
  };
};

const appLine = (order: Order): string => {
  const time = (seconds: number | null) =>
    seconds === null ? null : new Date(instant(order.day, seconds)).toISOString();
  return JSON.stringify({
    order: order.id,
    store: order.store.name,
    daypart: order.daypart,
    device: order.device,
    card: order.card || null,
    placed: time(order.placed),
    cancelled: time(order.cancelled),
    items: order.items,
    total: money(order.cents),
  });
};
