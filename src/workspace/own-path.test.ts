import { describe, expect, it } from "vitest";
import { ownPath } from "./own-path.js";

describe("W6: a page to go on to", () => {
  it.each([
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "/\t/evil.example",
    "\t//evil.example",
    "/．．//evil。example",
    "//evil.example@kept.example",
    "/..//evil.example",
    "/.//evil.example",
    "/people/..//evil.example",
    "data:text/html,x",
    "",
    null,
    undefined,
  ])("is the home page where %j could lead elsewhere", (given) => {
    const path = ownPath(given);
    expect(new URL(path, "https://kept.example").origin).toBe("https://kept.example");
    expect(path).toMatch(/^\/(?![/\\])/);
  });

  it("is one of ours as it is written", () => {
    for (const path of ["/", "/people?promise=fast&asOf=2026-06-03", "/promises/fast#why", "/people/x%40y"])
      expect(ownPath(path)).toBe(path);
  });
});
