import { describe, expect, it } from "vitest";
import type { CountedRow } from "./keep-rate.js";
import { type Group, segments } from "./segments.js";

const counts = (kept: number, broken: number): CountedRow => ({
  kept,
  broken,
  unknown: 0,
  pending: 0,
  void: 0,
  people: kept + broken,
  let_down: broken,
  clusters: kept + broken,
  nn: kept + broken,
  nk: kept,
  kk: kept,
});
const group = (value: string, kept: number, broken: number): Group => ({
  values: [value],
  counts: counts(kept, broken),
});
const demand = { minimum: 30, level: 0.95, target: 0.95 };
const asked = (groups: readonly Group[], fewestPeople: number | null = null) => ({
  splits: [{ fields: ["store"], groups }],
  total: counts(
    groups.reduce((n, g) => n + g.counts.kept, 0),
    groups.reduce((n, g) => n + g.counts.broken, 0),
  ),
  demand,
  smallest: 30,
  fewestPeople,
});

describe("segments", () => {
  it("finds the store that is broken more, and no other", () => {
    const rows = segments(asked([group("Utrecht", 850, 150), ...["A", "B", "C", "D"].map((s) => group(s, 950, 50))]));
    expect(rows[0]).toMatchObject({ label: "Utrecht", differs: true, people: 150 });
    expect(rows[0]!.difference!.high).toBeLessThan(0);
    expect(rows.find((r) => r.label === "A")!.keepRate).toMatchObject({ estimate: 0.95 });
  });

  it("calls nothing a difference that many looks at chance would show", () => {
    // Ten groups, the worst with p = 0.03 alone.
    const groups = Array.from({ length: 10 }, (_, i) => group(`s${i}`, i === 0 ? 182 : 190, i === 0 ? 18 : 10));
    const rows = segments(asked(groups));
    const worst = rows.find((r) => r.label === "s0")!;
    expect(worst.adjustedP).toBeGreaterThan(0.05);
    expect(rows.every((r) => !r.differs)).toBe(true);
  });

  it("merges groups with fewer than 30 due into one row", () => {
    const rows = segments(asked([group("A", 90, 10), group("B", 20, 1), group("C", 10, 2), group("D", 29, 0)]));
    expect(rows.map((r) => r.label)).toEqual(["A", "3 smaller groups"]);
    expect(rows[1]).toMatchObject({ groups: 3, counts: { kept: 59, broken: 3 }, by: {} });
  });

  it("says by what the smaller groups are, where there are several splits", () => {
    const asking = asked([group("A", 90, 10), group("B", 20, 1)]);
    const pairs = { fields: ["store", "channel"], groups: [group("A", 90, 10), group("C", 2, 0), group("D", 1, 0)] };
    const labels = segments({ ...asking, splits: [...asking.splits, pairs] }).map((r) => r.label);
    expect(labels).toEqual([
      "A",
      `1 smaller group by ${asking.splits[0]!.fields[0]}`,
      "A",
      "2 smaller groups by store and channel",
    ]);
  });

  it("hides groups of under five people where they are opinions, also from subtraction", () => {
    const few = (value: string): Group => ({ values: [value], counts: { ...counts(40, 0), people: 3, clusters: 3 } });
    const rows = segments(asked([group("A", 90, 10), group("B", 45, 5), few("C")], 5));
    // C alone could be got by subtracting A and B from all, so the smallest shown group goes with it.
    expect(rows.map((r) => r.label)).toEqual(["A", "2 smaller groups"]);
    expect(JSON.stringify(rows)).not.toContain('"C"');
  });

  it("shows no number at all where even together they are too few", () => {
    const few: Group = { values: ["C"], counts: { ...counts(3, 0), people: 3, clusters: 3 } };
    const rows = segments(asked([few], 5));
    expect(rows).toEqual([
      expect.objectContaining({ suppressed: true, counts: null, people: null, keepRate: { status: "none" } }),
    ]);
  });
});
