import { describe, expect, it } from "vitest";
import { insertEntry } from "./insert-entry.js";

const lines = ["  new:", "    says: New # here", "    records:", "      - { type: a }"];

describe("an entry that is inserted into kept.yaml", () => {
  it("comes last in its block, as deep as the others, and changes nothing else", () => {
    const text =
      "kept: v1\nsources:\n    a: {files: x} # why\n\n    b:   # b\n        files: y\n# about promises\npromises: {}\n";
    expect(insertEntry(text, "sources", lines)).toBe(
      "kept: v1\nsources:\n    a: {files: x} # why\n\n    b:   # b\n        files: y\n\n    new:\n      says: New # here\n      records:\n        - { type: a }\n# about promises\npromises: {}\n",
    );
  });

  it("begins the block where there is none, also after a last line without an end", () => {
    expect(insertEntry("kept: v1", "sources", lines)).toBe(`kept: v1\n\nsources:\n${lines.join("\n")}\n`);
    expect(insertEntry("kept: v1\nsources:\n  a: { files: x }", "sources", lines)).toBe(
      `kept: v1\nsources:\n  a: { files: x }\n${lines.join("\n")}\n`,
    );
  });

  it("says so where the block is in braces or the text is broken", () => {
    expect(insertEntry("sources: { a: { files: x } }\n", "sources", lines)).toBeNull();
    expect(insertEntry("sources: [\n", "sources", lines)).toBeNull();
  });
});
