import { describe, expect, it } from "vitest";
import { bearableLimit, bearableTarget, roundLimits } from "./bearable.js";
import { windowFor } from "./first-promise.js";
import { percent } from "./percent.js";

/** A history in which everything takes one of these times (ms), of which `never` more are never met. */
const history = (times: readonly number[], never = 0) =>
  roundLimits.map((limit) => ({ limit, due: times.length + never, kept: times.filter((ms) => ms <= limit.ms).length }));
const minutes = (n: number) => n * 60_000;

describe("what a history can bear", () => {
  it("is the tightest round limit that surely 95% kept", () => {
    const times = Array.from({ length: 1_000 }, (_, i) => minutes(i < 970 ? 9 : 50));
    expect(bearableLimit(history(times))).toMatchObject({ limit: { text: "10m" }, target: 0.95, kept: 970 });
  });

  it("is a longer one when so few were seen that 95% is not sure", () => {
    const times = Array.from({ length: 40 }, (_, i) => minutes(i < 39 ? 9 : 50));
    expect(bearableLimit(history(times))).toMatchObject({ limit: { text: "10m" }, target: 0.85 });
  });

  it("is a lower target where many are never met", () => {
    const times = Array.from({ length: 600 }, (_, i) => minutes(1 + (i % 20)));
    expect(bearableLimit(history(times, 400))).toMatchObject({ limit: { text: "20m" }, target: 0.55 });
  });

  it("leaves out limits that only the oldest have reached", () => {
    const counts = roundLimits.map((limit) =>
      limit.ms > minutes(30) ? { limit, due: 20, kept: 20 } : { limit, due: 1_000, kept: 500 },
    );
    expect(bearableLimit(counts)).toMatchObject({ limit: { text: "10s" }, due: 1_000 });
  });

  it("is nothing where nothing was ever kept, or nearly nothing is due", () => {
    expect(bearableLimit(history([], 100))).toBeNull();
    expect(bearableLimit(history([1, 2, 3]))).toBeNull();
    expect(bearableTarget(1, 100)).toBeNull();
  });

  it("rounds a rate down to one that people promise", () => {
    expect(bearableTarget(737, 1_000)).toBe(0.7);
    expect(bearableTarget(1_000, 1_000)).toBe(0.99);
    expect(bearableTarget(955, 1_000)).toBe(0.95);
  });
});

describe("how it is said", () => {
  it("never says 100% unless all were kept, nor 0% unless none", () => {
    expect([percent(1), percent(0.99999), percent(0.95), percent(0.7368), percent(0.0001), percent(0)]).toEqual([
      "100%",
      "99.9%",
      "95%",
      "73.7%",
      "0.1%",
      "0%",
    ]);
  });

  it("takes the shortest window in which enough fell due", () => {
    expect(windowFor([9, 120, 300, 600, 900, 900, 900])).toBe("28d");
    expect(windowFor([1, 4, 40, 90, 95, 95, 95])).toBe("90d");
    expect(windowFor([0, 1, 2, 3, 4, 5, 6])).toBe("10y");
  });
});
