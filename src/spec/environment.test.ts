// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${NAME} is the notation of the format
import { describe, expect, it } from "vitest";
import { fillIn } from "./environment.js";

const read = (text: string, env: Record<string, string> = {}) => {
  const filled = fillIn(text, env);
  return filled.ok ? filled.value.text : filled.error.code;
};

describe("fillIn", () => {
  it("fills in a variable, also in the middle and twice", () => {
    expect(read("a-${X}-${X}", { X: "1" })).toBe("a-1-1");
  });

  it("takes the default when the variable is not set or empty", () => {
    expect(read("${X:-3m}")).toBe("3m");
    expect(read("${X:-3m}", { X: "" })).toBe("3m");
    expect(read("${X:-}")).toBe("");
    expect(read("${X}", { X: "" })).toBe("");
  });

  it("fills in nothing that stands in a variable's value", () => {
    expect(read("${X}", { X: "${Y}", Y: "no" })).toBe("${Y}");
  });

  it("leaves $${ and a dollar alone", () => {
    expect(read("$${X} costs $5")).toBe("${X} costs $5");
    expect(read("$$${X}", { X: "1" })).toBe("$${X}");
  });

  it("says what is not set or miswritten, and reads nothing that every object has", () => {
    expect(read("${X}")).toBe("spec.env.unset");
    expect(read("${toString}")).toBe("spec.env.unset");
    expect(read("${}")).toBe("spec.env.syntax");
    expect(read("${X")).toBe("spec.env.syntax");
    expect(read("${X-Y}")).toBe("spec.env.syntax");
  });

  it("knows whether it holds a variable's value", () => {
    expect(fillIn("plain", {})).toEqual({ ok: true, value: { text: "plain", secret: false } });
    expect(fillIn("${X}", { X: "v" })).toEqual({ ok: true, value: { text: "v", secret: true } });
  });
});
