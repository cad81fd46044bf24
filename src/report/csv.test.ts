import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csv } from "./csv.js";

const one = (value: string | number | null): string => csv(["h"], [[value]]).slice(3, -2);
const dangerous = [
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  " =1+1",
  "\u00a0=1+1",
  "＝1+1",
  "＋1",
  "－1+1",
  "＠x",
  "a\n=cmd|' /C calc'!A0",
  '"=1+1',
  ";=1+1",
  "a;=1+1",
  'x",=1+1',
  "\u200b=1",
  "\ufeff=1",
  "\u202e=1",
  "\n=1",
  "+31 20 123 45 67",
  "-5 degrees",
  '=HYPERLINK("http://x")',
  "'=1+1".slice(1),
];

describe("csv", () => {
  it.each(dangerous)("X1: makes a text of %j", (text) => {
    expect(one(text)).toMatch(/^"?'/);
  });
  it("X1: leaves numbers numbers, also negative ones, and harmless text alone", () => {
    expect([
      one(-5),
      one(3.25),
      one("-5"),
      one("1e-7"),
      one(null),
      one("plain"),
      one("a-b"),
      one("e@mail"),
      one(Number.NaN),
    ]).toEqual(["-5", "3.25", "-5", "1e-7", "", "plain", "a-b", "e@mail", ""]);
  });
  it("X1: looks at a long cell once", () => {
    const started = performance.now();
    for (const text of ["\n".repeat(100_000), '"'.repeat(100_000), " ".repeat(100_000)]) one(`a${text}b`);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
  it("quotes what would break the file, and doubles quotes", () => {
    expect(one('say "hi", twice')).toBe('"say ""hi"", twice"');
    expect(one("two\nlines")).toBe('"two\nlines"');
    expect(csv(["a", "b"], [["x", 1]])).toBe("a,b\r\nx,1\r\n");
  });
  it("is read back by a plain reader as it went in, but for the apostrophe", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: "binary" }).filter((text) => !text.includes("\u0000")),
          { minLength: 1, maxLength: 5 },
        ),
        (cells) => {
          expect(
            read(
              csv(
                cells.map(() => "h"),
                [cells],
              ),
            ).map((text, i) => (text === `'${cells[i]}` ? cells[i] : text)),
          ).toEqual(cells);
        },
      ),
    );
  });
  const office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((path) => existsSync(path));
  it.skipIf(!office)(
    `X1: LibreOffice finds no formula in it${office ? "" : " (skipped: no LibreOffice here)"}`,
    { timeout: 120_000 },
    () => {
      const folder = mkdtempSync(join(tmpdir(), "kept-csv-"));
      writeFileSync(
        join(folder, "a.csv"),
        csv(
          ["text"],
          dangerous.map((text) => [text]),
        ),
      );
      execFileSync(office!, [
        "--headless",
        `-env:UserInstallation=file://${folder}/profile`,
        "--convert-to",
        "fods",
        "--outdir",
        folder,
        join(folder, "a.csv"),
      ]);
      expect(readFileSync(join(folder, "a.fods"), "utf8")).not.toContain("table:formula");
      rmSync(folder, { recursive: true });
    },
  );
});

/** RFC 4180, second row. */
const read = (text: string): string[] => {
  const cells: string[] = [];
  let [at, quoted, cell] = [text.indexOf("\r\n") + 2, false, ""];
  for (; at < text.length; at++) {
    const c = text[at]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[at + 1] === '"') {
        cell += c;
        at++;
      } else quoted = false;
    } else if (c === '"' && cell === "") quoted = true;
    else if (c === "," || text.startsWith("\r\n", at)) {
      cells.push(cell);
      cell = "";
      if (c !== ",") break;
    } else cell += c;
  }
  return cells;
};
