import { describe, expect, it } from "vitest";
import { mask } from "./mask.js";

describe("a masked key", () => {
  it("shows the last two characters of a long number, and none of a short one", () => {
    expect(mask("loyalty:40017")).toBe("loyalty:••17");
    expect(mask("loyalty:4001")).toBe("loyalty:••");
    expect(mask("C1000123")).toBe("••23");
  });

  it("shows the first letter of an address and no more", () => {
    expect(mask("email:s.vries@example.nl")).toBe("email:s•••@•••");
  });
});
