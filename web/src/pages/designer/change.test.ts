import { describe, expect, it } from "vitest";
import { changeOf, isEmpty, type Typed } from "./change.js";

const was: Typed = {
  name: "fast",
  says: "Ready in time.",
  kind: "duration",
  made: "",
  met: "",
  limit: "3m",
  target: "95%",
  window: "",
  from: "",
  public: false,
};

describe("what a form asks to change", () => {
  it("is only what was typed otherwise than it is", () => {
    expect(changeOf({ ...was, limit: " 3m8s " }, was)).toEqual({ promise: "fast", limit: "3m8s" });
    expect(changeOf({ ...was, public: true, from: "2026-08-01" }, was, "abc")).toEqual({
      promise: "fast",
      public: true,
      from: "2026-08-01",
      save: "abc",
    });
  });

  it("is nothing when only a day was typed", () => {
    expect(isEmpty(changeOf({ ...was, from: "2026-08-01" }, was))).toBe(true);
    expect(isEmpty(changeOf({ ...was, target: "90%" }, was))).toBe(false);
  });

  it("names the kind of a new promise", () => {
    expect(changeOf({ ...was, name: "new", made: "placed", met: "ready" }, null)).toEqual({
      promise: "new",
      says: "Ready in time.",
      kind: "duration",
      made: "placed",
      met: "ready",
      limit: "3m",
      target: "95%",
    });
  });
});
