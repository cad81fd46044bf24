import { describe, expect, it } from "vitest";
import { type ClusterSums, designEffect } from "./design-effect.js";

const sums = (clusters: readonly (readonly [k: number, n: number])[]): ClusterSums => ({
  clusters: clusters.length,
  n: clusters.reduce((total, [, n]) => total + n, 0),
  k: clusters.reduce((total, [k]) => total + k, 0),
  nn: clusters.reduce((total, [, n]) => total + n * n, 0),
  nk: clusters.reduce((total, [k, n]) => total + n * k, 0),
  kk: clusters.reduce((total, [k]) => total + k * k, 0),
});

// Weil (1970), litters of rats: pups alive after 21 days, of those alive after 4.
const control = "13/13 12/12 9/9 9/9 8/8 8/8 12/13 11/12 9/10 9/10 8/9 11/13 4/5 5/7 7/10 7/10";
const treated = "12/12 11/11 10/10 9/9 10/11 9/10 9/10 8/9 8/9 4/5 7/9 4/7 5/10 3/6 3/10 0/7";
const litters = (text: string) =>
  sums(text.split(" ").map((litter) => litter.split("/").map(Number) as [number, number]));

describe("designEffect", () => {
  it("gives the design effects of Rao & Scott (1992), 1.232495 and 3.952861, whose p(1-p)/n is p(1-p)/(n-1) here", () => {
    expect(designEffect(litters(control)).between).toBeCloseTo((1.232495 * 157) / 158, 6);
    expect(designEffect(litters(treated)).between).toBeCloseTo((3.952861 * 144) / 145, 6);
    expect(designEffect(litters(treated)).deff).toBeCloseTo(3.93, 1);
  });

  it("is exactly 1 where every cluster has one trial", () => {
    const single = sums([...Array(40).fill([1, 1]), ...Array(10).fill([0, 1])]);
    expect(designEffect(single).deff).toBeCloseTo(1, 12);
    expect(designEffect(single).effectiveN).toBeCloseTo(50, 10);
  });

  it("is the cluster size where all trials of a cluster end alike", () => {
    const alike = sums([...Array(900).fill([4, 4]), ...Array(100).fill([0, 4])]);
    expect(designEffect(alike).deff).toBeCloseTo(4, 1);
  });

  it("never claims more than n independent trials, though clusters may differ less than chance", () => {
    const even = sums(Array(200).fill([1, 2]));
    expect(designEffect(even).between).toBeCloseTo(0, 12);
    expect(designEffect(even)).toMatchObject({ deff: 1, effectiveN: 400 });
  });

  it("takes Kish's bound where nothing varies: 100 clusters of 3 count as 100", () => {
    expect(designEffect(sums(Array(100).fill([3, 3])))).toEqual({ deff: 3, effectiveN: 100, between: null, kish: 3 });
    expect(designEffect(sums(Array(100).fill([0, 3])))).toMatchObject({ deff: 3, between: null });
  });

  it("takes Kish's bound for a single cluster, whose spread cannot be seen", () => {
    expect(designEffect(sums([[8, 9]]))).toEqual({ deff: 9, effectiveN: 1, between: null, kish: 9 });
  });

  it("lets Kish's bound fade with the evidence", () => {
    const failing = (failures: number) =>
      designEffect(sums([...Array(failures).fill([2, 3]), ...Array(300 - failures).fill([3, 3])])).deff;
    const course = [0, 1, 2, 4, 8, 30].map(failing);
    expect(course).toEqual([...course].sort((a, b) => b - a));
    expect(failing(30)).toBeLessThan(1.05);
  });
});
