import { describe, expect, it } from "vitest";
import { kaplanMeier } from "./kaplan-meier.js";
import { shareMetBy, survivalBand } from "./survival-at.js";

// Freireich et al. (1963), 6-MP.
const curve = kaplanMeier(
  "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+".split(" ").map((one) => ({
    time: Number.parseFloat(one),
    events: one.endsWith("+") ? 0 : 1,
    censored: one.endsWith("+") ? 1 : 0,
  })),
);

describe("shareMetBy", () => {
  // The log(-log) intervals that Stata (sts list) and SAS (conftype=loglog) print for these data.
  it.each([
    [6, 0.6197, 0.9516],
    [7, 0.5631, 0.9228],
    [10, 0.5032, 0.8894],
    [13, 0.4316, 0.8491],
    [16, 0.3675, 0.8049],
    [22, 0.2678, 0.7468],
    [23, 0.1881, 0.6801],
  ])("gives the known interval of the survival after week %d", (week, low, high) => {
    const met = shareMetBy(curve, week + 0.5, { level: 0.95 });
    if ("status" in met) throw new Error("expected an estimate");
    expect(1 - met.high).toBeCloseTo(low, 4);
    expect(1 - met.low).toBeCloseTo(high, 4);
    expect(met.n).toBe(21);
  });

  it("does not guess beyond what was watched", () => {
    expect(shareMetBy(curve, 35, { level: 0.95 })).toMatchObject({ level: 0.95 });
    const beyond = shareMetBy(curve, 36, { level: 0.95 });
    expect(beyond).toMatchObject({ status: "unseen", lastTime: 35 });
    expect("reached" in beyond && beyond.reached).toBeCloseTo(1 - 0.4482, 4);
  });

  it("is 0 before the first and 1 for ever after the last of all, but not without doubt", () => {
    const all = kaplanMeier([
      { time: 2, events: 5, censored: 0 },
      { time: 3, events: 5, censored: 0 },
    ]);
    const before = shareMetBy(all, 1, { level: 0.95 });
    const after = shareMetBy(all, 99, { level: 0.95 });
    const between = shareMetBy(all, 2, { level: 0.95 });
    if ("status" in before || "status" in after || "status" in between) throw new Error("expected estimates");
    // Wilson's upper end for 0 of 10.
    expect(before).toMatchObject({ estimate: 0, low: 0 });
    expect(before.high).toBeCloseTo(0.2775, 4);
    expect(after).toMatchObject({ estimate: 1, low: between.low, high: 1 });
  });

  it("knows little where all were only watched for a while, and nothing without anybody", () => {
    const watched = shareMetBy(kaplanMeier([{ time: 7, events: 0, censored: 20 }]), 7, { level: 0.95 });
    expect(watched).toMatchObject({ estimate: 0, low: 0 });
    expect("high" in watched && watched.high).toBeCloseTo(0.1611, 4);
    expect(shareMetBy(kaplanMeier([]), 1, { level: 0.95 })).toEqual({ status: "none" });
  });
});

describe("survivalBand", () => {
  it("widens with the design effect", () => {
    const plain = survivalBand(curve, 2, { level: 0.95 });
    const clustered = survivalBand(curve, 2, { level: 0.95, designEffect: 2 });
    expect(clustered.low).toBeLessThan(plain.low);
    expect(clustered.high).toBeGreaterThan(plain.high);
  });
});
