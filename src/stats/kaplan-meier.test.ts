import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { random } from "../core/random.js";
import { kaplanMeier, type SurvivalRow } from "./kaplan-meier.js";

/** "6" is an event at 6, "6+" was last seen at 6. */
const rows = (text: string): SurvivalRow[] =>
  text.split(" ").map((one) => ({
    time: Number.parseFloat(one),
    events: one.endsWith("+") ? 0 : 1,
    censored: one.endsWith("+") ? 1 : 0,
  }));

// Freireich et al. (1963), weeks of remission under 6-MP, as in Kalbfleisch & Prentice (1980), table 1.1.
const mercaptopurine = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+";

describe("kaplanMeier", () => {
  it("gives the published curve and Greenwood errors of the 6-MP group", () => {
    const { steps, ...counts } = kaplanMeier(rows(mercaptopurine));
    expect(counts).toEqual({ n: 21, events: 9, lastTime: 35, lastAtRisk: 1 });
    const published = [
      [6, 21, 0.8571, 0.0764],
      [7, 17, 0.8067, 0.0869],
      [10, 15, 0.7529, 0.0963],
      [13, 12, 0.6902, 0.1068],
      [16, 11, 0.6275, 0.1141],
      [22, 7, 0.5378, 0.1282],
      [23, 6, 0.4482, 0.1346],
    ] as const;
    expect(steps.map((step) => step.time)).toEqual(published.map(([time]) => time));
    published.forEach(([, atRisk, survival, error], i) => {
      expect(steps[i]!.atRisk).toBe(atRisk);
      expect(steps[i]!.survival).toBeCloseTo(survival, 4);
      expect(steps[i]!.survival * Math.sqrt(steps[i]!.greenwood)).toBeCloseTo(error, 4);
    });
  });

  const folder = join(process.env.KEPT_DATA ?? "../shared/data", "methods/survival");
  it.skipIf(!existsSync(folder))(
    "agrees with R's survival on every step of the lung data (skipped without $KEPT_DATA)",
    () => {
      const table = (name: string) =>
        readFileSync(join(folder, name), "utf8")
          .trim()
          .split("\n")
          .slice(1)
          .map((line) => line.split(",").map(Number));
      const curve = kaplanMeier(
        table("lung.csv").map(([, time, status]) => ({
          time: time!,
          events: status === 2 ? 1 : 0,
          censored: status === 2 ? 0 : 1,
        })),
      );
      const expected = table("lung_km_expected.csv").filter(([, , events]) => events! > 0);
      expect(curve.steps.map((step) => step.time)).toEqual(expected.map(([time]) => time));
      expected.forEach(([, atRisk, events, survival, error], i) => {
        const step = curve.steps[i]!;
        expect([step.atRisk, step.events]).toEqual([atRisk, events]);
        expect(step.survival).toBeCloseTo(survival!, 10);
        expect(step.survival * Math.sqrt(step.greenwood)).toBeCloseTo(error!, 8);
      });
    },
  );

  it("gives the same from grouped and from single rows, in any order", () => {
    const single = kaplanMeier(rows("3 1 2+ 2 3 3+ 5"));
    const grouped = kaplanMeier([
      { time: 1, events: 1, censored: 0 },
      { time: 2, events: 1, censored: 1 },
      { time: 3, events: 2, censored: 1 },
      { time: 5, events: 1, censored: 0 },
    ]);
    expect(single).toEqual(grouped);
    expect(grouped.steps.at(-1)).toMatchObject({ survival: 0, atRisk: 1 });
  });

  it("is the plain share where nobody is censored", () => {
    const { steps } = kaplanMeier(rows("1 2 3 4 5 6 7 8 9 10"));
    steps.forEach((step, i) => {
      expect(step.survival).toBeCloseTo(1 - (i + 1) / 10, 12);
    });
  });

  it("takes a million distinct times", () => {
    const stream = random(3);
    const many = Array.from({ length: 1_000_000 }, (_, time) => ({ time, events: 1, censored: stream.integer(0, 2) }));
    const { steps, n } = kaplanMeier(many);
    expect(steps).toHaveLength(1_000_000);
    expect(n).toBeGreaterThan(1_400_000);
    expect(steps.at(-1)!.survival).toBeLessThan(0.01);
  });

  it("has no step where nothing happened", () => {
    expect(kaplanMeier([])).toEqual({ n: 0, events: 0, lastTime: 0, lastAtRisk: 0, steps: [] });
    expect(kaplanMeier(rows("4+ 9+")).steps).toEqual([]);
  });
});
