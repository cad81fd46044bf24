import { describe, expect, it } from "vitest";
import { allKept, hostile, quickKitchen, withoutGroups } from "../report/quick-kitchen.fixture.js";
import { textWidth } from "../report/text-width.js";
import { bannedIn } from "../report/words/banned.js";
import { renderCheck } from "./render-check.js";

const look = { colour: "no", marks: "unicode", width: 80 } as const;
const check = withoutGroups(quickKitchen);

// UI.md section 6, left column, line by line.
const sketch = `Quick Kitchen, 28 days to Tue 14 July 2026
At least 196 people were let down. 2 promises broken, 1 we cannot judge, 3 kept.

    PROMISE     KEPT  BETWEEN    PROMISED    DUE  MAY STILL BE LET DOWN
 ✗  fast       93.8%  92.8–94.7       95%  2,470  29 over, since 4 July
 ✗  social     85.1%  79.0–89.6       90%    174  9 over, since 2 July
 ?  refund         –  70.1–95.4       95%     87  frozen: ledger 5 days late
 ✓~ catering   99.0%  96.6–99.7       98%    208  2 of 4, too close to call
 ✓  one-call   93.3%  90.5–95.3       90%    431  14 of 43
 ✓  plain      99.4%  98.8–99.7       90%  1,265  118 of 126
Who   kept people fast       Why      kept why fast
Wait  112 not due yet        Missing  kept sources refunds (22 cannot be judged)
`;

describe("kept check", () => {
  it("prints the table of the design, line by line", () => {
    expect(renderCheck(check, look)).toBe(sketch);
  });

  it("takes at most 80 columns there", () => {
    for (const line of renderCheck(check, look).split("\n")) expect(textWidth(line)).toBeLessThanOrEqual(80);
  });

  it("uses ASCII marks where the terminal speaks nothing else", () => {
    const text = renderCheck(check, { ...look, marks: "ascii" });
    expect(text).toMatch(/^[\x00-\x7f]*$/);
    const lines = text.split("\n");
    expect(lines[4]).toMatch(/^ XX {2}fast {7}93\.8% {2}92\.8-94\.7 .*95% .*29 over/);
    expect(lines[6]).toMatch(/^ \? {3}refund {9}- {2}70\.1-95\.4 .*95% .*frozen/);
    expect(lines[7]).toMatch(/^ ok~ catering {3}99\.0% {2}96\.6-99\.7 .*98% .*2 of 4/);
    expect(lines[8]).toMatch(/^ ok {2}one-call {3}93\.3% {2}90\.5-95\.3 .*90% .*14 of 43/);
  });

  it("gives each promise two lines below 72 columns and never wraps", () => {
    const text = renderCheck(check, { ...look, width: 60 });
    expect(text).toContain(" ✗  fast        93.8% of 2,470, promised 95%\n    29 over the limit, since 4 July\n");
    expect(text).toContain(" ?  refund      cannot say, 70.1–95.4% of 87\n    refunds ledger 5 days late\n");
    for (const width of [40, 60, 71])
      for (const line of renderCheck(check, { ...look, width }).split("\n"))
        expect(textWidth(line), line).toBeLessThanOrEqual(width);
  });

  it("colours verdicts only: kept cyan, broken red", () => {
    const text = renderCheck(check, { ...look, colour: "yes" });
    expect(text).toContain(" \u001b[31m✗\u001b[39m  fast");
    expect(text).toContain(" \u001b[36m✓~\u001b[39m catering");
    expect(text).toContain(" ?  refund");
    expect(text.replace(/\u001b\[\d+m/g, "")).toBe(sketch);
  });

  it("says that nobody was let down, and promises nothing it does not know", () => {
    expect(renderCheck(allKept, look)).toContain("Nobody was let down. 1 promise kept.");
    expect(renderCheck({ ...check, people: { letDown: 0, atLeast: true, due: 9 } }, look)).toContain(
      "Nobody we know of was let down, but 22 we cannot judge.",
    );
  });

  it("lists groups, most people let down first, smaller groups together", () => {
    const text = renderCheck(quickKitchen, look);
    expect(text).toContain("fast: for whom");
    expect(text).toMatch(/Utrecht +88% .* 63 +not chance/);
    expect(text.indexOf("Breda")).toBeLessThan(text.indexOf("Arnhem"));
    expect(text).toContain("7 smaller groups");
  });

  it("Y3: shows control and direction characters as such and lets no escape through", () => {
    for (const width of [50, 80, 200]) {
      const text = renderCheck(hostile, { ...look, width });
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      expect(text).toContain("\\u001b[31m");
      expect(text.length).toBeLessThan(10_000);
    }
  });

  it("never says what the table of words forbids", () => {
    for (const each of [quickKitchen, allKept])
      for (const width of [60, 80]) expect(bannedIn(renderCheck(each, { ...look, width }))).toEqual([]);
  });
});
