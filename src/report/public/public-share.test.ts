import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { publicShare } from "./public-share.js";

describe("a share that anybody may know", () => {
  it("is told in hundredths, and finer only where that would hide on which side of the promise it lies", () => {
    expect(publicShare({ kept: 938, broken: 62, people: 700, let_down: 60 }, 0.95)).toEqual({
      is: "of",
      kept: 94,
      of: 100,
    });
    expect(publicShare({ kept: 9_460, broken: 540, people: 700, let_down: 60 }, 0.95)).toEqual({
      is: "of",
      kept: 946,
      of: 1000,
    });
    expect(publicShare({ kept: 30, broken: 10, people: 30, let_down: 8 }, 0.95)).toEqual({
      is: "of",
      kept: 30,
      of: 40,
    });
    expect(publicShare({ kept: 30, broken: 0, people: 30, let_down: 0 }, 0.95)).toEqual({ is: "all", of: 30 });
  });

  it("is not told of fewer than five people", () => {
    expect(publicShare({ kept: 300, broken: 2, people: 4, let_down: 1 }, 0.95)).toEqual({ is: "few" });
    expect(publicShare({ kept: 0, broken: 0, people: 0, let_down: 0 }, 0.95)).toEqual({ is: "none" });
  });

  it("is the same whether one, two, three or four people were let down", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 100_000 }), fc.integer({ min: 1, max: 4 }), (due, letDown) => {
        const told = (n: number) => publicShare({ kept: due - n, broken: n, people: due, let_down: n }, 0.9);
        expect(told(letDown)).toEqual(told(1));
        expect(told(1)).toMatchObject({ is: "atLeast" });
      }),
    );
  });
});
