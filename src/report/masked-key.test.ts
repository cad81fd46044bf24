import { describe, expect, it } from "vitest";
import { maskedKey } from "./masked-key.js";

describe("a masked key", () => {
  it("shows the last two characters of a long number, and none of a short one", () => {
    expect(["loyalty:40017", "C1000123", "device:a:b:cde", "loyalty:4001", "pin:12", "x:", ""].map(maskedKey)).toEqual([
      "loyalty ••17",
      "••23",
      "device ••de",
      "loyalty ••",
      "pin ••",
      "x ••",
      "••",
    ]);
  });

  it("shows the first letter of an address and no more", () => {
    expect(maskedKey("email:s.vries@example.nl")).toBe("email s••@•••");
  });

  it("hides a key that looks as if it were masked already", () => {
    expect(maskedKey("loyalty:••40017")).toBe("loyalty ••17");
  });
});
