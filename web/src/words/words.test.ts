import { describe, expect, it } from "vitest";
import { bannedIn } from "../../../src/report/words/banned.js";
import { en } from "./en.js";
import { nl } from "./nl.js";
import { lengthened, pseudo } from "./pseudo.js";

/** A message with a number or a text for whatever it asks. */
const said = (message: unknown): string =>
  typeof message === "string"
    ? message
    : String(
        (message as (params: unknown) => string)(
          new Proxy(
            {},
            { get: (_, key) => (typeof key === "string" && /says|day|name|key|who|text/.test(key) ? "x" : 2) },
          ),
        ),
      );
const safely = (message: unknown): string => {
  try {
    return said(message);
  } catch {
    return "";
  }
};

describe("the words of the pages", () => {
  it("uses none of the words that no screen says", () => {
    // A clock that is right is ±0 s, which is no interval.
    const { "sources.clockFine": _, ...all } = en;
    const found = Object.entries(all).flatMap(([key, message]) =>
      bannedIn(safely(message)).map((each) => `${key}: ${each.found}; say ${each.instead}`),
    );
    expect(found).toEqual([]);
  });
  it("has every message in Dutch, and none that is English by mistake", () => {
    expect(Object.keys(nl).sort()).toEqual(Object.keys(en).sort());
    // These read the same in both.
    const same = Object.keys(en).filter((key) => {
      const [a, b] = [en[key as keyof typeof en], nl[key as keyof typeof nl]];
      return typeof a === "string" && a === b && /[a-z]{4,} [a-z]{3,}/i.test(a);
    });
    expect(same).toEqual([]);
  });
  it("makes a pseudo-locale a third longer", () => {
    expect(lengthened("Reality")).toBe("[Réálítý~~~]");
    expect(pseudo(en)["lens.days"]({ n: 28 })).toMatch(/^\[28 dáýs~+\]$/);
  });
});
