import { describe, expect, it } from "vitest";
import { readTemplate } from "./template.js";

const read = (text: string) => {
  const result = readTemplate(text);
  return result.ok ? result.value : result.error;
};

describe("readTemplate", () => {
  it("takes a text without braces for a column", () => {
    expect(read("Order Date")).toEqual({ kind: "column", column: "Order Date", map: null, fallback: null });
  });

  it("splits at the columns in braces", () => {
    expect(read("order:{order_id}/{line no}")).toEqual({
      kind: "template",
      parts: ["order:", { column: "order_id" }, "/", { column: "line no" }],
    });
    expect(read("{a}{b}")).toEqual({ kind: "template", parts: [{ column: "a" }, { column: "b" }] });
  });

  it("takes one column in braces for the column", () => {
    expect(read("{card}")).toEqual({ kind: "column", column: "card", map: null, fallback: null });
  });

  it("takes a brace written twice for the brace", () => {
    expect(read("weird{{col}}")).toEqual({ kind: "column", column: "weird{col}", map: null, fallback: null });
    expect(read("{{{a}}}")).toEqual({ kind: "template", parts: ["{", { column: "a" }, "}"] });
  });

  it.each(["{", "}", "a{b", "a}b", "{}", "{ }", "{a{b}}"])("refuses %j", (text) => {
    expect(readTemplate(text).ok).toBe(false);
  });
});
