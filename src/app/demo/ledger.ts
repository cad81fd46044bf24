import type { Random } from "../../core/random.js";
import { planted, stores } from "./company.js";
import { type Day, dutchDate } from "./days.js";
import { poisson } from "./draw.js";
import { delimited, type Emit, money } from "./file.js";
import type { RefundRequest } from "./helpline.js";

const header = "bookingsnummer;soort;refund;datum;bedrag;filiaal";

/** When a refund was really paid: index of the day, or null where it was forgotten. Five days are promised. */
export type Paid = { readonly request: RefundRequest; readonly paidDay: number | null };

export const payRefunds = (random: Random, requests: readonly RefundRequest[]): readonly Paid[] =>
  requests.map((request) => {
    const draw = random.uniform();
    const days =
      draw < 0.14
        ? 2
        : draw < 0.42
          ? 3
          : draw < 0.74
            ? 4
            : draw < 0.962
              ? 5
              : draw < 0.99
                ? 6 + Math.floor(random.exponential(3))
                : null;
    return { request, paidDay: days === null ? null : request.day.index + days };
  });

/** The books of Finance, one file a year: Dutch dates, decimal comma, refunds and the drinks given for late food. Silent since its last day. */
export const ledgerFiles = (
  random: Random,
  emit: Emit,
  { days, paid }: { days: readonly Day[]; paid: readonly Paid[] },
): void => {
  const years = new Map<string, string[]>();
  let number = 410_000;
  const byDay = groupedByDay(paid);
  for (const day of days) {
    if (day.name > planted.silentLedger.lastDay) break;
    const refunds = (byDay.get(day.index) ?? []).map(({ request }) => [
      "refund",
      request.number,
      money(request.cents, ","),
      "",
    ]);
    const drinks = [...Array(2 + poisson(random, 3))].map(() => ["voucher", "", "2,50", random.pick(stores).name]);
    const year = day.name.slice(0, 4);
    if (!years.has(year)) years.set(year, []);
    for (const [kind, refund, amount, store] of [...refunds, ...drinks] as string[][])
      years.get(year)!.push(delimited([`B${++number}`, kind!, refund!, dutchDate(day.name), amount!, store!], ";"));
  }
  for (const [year, lines] of years)
    emit({
      path: `data/refunds/ledger-${year}.csv`,
      bytes: Buffer.from(`${header}\r\n${lines.join("\r\n")}\r\n`),
      progress: 1,
    });
};

const groupedByDay = (paid: readonly Paid[]): Map<number | null, Paid[]> => {
  const groups = new Map<number | null, Paid[]>();
  for (const one of paid) groups.set(one.paidDay, [...(groups.get(one.paidDay) ?? []), one]);
  return groups;
};
