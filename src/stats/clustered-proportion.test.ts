import { describe, expect, it } from "vitest";
import { random } from "../core/random.js";
import { clusteredProportion } from "./clustered-proportion.js";
import type { ClusterSums } from "./design-effect.js";
import { wilson } from "./wilson.js";

type World = { clusters: number; kept: number; broken: number; size: number };

/** Each cluster has a rate of its own from Beta(kept, broken), and 1 + geometric-like many trials. */
const draw = ({ clusters, kept, broken, size }: World, seed: number) => {
  const stream = random(seed);
  const gamma = (shape: number) => {
    let total = 0;
    for (let i = 0; i < shape; i++) total += stream.exponential(1);
    return total;
  };
  return (): ClusterSums => {
    const sums = { clusters, n: 0, k: 0, nn: 0, nk: 0, kk: 0 };
    for (let i = 0; i < clusters; i++) {
      const n = 1 + Math.floor(stream.exponential(size - 0.5));
      const good = gamma(kept);
      const rate = good / (good + gamma(broken));
      let k = 0;
      for (let j = 0; j < n; j++) if (stream.uniform() < rate) k++;
      sums.n += n;
      sums.k += k;
      sums.nn += n * n;
      sums.nk += n * k;
      sums.kk += k * k;
    }
    return sums;
  };
};

const coverage = (world: World) => {
  const next = draw(world, 7);
  const truth = world.kept / (world.kept + world.broken);
  const runs = 1000;
  let allowing = 0;
  let naive = 0;
  for (let run = 0; run < runs; run++) {
    const sums = next();
    const interval = clusteredProportion(sums, 0.95);
    const plain = wilson(sums.k, sums.n, { level: 0.95 });
    if (!("status" in interval) && interval.low <= truth && truth <= interval.high) allowing++;
    if (!("status" in plain) && plain.low <= truth && truth <= plain.high) naive++;
  }
  return { allowing: allowing / runs, naive: naive / runs };
};

describe("clusteredProportion", () => {
  it.each([
    { clusters: 300, kept: 9, broken: 1, size: 3, naiveBelow: 0.935 },
    { clusters: 300, kept: 4, broken: 1, size: 5, naiveBelow: 0.85 },
    { clusters: 100, kept: 4, broken: 1, size: 4, naiveBelow: 0.9 },
    { clusters: 500, kept: 19, broken: 1, size: 4, naiveBelow: 0.935 },
  ])(
    "covers the truth as often as it says ($clusters clusters, $kept:$broken), and a naive interval does not",
    (world) => {
      const { allowing, naive } = coverage(world);
      expect(allowing).toBeGreaterThan(0.93);
      expect(allowing).toBeLessThan(0.97);
      expect(naive).toBeLessThan(world.naiveBelow);
      expect(naive).toBeLessThan(allowing - 0.015);
    },
  );

  it("is plain Wilson where every cluster has one trial", () => {
    const single = { clusters: 50, n: 50, k: 40, nn: 50, nk: 40, kk: 40 };
    const interval = clusteredProportion(single, 0.95);
    const plain = wilson(40, 50, { level: 0.95 });
    if ("status" in interval || "status" in plain) throw new Error("expected intervals");
    expect(interval.low).toBeCloseTo(plain.low, 10);
    expect(interval.high).toBeCloseTo(plain.high, 10);
    expect(interval.effectiveN).toBeCloseTo(50, 10);
  });

  it("never raises the lower end when one more trial fails", () => {
    for (const size of [1, 2, 3])
      for (const clusters of [30, 300, 5000]) {
        let before = 1;
        for (let failed = 0; failed <= 25; failed++) {
          // Failures in different clusters: each then has k = size - 1.
          const n = clusters * size;
          const k = n - failed;
          const kk = (clusters - failed) * size ** 2 + failed * (size - 1) ** 2;
          const interval = clusteredProportion({ clusters, n, k, nn: clusters * size ** 2, nk: size * k, kk }, 0.95);
          if ("status" in interval) throw new Error("expected an interval");
          expect(interval.low).toBeLessThanOrEqual(before + 1e-12);
          before = interval.low;
        }
      }
  });

  it("does not judge from a single cluster, nor from nothing", () => {
    expect(clusteredProportion({ clusters: 1, n: 9, k: 8, nn: 81, nk: 72, kk: 64 }, 0.95)).toEqual({
      status: "insufficient",
      have: 1,
      need: 2,
    });
    expect(clusteredProportion({ clusters: 0, n: 0, k: 0, nn: 0, nk: 0, kk: 0 }, 0.95)).toEqual({ status: "none" });
  });
});
