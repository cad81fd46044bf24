/** Quick Kitchen, a fast-food chain that does not exist: the sample company of `kept demo`, the docs and the tests. */
export const zone = "Europe/Amsterdam";
export const firstDay = "2025-04-14";
/** The last day of data, a Tuesday; the example asks `as_of` this day. */
export const lastDay = "2026-07-14";

/** `share` of all orders; Utrecht stands at the station and is the largest. */
export const stores = [
  { name: "Utrecht", code: "UT", share: 0.2 },
  { name: "Arnhem", code: "AR", share: 0.13 },
  { name: "Haarlem", code: "HA", share: 0.13 },
  { name: "Leiden", code: "LE", share: 0.12 },
  { name: "Nijmegen", code: "NI", share: 0.12 },
  { name: "Breda", code: "BR", share: 0.1 },
  { name: "Delft", code: "DE", share: 0.1 },
  { name: "Zwolle", code: "ZW", share: 0.1 },
] as const;
export type Store = (typeof stores)[number];

/** How the tills write a channel. Phone and delivery orders carry no three-minute promise. */
export const channels = [
  { code: "K", name: "kiosk", share: 0.38 },
  { code: "C", name: "counter", share: 0.24 },
  { code: "A", name: "app", share: 0.26 },
  { code: "D", name: "delivery", share: 0.09 },
  { code: "P", name: "phone", share: 0.03 },
] as const;
export type Channel = (typeof channels)[number];

export const ordersPerDay = 330;
export const callsPerDay = 14.4;
export const refundsPerDay = 3;
export const mentionsPerDay = 5.2;
export const cateringPerDay = 7.6;

/** What is wrong at Quick Kitchen, on purpose. The tests ask whether Kept finds each of these. */
export const planted = {
  /** The grill is too small for the second half of lunch since the offices opposite opened. */
  slowStore: { store: "Utrecht", since: "2026-05-18", from: "12:20", to: "13:40" },
  /** The till sent nothing for nine days, though the kitchen cooked. Half-open. */
  brokenTill: { store: "Breda", from: "2026-05-02", to: "2026-05-11" },
  /** Five minutes became three. */
  tightened: { on: "2026-01-01", beforeSeconds: 300, afterSeconds: 180 },
  /** Orders from the app wait behind the counter at lunch, in every store. */
  letDownMore: { channel: "app", daypart: "lunch" },
  /** The last day that is in the refunds ledger. */
  silentLedger: { source: "refunds", lastDay: "2026-07-09" },
  /** One person minds the social desk on Saturdays. */
  lateDay: { day: "Sat" },
  /** A till whose clock runs ahead, which harms no duration, since both its times are wrong alike. */
  clockAhead: { store: "Zwolle", since: "2026-06-22", seconds: 240 },
} as const;
