import { describe, expect, it } from "vitest";
import { coverage } from "./coverage.js";
import type { Arrival } from "./model.js";

const hour = 3_600_000;
const day = 24 * hour;
const monday = Date.parse("2026-03-02T00:00:00Z");

/** Ten weeks, every day from 8 to 18 o'clock five an hour; two days are missing. */
const usual: readonly Arrival[] = Array.from({ length: 70 * 24 }, (_, i) => ({
  part: "",
  from: monday + i * hour,
  n: 5,
}))
  .filter(({ from }) => (from % day) / hour >= 8 && (from % day) / hour < 18)
  .filter(({ from }) => Math.floor((from - monday) / day) !== 30 && Math.floor((from - monday) / day) !== 31);

const gapsOf = (arrivals: readonly Arrival[]) => {
  const asOf = monday + 70 * day;
  const { expectation, gaps } = coverage({
    source: "tills",
    expect: null,
    zone: "UTC",
    asOf,
    arrivals,
    latest: asOf - 6 * hour,
  });
  return { expectation, missing: gaps.filter((gap) => gap.kind === "missing").map(({ from, to }) => [from, to]) };
};

describe("a learnt rhythm", () => {
  const gap = [monday + 29 * day + 18 * hour, monday + 32 * day + 8 * hour];

  it("finds the days that are missing", () => {
    expect(gapsOf(usual)).toEqual({ expectation: "learnt", missing: [gap] });
  });

  it("is not unlearnt by a wrong date long ago, whose silence until the beginning is a gap too", () => {
    const long = Date.parse("1900-01-05T10:00:00Z");
    const wrong = [long, Date.parse("1970-01-01T00:00:00Z")].map((from) => ({ part: "", from, n: 1 }));
    expect(gapsOf([...wrong, ...usual])).toEqual({
      expectation: "learnt",
      missing: [[hour, monday + 8 * hour], gap],
    });
  });
});
