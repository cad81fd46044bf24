import { describe, expect, it } from "vitest";
import { squaresEach, tallyDrawing } from "./tally-drawing.js";

const day = (letDown: number | null) => ({ day: "2026-07-14", letDown, missing: false });
const squaresIn = (path: string) => path.split("M").length - 1;

describe("the tally", () => {
  it("draws one square a person until a day would be more than sixteen squares high", () => {
    expect(squaresEach([day(48)], 3)).toBe(1);
    expect(squaresEach([day(49)], 3)).toBe(10);
    expect(squaresEach([day(12_000)], 3)).toBe(1_000);
  });
  it("draws as many squares as people, and part of one for what is left of ten", () => {
    const one = tallyDrawing([day(7)], { width: 100, abreast: 3, each: 1 }).columns[0]!;
    expect(squaresIn(one.squares)).toBe(7);
    const ten = tallyDrawing([day(25)], { width: 100, abreast: 3, each: 10 }).columns[0]!;
    expect(squaresIn(ten.squares)).toBe(3);
  });
  it("draws nobody as nothing, and too few as one square", () => {
    const { columns } = tallyDrawing([day(0), day(null)], { width: 100, abreast: 3, each: 1 });
    expect(columns.map(({ squares }) => squaresIn(squares))).toEqual([0, 1]);
  });
});
