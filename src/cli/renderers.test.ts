import { describe, expect, it } from "vitest";
import { answersWith } from "../report/answers.fixture.js";
import { textWidth } from "../report/text-width.js";
import { bannedIn } from "../report/words/banned.js";
import type { Look } from "./look.js";
import { type Format, renderers } from "./renderers.js";

const look = { colour: "no", marks: "unicode", width: 80 } as const;
const answers = answersWith("");
const hostile = answersWith(`<img src=x onerror=alert(1)>|\u001b[31m\u202e\r\n=1+1 ${"long ".repeat(200)}`);
const print = (given: Record<string, unknown>, command: string, format: Format, more: Partial<Look> = {}): string =>
  renderers[command]![format]!(given[command] as never, { look: { ...look, ...more }, unknown: "counts" });
const all = Object.keys(answers).flatMap((command) =>
  Object.keys(renderers[command]!).map((format) => [command, format as Format] as const),
);

describe("answers", () => {
  it.each(all)("%s as %s: never says what the table of words forbids", (command, format) => {
    const text = print(answers, command, format);
    if (format !== "csv") expect(bannedIn(text)).toEqual([]);
    expect(text.endsWith("\n")).toBe(true);
  });

  it.each(all)("Y3: %s as %s: lets no control or direction character through", (command, format) => {
    const text = print(hostile, command, format);
    expect(format === "csv" ? text.replace(/[\t\r]|\u001b|\u202e/g, "") : text).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/,
    );
    if (format === "markdown") expect(text).not.toMatch(/(?<!\\)<img/);
    if (format === "csv")
      for (const [cell] of text.matchAll(/"(?:[^"]|"")*"/g))
        if (cell.includes("=1+1")) expect(cell.startsWith(`"'`)).toBe(true);
  });

  it.each(Object.keys(answers))("%s never wraps, from 40 columns on", (command) => {
    for (const width of [40, 60, 80, 120])
      for (const line of print(answers, command, "table", { width })
        .split("\n")
        .filter((each) => !each.includes("kept ")))
        expect(textWidth(line), line).toBeLessThanOrEqual(width);
  });

  it("says who was let down, worst first, with what was promised", () => {
    const text = print(answers, "people", "table", { width: 100 });
    expect(text).toContain("139 people were let down in 28 days, 152 times.");
    expect(text).toMatch(/loyalty ••17 +3 +4 min 50 s +3 min +Sat 11 July +Utrecht +app/);
    expect(text).toMatch(/e-mail s\.v••• +1 +not met/);
    expect(text).toContain("and 134 more");
  });

  it("exports people and unreadable records unrounded, with no formula", () => {
    expect(print(answers, "people", "csv").split("\r\n")[1]).toBe(
      "loyalty ••17,loyalty:,3,2026-07-11,290000,180000,ms,Utrecht,app",
    );
    expect(print(answers, "sources", "csv").split("\r\n")[1]).toMatch(
      /^tills,data\/tills\.csv,88102,placed_at,"'=1\+1",no date,/,
    );
  });

  it("tells a customer's story day by day in the company's zone", () => {
    const text = print(answers, "customer", "table");
    expect(text).toContain("loyalty ••17 since 2 March 2024: 2 of 34 promises broken, 1 we cannot judge.");
    expect(text).toContain("Sat 11 July\n  12:04  app       order.placed 1182 11");
    expect(text).toContain("✗ Broken  fast: 4 min 50 s, promised 3 min");
  });

  it("says of an import what could not be read, and when there was nothing new", () => {
    const [source] = answers.import.sources;
    const first = (more: Partial<typeof source>): string =>
      print({ import: { sources: [{ ...source, ...more }], ms: 1 } }, "import", "table").split("\n")[0]!;
    expect(first({ unchanged: 0 })).toBe("1.24 M new interactions read from 3 files. 3 records could not be read.");
    expect(first({ rows: 0, unchanged: 3, quarantined: 0 })).toBe("Nothing new: 3 files are unchanged.");
  });

  it("says what could be promised", () => {
    const text = print(answers, "design", "table");
    expect(text.replace(/\s+/g, " ")).toContain(
      "You could promise 3 min 08 s and keep it for 95%. Today's promise is 3 min: 8 s too tight.",
    );
    expect(text).toContain("never reached");
  });
});
