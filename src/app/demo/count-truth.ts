import type { Catering } from "./catering.js";
import { planted } from "./company.js";
import type { Day } from "./days.js";
import { instant } from "./days.js";
import type { Call } from "./helpline.js";
import type { Paid } from "./ledger.js";
import type { Order } from "./orders.js";
import type { Rating } from "./ratings.js";
import type { Mention } from "./social.js";
import { lostOrder } from "./tills.js";
import { type Tally, type Truth, tally } from "./truth.js";

const weekMs = 7 * 86_400_000;

/** The verdict of an order under `fast`, in plain code: null where the promise was not made, or nobody could see it made. */
export const fastVerdict = (order: Order): keyof Tally | null => {
  if (order.channel.name === "delivery" || order.channel.name === "phone") return null;
  if (lostOrder(order)) return order.channel.name !== "app" ? null : order.cancelled === null ? "unknown" : "void";
  if (order.ready === null) return "void";
  const { on, beforeSeconds, afterSeconds } = planted.tightened;
  return order.ready - order.placed <= (order.day.name < on ? beforeSeconds : afterSeconds) ? "kept" : "broken";
};

/** Counts what happened to orders as they are made up, so that they need not be kept. */
export const orderTallies = (windowFrom: string) => {
  const counted = {
    fast: tally(),
    slow: tally(),
    elsewhere: tally(),
    group: tally(),
    others: tally(),
    orders: 0,
    lost: 0,
    unseen: 0,
    december: tally(),
    january: tally(),
    keptBefore: 0,
    brokenAfter: 0,
  };
  const add = (order: Order): void => {
    counted.orders++;
    if (lostOrder(order)) counted.lost++;
    const verdict = fastVerdict(order);
    if (verdict === null) return;
    if (verdict === "unknown") counted.unseen++;
    if (order.day.name.startsWith("2025-12")) counted.december[verdict]++;
    if (order.day.name.startsWith("2026-01")) counted.january[verdict]++;
    const took = (order.ready ?? order.placed) - order.placed;
    if (took > planted.tightened.afterSeconds && took <= planted.tightened.beforeSeconds) {
      if (order.day.name.startsWith("2025-12")) counted.keptBefore++;
      if (order.day.name.startsWith("2026-01")) counted.brokenAfter++;
    }
    if (order.day.name < windowFrom) return;
    const slow = order.store.name === planted.slowStore.store;
    const behind = order.channel.name === planted.letDownMore.channel && order.daypart === planted.letDownMore.daypart;
    counted.fast[verdict]++;
    counted[slow ? "slow" : "elsewhere"][verdict]++;
    counted[behind ? "group" : "others"][verdict]++;
  };
  return { counted, add };
};

type Rest = {
  readonly days: readonly Day[];
  readonly windowFrom: string;
  readonly calls: readonly Call[];
  readonly paid: readonly Paid[];
  readonly mentions: readonly Mention[];
  readonly catering: readonly Catering[];
  readonly ratings: readonly Rating[];
};

/** The other five promises, each in a few plain lines. */
export const otherCounts = ({ days, windowFrom, calls, paid, mentions, catering, ratings }: Rest) => {
  const first = days.find((day) => day.name === windowFrom)!;
  const [from, to] = [instant(first, 0), instant(days[days.length - 1]!, 86_400)];
  const counts = {
    social: tally(),
    refund: tally(),
    catering: tally(),
    "one-call": tally(),
    liked: tally(),
  } satisfies Partial<Truth["counts"]>;
  const lateDay = { onIt: tally(), onOthers: tally() };

  for (const mention of mentions.filter((one) => one.due >= from && one.due < to)) {
    const verdict = mention.answered !== null && mention.answered <= mention.due ? "kept" : "broken";
    counts.social[verdict]++;
    lateDay[new Date(mention.due).getUTCDay() === 6 ? "onIt" : "onOthers"][verdict]++;
  }

  const silentFrom = days.findIndex((day) => day.name === planted.silentLedger.lastDay) + 1;
  for (const { request, paidDay } of paid) {
    const due = request.day.index + 5;
    if (due < first.index || due >= days.length) continue;
    if (paidDay !== null && paidDay <= due && paidDay < silentFrom) counts.refund.kept++;
    else counts.refund[due >= silentFrom ? "unknown" : "broken"]++;
  }

  for (const order of catering) {
    if (order.promised < first.index || order.promised >= days.length) continue;
    counts.catering[order.cancelled ? "void" : order.delivered!.day <= order.promised ? "kept" : "broken"]++;
  }

  const starts = new Map<string, number[]>();
  for (const call of calls) starts.set(call.person.phone, [...(starts.get(call.person.phone) ?? []), call.started]);
  for (const { person, ended } of calls) {
    if (ended + weekMs < from || ended + weekMs >= to) continue;
    counts["one-call"][
      starts.get(person.phone)!.some((at) => at > ended && at <= ended + weekMs) ? "broken" : "kept"
    ]++;
  }

  for (const { day, stars } of ratings) if (day >= windowFrom) counts.liked[stars >= 4 ? "kept" : "broken"]++;
  return { counts, lateDay };
};
