import { describe, expect, it } from "vitest";
import { nextHop } from "./next-hop.js";

describe("where an answer sends on to", () => {
  const from = new URL("https://hooks.example.com/a/b");
  it("H2: is never from https to http, nor to anything else", () => {
    for (const location of ["http://hooks.example.com/", "file:///etc/passwd", "gopher://x/", "data:text/plain,x"])
      expect(nextHop(from, location, 0)).toMatchObject({ ok: false, error: { code: "outgoing.refused" } });
  });
  it("is read against where one is", () => {
    for (const [location, to] of [
      ["../c", "https://hooks.example.com/c"],
      ["//other.example/x", "https://other.example/x"],
      ["https://other.example", "https://other.example/"],
    ] as const)
      expect(nextHop(from, location, 2)).toMatchObject({ ok: true, value: { href: to } });
  });
  it("H2: is followed three times", () => {
    expect(nextHop(from, "/x", 3)).toMatchObject({ ok: false });
    expect(nextHop(from, "https://[::1", 0)).toMatchObject({ ok: false });
  });
});
