import { describe, expect, it } from "vitest";
import { textWidth } from "../report/text-width.js";
import { problemsJson, renderProblems } from "./render-problems.js";

const fast = [
  "fast:",
  "  says: Your food is in your hands within three minutes.",
  "  kind: duration",
  "",
  "  made: order.placed",
  "  met: order.ready",
  "  target: 95",
  "  window: 28d",
].join("\n");
const problems = [
  {
    code: "spec.target.unit",
    says: "target must be a share, not 95",
    write: "95% or 0.95",
    file: "promises/fast.yaml",
    line: 7,
    column: 11,
    length: 2,
  },
  {
    code: "spec.source.unknown",
    says: 'source "ledger" does not exist; did you mean "refunds"?',
    file: "promises/refund.yaml",
    line: 3,
    column: 10,
  },
];
const given = { problems, files: 9, texts: new Map([["promises/fast.yaml", fast]]) };
const look = { colour: "no", marks: "unicode", width: 120 } as const;

// UI.md section 6.
const sketch = `promises/fast.yaml:7:11  target must be a share, not 95                                     spec.target.unit
  6 |   met: order.ready
  7 |   target: 95
    |           ^^ write 95% or 0.95
promises/refund.yaml:3:10  source "ledger" does not exist; did you mean "refunds"?          spec.source.unknown
2 problems in 2 of 9 files. Nothing was run.  More: kept help spec.target.unit
`;

describe("problems", () => {
  it("are printed as the design shows them", () => {
    expect(renderProblems(given, look)).toBe(sketch);
  });
  it("come as JSON for machines", () => {
    expect(JSON.parse(problemsJson(problems))).toEqual({ problems });
  });
  it("never wrap: the code moves to its own line", () => {
    const text = renderProblems(given, { ...look, width: 60 });
    for (const line of text.split("\n")) expect(textWidth(line)).toBeLessThanOrEqual(60);
    expect(text).toContain("\n    spec.target.unit\n");
  });
  it("have no place when they are about the command line", () => {
    expect(
      renderProblems({ problems: [{ code: "cli.usage", says: "unknown command" }], files: 0, texts: new Map() }, look),
    ).toMatch(/^unknown command +cli\.usage\n1 problem\. Nothing was run\./);
  });
  it("Y3: show a hostile line around the fault, without control characters, however long it is", () => {
    const line = `  target: ${"\u001b[2J\u202e".repeat(2_000)}95 ${"x".repeat(200_000)}`;
    const problem = {
      code: "spec.target.unit",
      says: "target \u0007 must be a share",
      write: "95%",
      file: "a\u001b.yaml",
      line: 1,
      column: line.indexOf("95") + 1,
      length: 2,
    };
    const text = renderProblems(
      { problems: [problem], files: 1, texts: new Map([["a\u001b.yaml", line]]) },
      { ...look, width: 80 },
    );
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(text.length).toBeLessThan(3_000);
    expect(text).toContain("^^ write 95%");
  });
  it("puts the caret under wide and escaped characters", () => {
    const text = renderProblems(
      {
        problems: [{ code: "c", says: "s", write: "w", file: "f", line: 1, column: 5, length: 1 }],
        files: 1,
        texts: new Map([["f", "日本\t:x"]]),
      },
      look,
    );
    expect(text).toContain("  1 | 日本\\t:x\n    |        ^ write w");
  });
  it("names a file once, and says what was done all the same", () => {
    const found = { code: "file.empty", says: "data/a.csv: it is empty", file: "data/a.csv" };
    expect(
      renderProblems(
        { problems: [found], files: 2, texts: new Map(), holds: "What could be read was taken in." },
        look,
      ),
    ).toMatch(
      /^data\/a\.csv {2}it is empty +file\.empty\n1 problem in 1 of 2 files\. What could be read was taken in\. {2}More: kept help file\.empty\n$/,
    );
  });
  it("says what to write, what to run or what to do, each in its own words", () => {
    const line = (write: string): string =>
      renderProblems({ problems: [{ code: "c", says: "s", write }], files: 0, texts: new Map() }, look).split("\n")[1]!;
    expect(
      [
        "95% or 0.95",
        "one of: a, b",
        "kept check --promise fast",
        "check the pattern; it is relative",
        "kept init writes one; -C DIR looks in another folder",
        "check",
      ].map(line),
    ).toEqual([
      "    write 95% or 0.95",
      "    write one of: a, b",
      "    run kept check --promise fast",
      "    check the pattern; it is relative",
      "    kept init writes one; -C DIR looks in another folder",
      "    write check",
    ]);
  });
  it("says how many more there are", () => {
    const many = Array.from({ length: 120 }, () => problems[1]!);
    expect(renderProblems({ ...given, problems: many }, look)).toContain("\nand 70 more\n120 problems");
  });
});
