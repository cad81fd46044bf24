import { expect, it } from "vitest";
import { maskedKey } from "./masked-key.js";

it("shows the end of a number, the first letter of an address, and nothing of what is short", () => {
  expect(
    [
      "loyalty:40017",
      "card:708",
      "pin:12",
      "email:s.vries@example.com",
      "40017",
      "device:a:b:cde",
      "loyalty ••17",
      "x:",
    ].map(maskedKey),
  ).toEqual(["loyalty ••17", "card ••8", "pin ••", "email s••@•••", "••17", "device ••de", "loyalty ••17", "x ••"]);
});
