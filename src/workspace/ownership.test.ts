import { describe, expect, it } from "vitest";
import { theirs } from "./ownership.js";
import { localPrincipal } from "./roles.js";

describe("whose a promise is", () => {
  it("is asked of teams by their names, and of people as `person:NAME`", () => {
    const who = { ...localPrincipal, teams: ["kitchen", "person:amara"] };
    expect(
      ["team:kitchen", "person:amara", "team:amara", "person:kitchen", "team:social", null].map((o) => theirs(who, o)),
    ).toEqual([true, true, false, false, false, false]);
  });
});
