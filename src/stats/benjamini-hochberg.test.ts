import { describe, expect, it } from "vitest";
import { benjaminiHochberg } from "./benjamini-hochberg.js";

// The 15 p-values of Benjamini & Hochberg (1995), section 3.2: four hold at 5 %, against three by Bonferroni.
const published = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
];

describe("benjaminiHochberg", () => {
  it("calls the four differences of the paper's example at 5 %", () => {
    const adjusted = benjaminiHochberg(published);
    expect(adjusted.filter((p) => p <= 0.05)).toHaveLength(4);
    // R 4.2.2, p.adjust(p, "BH").
    [0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714, 0.06385714, 0.0645, 0.0765].forEach((p, i) => {
      expect(adjusted[i]).toBeCloseTo(p, 7);
    });
    expect(adjusted.at(-1)).toBe(1);
  });

  it("keeps the order given", () => {
    const shuffled = [0.324, 0.0001, 1, 0.0095];
    expect(benjaminiHochberg(shuffled)).toEqual([0.324 * (4 / 3), 0.0004, 1, 0.019]);
  });

  it("leaves one test, and none, as they are", () => {
    expect(benjaminiHochberg([0.04])).toEqual([0.04]);
    expect(benjaminiHochberg([])).toEqual([]);
  });
});
