import { describe, expect, it } from "vitest";
import { didYouMean, nearest } from "./did-you-mean.js";

describe("nearest", () => {
  it("finds the word that was meant", () => {
    expect(nearest("targt", ["says", "target", "window"])).toBe("target");
    expect(nearest("fsat", ["fast", "flat"])).toBe("fast");
    expect(nearest("OWNER", ["owner"])).toBe("owner");
    expect(nearest("order.placd", ["order.ready", "order.placed"])).toBe("order.placed");
  });

  it("finds none that is too far off", () => {
    expect(nearest("colour", ["name", "purpose"])).toBeUndefined();
    expect(nearest("x", [])).toBeUndefined();
    expect(didYouMean("colour", ["name"])).toBe("");
  });

  it("is quick on a long word among many", () => {
    const began = performance.now();
    nearest(
      "x".repeat(100_000),
      Array.from({ length: 1_000 }, (_, i) => `${"x".repeat(60)}${i}`),
    );
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
