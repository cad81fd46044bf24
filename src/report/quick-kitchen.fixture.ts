import type { CheckResult, PromiseVerdict } from "../promises/verdict.js";

const window = { from: "2026-06-17", to: "2026-07-15" };

const promise = (
  given: Partial<PromiseVerdict> & Pick<PromiseVerdict, "name" | "says" | "kind" | "target">,
): PromiseVerdict => ({
  value: null,
  owner: null,
  ownerSays: null,
  window,
  verdict: "kept",
  certain: true,
  counts: { kept: 0, broken: 0, pending: 0, void: 0, unknown: 0 },
  people: { letDown: 0, atLeast: false, due: 0 },
  keepRate: { status: "none" },
  budget: null,
  alerts: [],
  coverage: 1,
  missing: [],
  segments: [],
  ...given,
});

const rate = (kept: number, broken: number, [low, low50, high50, high]: readonly [number, number, number, number]) => ({
  estimate: kept / (kept + broken),
  low,
  high,
  low50,
  high50,
  level: 0.95,
  n: kept + broken,
  effectiveN: (kept + broken) * 0.93,
});

const budget = (allowed: number, used: number, reachedAt: string | null) => ({
  allowed,
  used,
  left: allowed - used,
  reachedAt,
  forecast: false,
  frozen: false,
});

/** The example company of UI.md on Tue 14 July 2026, with its numbers. Not in order, so that ordering shows. */
export const quickKitchen: CheckResult = {
  kept: "v1",
  company: "Quick Kitchen",
  timezone: "Europe/Amsterdam",
  asOf: "2026-07-14",
  knownAt: null,
  window,
  people: { letDown: 196, atLeast: true, due: 2904 },
  promises: [
    promise({
      name: "plain",
      says: "We write in plain words.",
      kind: "outcome",
      value: "honest",
      owner: "Brand · Noor",
      target: 0.9,
      counts: { kept: 1257, broken: 8, pending: 0, void: 0, unknown: 0 },
      people: { letDown: 7, atLeast: false, due: 1102 },
      keepRate: rate(1257, 8, [0.988, 0.992, 0.9952, 0.9968]),
      budget: budget(126, 8, null),
    }),
    promise({
      name: "catering",
      says: "Your catering arrives on the day we gave you.",
      kind: "deadline",
      value: "fast",
      owner: "Catering · Tom",
      target: 0.98,
      certain: false,
      counts: { kept: 206, broken: 2, pending: 12, void: 3, unknown: 0 },
      people: { letDown: 2, atLeast: false, due: 143 },
      keepRate: rate(206, 2, [0.966, 0.984, 0.994, 0.9974]),
      budget: budget(4, 2, null),
    }),
    promise({
      name: "fast",
      says: "Your food is in your hands within three minutes.",
      kind: "duration",
      value: "fast",
      owner: "Kitchen · Amara",
      target: 0.95,
      verdict: "broken",
      counts: { kept: 2318, broken: 152, pending: 2, void: 31, unknown: 0 },
      people: { letDown: 139, atLeast: false, due: 1820 },
      keepRate: rate(2318, 152, [0.9283, 0.9352, 0.9419, 0.9473]),
      budget: budget(123, 152, "2026-07-04"),
      segments: [
        segment("Utrecht", { store: "Utrecht" }, [529, 70], [0.8549, 0.8745, 0.8924, 0.9068], {
          people: 63,
          differs: true,
          difference: [-0.069, -0.096, -0.042],
        }),
        segment("Arnhem", { store: "Arnhem" }, [560, 30], [0.9282, 0.9432, 0.9556, 0.9642], { people: 27 }),
        segment("Breda", { store: "Breda" }, [671, 31], [0.9381, 0.9504, 0.961, 0.9688], { people: 28 }),
        segment("Tilburg", { store: "Tilburg" }, [520, 18], [0.9477, 0.9609, 0.9716, 0.9787], {
          people: 18,
          differs: true,
          difference: [0.036, 0.016, 0.056],
        }),
        { ...segment("7 smaller groups", {}, [38, 3], [0.8057, 0.8918, 0.9513, 0.9748], { people: 3 }), groups: 7 },
      ],
    }),
    promise({
      name: "refund",
      says: "Your money is back in five days.",
      kind: "duration",
      value: "honest",
      owner: "Finance · Lena",
      target: 0.95,
      verdict: "unknown",
      certain: false,
      counts: { kept: 61, broken: 4, pending: 64, void: 0, unknown: 22 },
      people: { letDown: 4, atLeast: true, due: 85 },
      keepRate: {
        status: "unknown",
        reason: "refunds ledger 5 days late",
        bounds: { low: 61 / 87, high: 83 / 87 },
        n: 87,
      },
      budget: { allowed: 4, used: 4, left: 0, reachedAt: null, forecast: false, frozen: true },
      coverage: 0.82,
      missing: ["The refunds ledger has nothing since 9 July; 22 refunds cannot be judged."],
    }),
    promise({
      name: "one-call",
      says: "One call is enough.",
      kind: "absence",
      value: "warm",
      owner: "Service · Priya",
      target: 0.9,
      counts: { kept: 402, broken: 29, pending: 33, void: 0, unknown: 0 },
      people: { letDown: 27, atLeast: false, due: 398 },
      keepRate: rate(402, 29, [0.905, 0.924, 0.9411, 0.953]),
      budget: budget(43, 29, null),
    }),
    promise({
      name: "social",
      says: "We answer you within the hour.",
      kind: "duration",
      value: "warm",
      owner: "Social desk · Joris",
      target: 0.9,
      verdict: "broken",
      counts: { kept: 148, broken: 26, pending: 1, void: 0, unknown: 0 },
      people: { letDown: 24, atLeast: false, due: 161 },
      keepRate: rate(148, 26, [0.79, 0.831, 0.868, 0.896]),
      budget: budget(17, 26, "2026-07-02"),
    }),
  ],
  sources: [
    { name: "tills", coverage: 1, says: null, quarantined: 0 },
    { name: "refunds", coverage: 0.82, says: "nothing since 9 July", quarantined: 0 },
  ],
};

type SegmentGiven = { people: number; differs?: boolean; difference?: readonly [number, number, number] };

function segment(
  label: string,
  by: Record<string, string>,
  [kept, broken]: readonly [number, number],
  range: readonly [number, number, number, number],
  given: SegmentGiven,
): PromiseVerdict["segments"][number] {
  const [estimate, low, high] = given.difference ?? [0, -0.02, 0.02];
  return {
    by,
    label,
    groups: 1,
    suppressed: false,
    counts: { kept, broken, pending: 0, void: 0, unknown: 0 },
    people: given.people,
    keepRate: rate(kept, broken, range),
    differs: given.differs ?? false,
    adjustedP: given.differs ? 0.0004 : 0.6,
    difference: { estimate, low, high },
  };
}

/** The sketch shows `kept check` without groups. */
export const withoutGroups = (check: CheckResult): CheckResult => ({
  ...check,
  promises: check.promises.map((each) => ({ ...each, segments: [] })),
});

/** Nobody let down, everything known. */
export const allKept: CheckResult = {
  ...quickKitchen,
  people: { letDown: 0, atLeast: false, due: 100 },
  promises: [
    promise({
      name: "fast",
      says: "Your food is in your hands within three minutes.",
      kind: "duration",
      target: 0.95,
      counts: { kept: 100, broken: 0, pending: 0, void: 0, unknown: 0 },
      people: { letDown: 0, atLeast: false, due: 100 },
      keepRate: rate(100, 0, [0.963, 0.986, 1, 1]),
      budget: budget(5, 0, null),
    }),
  ],
  sources: [{ name: "tills", coverage: 1, says: null, quarantined: 0 }],
};

const evil = `<img src=x onerror=alert(1)>"'&\u001b[31mred\u202eevil\u0000`;

/** Hostile names and texts in every place where the company writes one (RELIABILITY.md Y3). */
export const hostile: CheckResult = {
  ...quickKitchen,
  company: evil,
  promises: [
    promise({
      ...quickKitchen.promises[2]!,
      name: "'); DROP TABLE",
      says: `${evil} ${"long ".repeat(2_000)}`,
      owner: evil,
      value: evil,
      missing: [evil],
      segments: [segment(evil, { store: evil }, [40, 2], [0.8, 0.93, 0.96, 0.98], { people: 2 })],
    }),
    promise({
      ...quickKitchen.promises[3]!,
      name: "عقد",
      says: "وعد \u2067للعميل",
      owner: "javascript:alert(1)",
      keepRate: { status: "unknown", reason: evil, bounds: { low: 0.1, high: 0.9 }, n: 87 },
    }),
  ],
  sources: [{ name: evil, coverage: 0.5, says: evil, quarantined: 3 }],
};
