import { describe, expect, it } from "vitest";
import { askedWindow } from "./asked-window.js";

describe("--window", () => {
  it("is a number of days, or a calendar period", () => {
    expect(askedWindow("7d")).toEqual({ kind: "rolling", length: { months: 0, days: 7, ms: 0 } });
    expect(askedWindow("month")).toEqual({ kind: "calendar", period: "month" });
  });

  it.each(["7", "7x", "36h", "0d", "-7d", "months", ""])("is not %s", (text) => {
    expect(() => askedWindow(text)).toThrow(/no number of days and no calendar period/);
  });
});
