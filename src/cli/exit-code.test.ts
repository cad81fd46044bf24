import { describe, expect, it } from "vitest";
import { exitOf } from "./exit-code.js";

describe("the exit code", () => {
  it("of kept doctor is 2 where something is wrong, and 0 where something needs a look only", () => {
    const check = (state: string) => ({ checks: [{ name: "data", state, says: "", instead: null }] });
    expect(exitOf("doctor", check("wrong"), { unknown: "counts" })).toBe(2);
    expect(exitOf("doctor", check("attention"), { unknown: "counts" })).toBe(0);
  });
});
