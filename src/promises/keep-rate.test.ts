import { describe, expect, it } from "vitest";
import { type CountedRow, rateOf } from "./keep-rate.js";

/** Everyone has one commitment. */
const counts = (kept: number, broken: number, unknown = 0): CountedRow => ({
  kept,
  broken,
  unknown,
  pending: 0,
  void: 0,
  people: kept + broken + unknown,
  let_down: broken,
  clusters: kept + broken,
  nn: kept + broken,
  nk: kept,
  kk: kept,
});
const all = { commitments: 0, reason: null };
const demand = { minimum: 30, level: 0.95, target: 0.9 };

describe("rateOf", () => {
  it("is certain when the whole interval lies on one side of the target", () => {
    expect(rateOf(counts(980, 20), demand, all)).toMatchObject({ verdict: "kept", certain: true });
    expect(rateOf(counts(800, 200), demand, all)).toMatchObject({ verdict: "broken", certain: true });
    expect(rateOf(counts(905, 95), demand, all)).toMatchObject({ verdict: "kept", certain: false });
    expect(rateOf(counts(895, 105), demand, all)).toMatchObject({ verdict: "broken", certain: false });
  });

  it("gives no verdict on fewer than the minimum", () => {
    expect(rateOf(counts(20, 0), demand, all)).toMatchObject({
      verdict: "unknown",
      keepRate: { status: "insufficient", have: 20, need: 30 },
    });
  });

  it("says none when nothing fell due", () => {
    expect(rateOf(counts(0, 0), demand, all)).toMatchObject({ verdict: "unknown", keepRate: { status: "none" } });
  });

  it("cannot say when what is unknown could decide either way, and gives both bounds", () => {
    const rated = rateOf(counts(91, 9, 10), demand, { commitments: 0, reason: "Ledger 5 days late" });
    expect(rated).toMatchObject({ verdict: "unknown", keepRate: { status: "unknown", reason: "Ledger 5 days late" } });
    expect((rated.keepRate as { bounds: unknown }).bounds).toEqual({ low: 91 / 110, high: 101 / 110 });
  });

  it("still says broken when even the best case is below the target, and kept when even the worst is not", () => {
    expect(rateOf(counts(500, 200, 20), demand, all)).toMatchObject({ verdict: "broken", certain: true });
    expect(rateOf(counts(990, 10, 10), demand, all)).toMatchObject({ verdict: "kept", certain: true });
  });

  it("counts commitments that never arrived like unknown ones", () => {
    expect(rateOf(counts(910, 90), demand, { commitments: 50, reason: null }).verdict).toBe("unknown");
  });

  it("widens the interval where customers have many commitments each", () => {
    const alone = rateOf(counts(950, 50), demand, all).keepRate as { low: number; effectiveN: number };
    // 100 customers with 10 each, of whom five are let down every time.
    const together = rateOf({ ...counts(950, 50), clusters: 100, nn: 10_000, nk: 9_500, kk: 9_500 }, demand, all)
      .keepRate as { low: number; effectiveN: number };
    expect(together.effectiveN).toBeLessThan(200);
    expect(together.low).toBeLessThan(alone.low);
  });

  it("cannot judge where records that could not be read might decide, and says the bounds", () => {
    const loose = (n: number, mayBe: "kept" | "broken") => ({ commitments: 0, reason: "", loose: { n, mayBe } });
    expect(rateOf(counts(25, 395), demand, loose(395, "kept"))).toMatchObject({
      verdict: "unknown",
      keepRate: { status: "unknown", bounds: { low: 25 / 420, high: 1 } },
    });
    expect(rateOf(counts(800, 200), demand, loose(3, "kept"))).toMatchObject({ verdict: "broken", certain: true });
    // Where nothing seen means kept, what could not be read may have broken it.
    expect(rateOf(counts(950, 50), demand, loose(60, "broken")).verdict).toBe("unknown");
    expect(rateOf(counts(950, 50), demand, loose(60, "kept")).verdict).toBe("kept");
  });
});
