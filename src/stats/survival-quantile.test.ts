import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { random } from "../core/random.js";
import { kaplanMeier } from "./kaplan-meier.js";
import { survivalQuantile } from "./survival-quantile.js";

const curve = (text: string) =>
  kaplanMeier(
    text.split(" ").map((one) => ({
      time: Number.parseFloat(one),
      events: one.endsWith("+") ? 0 : 1,
      censored: one.endsWith("+") ? 1 : 0,
    })),
  );

// Freireich et al. (1963).
const mercaptopurine = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+";
const placebo = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23";

describe("survivalQuantile", () => {
  it("gives the known medians: 23 weeks (13 to no end) under 6-MP, 8 weeks (4 to 11) under placebo", () => {
    expect(survivalQuantile(curve(mercaptopurine), 0.5, { level: 0.95 })).toEqual({
      estimate: 23,
      low: 13,
      high: null,
      level: 0.95,
      n: 21,
    });
    expect(survivalQuantile(curve(placebo), 0.5, { level: 0.95 })).toEqual({
      estimate: 8,
      low: 4,
      high: 11,
      level: 0.95,
      n: 21,
    });
  });

  const file = join(process.env.KEPT_DATA ?? "../shared/data", "methods/survival/lung.csv");
  it.skipIf(!existsSync(file))(
    "agrees with R on the lung data: median 310 (284-361), quartiles 170 and 550 (skipped without $KEPT_DATA)",
    () => {
      const lung = kaplanMeier(
        readFileSync(file, "utf8")
          .trim()
          .split("\n")
          .slice(1)
          .map((line) => {
            const [, time, status] = line.split(",").map(Number);
            return { time: time!, events: status === 2 ? 1 : 0, censored: status === 2 ? 0 : 1 };
          }),
      );
      expect(survivalQuantile(lung, 0.5, { level: 0.95 })).toMatchObject({ estimate: 310, low: 284, high: 361 });
      expect(survivalQuantile(lung, 0.25, { level: 0.95 })).toMatchObject({ estimate: 170 });
      expect(survivalQuantile(lung, 0.75, { level: 0.95 })).toMatchObject({ estimate: 550 });
    },
  );

  it("takes exactly eight of ten as 80 %, in spite of rounding", () => {
    for (let n = 10; n <= 1000; n += 10) {
      const even = kaplanMeier(Array.from({ length: n }, (_, i) => ({ time: i + 1, events: 1, censored: 0 })));
      expect(survivalQuantile(even, 0.8, { level: 0.95 })).toMatchObject({ estimate: 0.8 * n });
    }
  });

  it("leaves the upper end open where the slowest one decides: 99 % of 21", () => {
    expect(survivalQuantile(curve(placebo), 0.99, { level: 0.95 })).toMatchObject({ estimate: 23, high: null });
  });

  it("says so when too few ever got there", () => {
    const never = survivalQuantile(curve("1 2 3 9+ 9+ 9+ 9+ 9+ 9+ 9+"), 0.8, { level: 0.95 });
    expect(never).toMatchObject({ status: "unreached", lastTime: 9 });
    expect("reached" in never && never.reached).toBeCloseTo(0.3, 12);
    expect(survivalQuantile(kaplanMeier([]), 0.8, { level: 0.95 })).toEqual({ status: "none" });
  });

  it("finds the planted quantile behind censoring, and its interval holds it 95 times in 100", () => {
    const stream = random(5);
    const truth = -Math.log(0.1);
    let held = 0;
    for (let run = 0; run < 400; run++) {
      const waits = Array.from({ length: 300 }, () => {
        const met = stream.exponential(1);
        const seen = stream.exponential(4);
        return { time: Math.min(met, seen), events: met <= seen ? 1 : 0, censored: met <= seen ? 0 : 1 };
      });
      const ninety = survivalQuantile(kaplanMeier(waits), 0.9, { level: 0.95 });
      if ("status" in ninety) throw new Error("expected a time");
      if (ninety.low <= truth && (ninety.high === null || truth <= ninety.high)) held++;
    }
    expect(held / 400).toBeGreaterThan(0.92);
    expect(held / 400).toBeLessThan(0.98);
  });
});
