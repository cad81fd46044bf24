import { addDays } from "./format.js";
import { type PromiseReport, ReportData, type ReportInput, type SeriesPoint } from "./model.js";
import { hostile, quickKitchen } from "./quick-kitchen.fixture.js";

/** A wave instead of chance, so that pictures stay the same. */
const wave = (i: number, size: number): number => Math.sin(i * 1.7) * size + Math.sin(i * 0.6 + 1) * size;

type SeriesGiven = {
  n: number;
  rate: (i: number) => number;
  due: number;
  target?: (i: number) => number;
  gap?: readonly number[];
  pending?: number;
};

const weeks = ({ n, rate, due, target = () => 0.95, gap = [], pending = 0 }: SeriesGiven): SeriesPoint[] =>
  Array.from({ length: n }, (_, i) => {
    const last = i === n - 1;
    const of = Math.round(due * (last ? 0.4 : 1) + wave(i, due * 0.05));
    const kept = Math.round(of * Math.min(1, rate(i)));
    const estimate = kept / of;
    const error = Math.sqrt(Math.max(0.0008, estimate * (1 - estimate)) / of);
    const known = !gap.includes(i);
    const clamp = (x: number): number => Math.max(0, Math.min(1, x));
    return {
      from: addDays("2026-07-13", (i - n + 1) * 7),
      to: addDays("2026-07-13", (i - n + 2) * 7),
      kept: known ? kept : 0,
      broken: known ? of - kept : 0,
      unknown: known ? 0 : of,
      pending: last ? pending : 0,
      estimate: known ? estimate : null,
      low: known ? clamp(estimate - 1.96 * error) : null,
      high: known ? clamp(estimate + 1.96 * error) : null,
      low50: known ? clamp(estimate - 0.67 * error) : null,
      high50: known ? clamp(estimate + 0.67 * error) : null,
      target: target(i),
      coverage: known ? 1 : 0.3,
      unfinished: last,
      restated: null,
    };
  });

const fast: PromiseReport = {
  name: "fast",
  published: ["menu boards", "in the app"],
  versions: [
    { from: "2026-01-01", says: "Your food is in your hands within three minutes.", target: 0.95 },
    { from: "2025-01-01", says: "Your food is in your hands within five minutes.", target: 0.9 },
  ],
  remedy: { says: "Your next drink is on us.", cost: 2.5 },
  every: "week",
  series: weeks({
    n: 16,
    rate: (i) => 0.957 - i * 0.0014 + wave(i, 0.004),
    due: 610,
    gap: [6, 7],
    pending: 57,
    target: (i) => (i < 4 ? 0.9 : 0.95),
  }),
  distribution: {
    unit: "ms",
    limit: 180_000,
    bins: Array.from({ length: 19 }, (_, i) => {
      const n = Math.round(420 * Math.exp(-((i * 15_000 - 132_000) ** 2) / (2 * 38_000 ** 2)) + (i >= 12 ? 14 : 0));
      return {
        from: i * 15_000,
        to: i === 18 ? null : (i + 1) * 15_000,
        kept: i < 12 ? n : 0,
        broken: i < 12 ? 0 : Math.round(n * 0.5),
        pending: i === 3 ? 2 : 0,
      };
    }),
    unknown: 0,
    pending: 2,
    median: 140_000,
    p95: 188_000,
  },
  budget: Array.from({ length: 28 }, (_, i) => ({
    day: addDays("2026-06-17", i),
    left: Math.round(123 - (152 * (i + 1)) / 28 + wave(i, 3)),
    frozen: false,
  })),
  people: [
    ["loyalty ••17", 3, 290_000, "2026-07-11", "Utrecht", "app"],
    ["device ••a4", 2, 262_000, "2026-07-14", "Utrecht", "kiosk"],
    ["loyalty ••52", 2, 251_000, "2026-07-03", "Arnhem", "counter"],
    ["loyalty ••08", 1, 410_000, "2026-06-30", "Utrecht", "app"],
    ["e-mail s.v•••", 1, null, "2026-07-12", "Breda", "phone"],
  ].map(([customer, times, measured, at, store, channel]) => ({
    customer: String(customer),
    times: Number(times),
    at: String(at),
    measured: measured as number | null,
    limit: 180_000,
    unit: "ms",
    where: { store: String(store), channel: String(channel) },
  })),
  peopleMore: 134,
};

const plain = (name: string, given: Partial<PromiseReport>): PromiseReport => ({
  ...fast,
  name,
  published: [],
  versions: [],
  remedy: null,
  distribution: null,
  budget: [],
  people: [],
  peopleMore: 0,
  ...given,
});

const input: ReportInput = {
  check: {
    ...quickKitchen,
    sources: quickKitchen.sources.map((each) => ({ ...each, quarantined: each.name === "tills" ? 3 : 0 })),
  },
  before: { letDown: 188, atLeast: false, realChange: false },
  promises: [
    fast,
    plain("social", {
      series: weeks({ n: 16, rate: (i) => 0.87 + wave(i, 0.02), due: 43, target: () => 0.9, pending: 1 }),
      people: [
        {
          customer: "handle @lunch••",
          times: 2,
          at: "2026-07-11",
          measured: 23_100_000,
          limit: 3_600_000,
          unit: "ms",
          where: {},
        },
      ],
      peopleMore: 23,
    }),
    plain("refund", {
      series: weeks({ n: 16, rate: (i) => 0.95 + wave(i, 0.01), due: 26, gap: [14, 15], pending: 64 }),
      distribution: {
        unit: "days",
        limit: null,
        bins: [-5, -4, -3, -2, -1, 0, 1, 2].map((from, i) => ({
          from,
          to: i === 7 ? null : from + 1,
          kept: from < 0 ? [6, 14, 22, 12, 7][i]! : 0,
          broken: from < 0 ? 0 : [2, 1, 1][i - 5]!,
          pending: 0,
        })),
        unknown: 22,
        pending: 64,
        median: null,
        p95: null,
      },
      budget: Array.from({ length: 28 }, (_, i) => ({
        day: addDays("2026-06-17", i),
        left: 4 - Math.floor(i / 6),
        frozen: i > 22,
      })),
    }),
    plain("catering", { series: weeks({ n: 16, rate: (i) => 0.985 + wave(i, 0.006), due: 52, target: () => 0.98 }) }),
    plain("one-call", {
      series: weeks({ n: 16, rate: (i) => 0.93 + wave(i, 0.01), due: 108, target: () => 0.9 }),
      budget: Array.from({ length: 28 }, (_, i) => ({
        day: addDays("2026-06-17", i),
        left: 43 - Math.round(((i + 1) / 28) * 29),
        frozen: false,
      })),
    }),
    plain("plain", { series: weeks({ n: 16, rate: (i) => 0.992 + wave(i, 0.001), due: 316, target: () => 0.9 }) }),
  ],
  tally: Array.from({ length: 28 }, (_, i) => ({
    day: addDays("2026-06-17", i),
    letDown: Math.round(7 + wave(i, 2.2)),
    missing: i > 22,
  })),
  sources: [
    ["tills", "Kitchen · Amara", 3, 1, null],
    ["kiosks", "Kitchen · Amara", 0, 1, null],
    ["app", "Digital · Sam", 0, 1, null],
    ["calls", "Service · Priya", 0, 1, null],
    ["refunds", "Finance · Lena", 0, 0.82, "nothing since 9 July"],
    ["mentions", "Social desk · Joris", 0, 1, null],
  ].map(([name, owner, quarantined, coverage, missing], n) => ({
    name: String(name),
    says: null,
    owner: String(owner),
    received: 2_470 + n * 911,
    quarantined: Number(quarantined),
    latest: "2026-07-14T20:10:00Z",
    coverage: Number(coverage),
    missing: missing as string | null,
    days: Array.from({ length: 28 }, (_, i) => ({
      day: addDays("2026-06-17", i),
      share: missing !== null && i > 22 ? 0 : n === 3 && i === 9 ? 0.4 : i % 7 === 4 && n === 5 ? null : 1,
    })),
  })),
  madeAt: "2026-07-14T21:00:00Z",
  version: "0.1.0",
  hash: "4f1c09a2",
};

/** Six promises of Quick Kitchen with their weeks, times, groups and people. */
export const quickKitchenReport: ReportData = ReportData.parse(input);

const evil = hostile.company;

/** The same with hostile texts wherever a report prints one (RELIABILITY.md X4). */
export const hostileReport: ReportData = ReportData.parse({
  ...input,
  check: hostile,
  promises: hostile.promises.map((each) => ({
    ...fast,
    name: each.name,
    published: [evil],
    versions: [
      { from: "2026-01-01", says: evil, target: 0.9 },
      { from: null, says: `${evil}before`, target: 0.9 },
    ],
    remedy: { says: evil, cost: null },
    people: fast.people.map((person) => ({ ...person, customer: evil, where: { [evil]: evil } })),
  })),
  sources: input.sources.map((each) => ({ ...each, name: evil, owner: evil, missing: evil })),
  version: evil,
  hash: evil,
} satisfies ReportInput);
