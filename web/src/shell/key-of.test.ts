import { describe, expect, it } from "vitest";
import { keyOf } from "./key-of.js";

const press = (key: string, more: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  target: null,
  ...more,
});
const free = { going: false, single: true };

describe("keyOf", () => {
  it("goes to a page by g and a letter, and nowhere by the letter alone", () => {
    expect(keyOf(press("g"), free)).toEqual({ does: "go" });
    expect(keyOf(press("s"), { going: true, single: true })).toEqual({ does: "to", to: "/sources" });
    expect(keyOf(press("s"), free)).toBeNull();
  });
  it("does nothing by single keys when they are switched off, but still finds", () => {
    const off = { going: false, single: false };
    for (const key of ["g", "j", "k", "t", "?"]) expect(keyOf(press(key), off)).toBeNull();
    expect(keyOf(press("k", { ctrlKey: true }), off)).toEqual({ does: "find" });
    expect(keyOf(press("K", { metaKey: true }), off)).toEqual({ does: "find" });
  });
  it("leaves the browser's own keys alone", () => {
    expect(keyOf(press("t", { ctrlKey: true }), free)).toBeNull();
    expect(keyOf(press("j", { altKey: true }), free)).toBeNull();
  });
});
