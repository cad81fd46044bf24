// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${NAME} is the notation of the format

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { siegeN, siegeSeed } from "../../test/siege.js";
import { loadSpec } from "./load-spec.js";
import { problemsOf, small, workspaceOf } from "./spec.fixture.js";

const load = (text: string, env = {}) => loadSpec([{ path: "kept.yaml", text }], env);
const everything = readFileSync(new URL("./fixtures/everything.kept.yaml", import.meta.url), "utf8");

describe("texts that would stop the parser (Y1)", () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[..."bcdefghi"].map((c, i) => `${c}: &${c} [${Array(9).fill(`*${"abcdefgh"[i]}`).join(",")}]`).join("\n")}`;
  const texts: readonly (readonly [string, string])[] = [
    ["5,000 open brackets", "[".repeat(5_000)],
    ["then 100,000 in the same process", "[".repeat(100_000)],
    ["open braces", "{a: ".repeat(100_000)],
    ["dashes", "- ".repeat(400_000)],
    ["question marks", "? ".repeat(400_000)],
    ["a deep block", Array.from({ length: 1_300 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")],
    ["an alias bomb", bomb],
    ["100 merges", `a: &a { x: y }\n${Array.from({ length: 100 }, (_, i) => `b${i}: { <<: *a }`).join("\n")}`],
    ["150,000 keys", Array.from({ length: 150_000 }, (_, i) => `k${i}: ${i}`).join("\n")],
    ["60,000 short keys in one megabyte", Array.from({ length: 60_000 }, (_, i) => `k${i}: 1`).join("\n")],
    ["10 MB", "a".repeat(10_000_000)],
    ["quotes", '"'.repeat(900_000)],
    ["anchors", "&a ".repeat(300_000)],
    ["tags", "! ".repeat(400_000)],
    ["commas", `[${",".repeat(900_000)}`],
    ["document marks", "---\n".repeat(200_000)],
    ["directives", "%A\n".repeat(300_000)],
    ["line ends", "\n".repeat(990_000)],
    ["comments", "#\n".repeat(400_000)],
    ["a long block text", `a: |\n${" x\n".repeat(300_000)}`],
    ["brackets that were closed before they were opened", `${"--- |\n]\n".repeat(5_000)}--- ${"[".repeat(5_000)}`],
    ["carriage returns", "a:\r".repeat(300_000)],
  ];

  it.each(texts)("%s end in a problem with a line", (_, text) => {
    const began = process.cpuUsage();
    const loaded = load(text);
    const took = process.cpuUsage(began).user / 1_000;
    expect(loaded.ok).toBe(false);
    if (!loaded.ok)
      expect(loaded.error[0]).toMatchObject({
        file: "kept.yaml",
        line: expect.any(Number),
        column: expect.any(Number),
      });
    // Measured 1 to 100 ms of processor time; the bound leaves room for a slow machine.
    expect(took).toBeLessThan(1_500);
  });

  it("leaves the process able to read the next file", () => {
    expect(load(small()).ok).toBe(true);
  });

  it("reads a large honest file", () => {
    const more = Array.from(
      { length: 400 },
      (_, i) =>
        `  p${i}: { says: "Promise ${i}, [kept] {always}.", kind: duration, made: order.placed, met: order.ready, within: 3m, target: 95% }`,
    ).join("\n");
    expect(workspaceOf(small({ more })).promises).toHaveLength(401);
  });
});

describe("keys that reach for the prototype (Y2)", () => {
  it.each([
    "__proto__: { polluted: yes }",
    'constructor: { prototype: { polluted: "yes" } }',
    "toString: x",
    '"__proto__": { polluted: yes }',
  ])("%s is a problem and pollutes nothing", (more) => {
    expect(problemsOf(small({ more })).length).toBeGreaterThan(0);
    expect(problemsOf(small({ more: `  other: { ${more} }` })).length).toBeGreaterThan(0);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("may be names of columns and values, where they are harmless", () => {
    const text = small({ promise: "within: 3m\n    target: 95%\n    where: { constructor: hasOwnProperty }" }).replace(
      "store: store",
      "constructor: toString",
    );
    expect(workspaceOf(text).sources[0]!.records[0]!.properties.constructor).toMatchObject({
      from: { column: "toString" },
    });
  });

  it("are not taken for teams, calendars or values that exist", () => {
    const codes = problemsOf(
      small({
        promise: "within: 3m\n    target: 95%\n    owner: team:constructor\n    value: toString\n    calendar: valueOf",
      }),
    ).map((p) => p.code);
    expect(codes).toEqual(["spec.reference.team", "spec.reference.value", "spec.reference.calendar"]);
  });
});

describe("hostile names (Y3)", () => {
  it.each([
    "'); DROP TABLE x; --",
    "<img src=x onerror=alert(1)>",
    "a\u202eb",
    "\u001b[31mred",
    "Fast",
    "a.b",
    "../x",
    "-a",
    "a".repeat(64),
    "ünïcode",
  ])("%j is no name for a promise", (name) => {
    const text = small().replace("  fast:\n", `  ${JSON.stringify(name)}:\n`);
    const found = problemsOf(text);
    expect(found.some((p) => p.code === "spec.name" || p.code === "spec.yaml.key")).toBe(true);
    for (const p of found)
      expect(`${p.says}${p.write ?? ""}`).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });

  it("lets `says` hold any letters", () => {
    for (const says of [
      "Drei Minuten – versprochen ✓",
      "3分以内にお届けします",
      "<b>'); DROP</b>",
      "שלוש דקות",
      "👩‍🍳 fast",
    ])
      expect(workspaceOf(small().replace("Three minutes.", JSON.stringify(says))).promises[0]!.says).toBe(says);
  });

  it("shows no control character of a value in a problem", () => {
    for (const p of problemsOf(small({ promise: 'within: "3m\u202e"\n    target: "\u0007"' })))
      expect(`${p.says}${p.write ?? ""}`).not.toMatch(/[\u0000-\u001f\u202e]/);
  });
});

describe("any text whatever", () => {
  const piece = fc.constantFrom(
    "[",
    "{",
    "]",
    "}",
    ":",
    "- ",
    "\n",
    "  ",
    "'",
    '"',
    "&a ",
    "*a",
    "!!x ",
    "<<: ",
    "? ",
    "|\n",
    "#",
    "\t",
    "${A}",
    "${",
    "\u0000",
    "\ufeff",
    "\ud800",
    "null",
    "~",
    "[]",
    "{}",
    "promises:",
    "kind: score",
    "95",
    "%",
    "---\n",
    "...",
    "\r",
    "\u2028",
    "__proto__: 1\n",
  );
  const runs = { numRuns: siegeN(60, 34_000), seed: siegeSeed() };

  it(
    "gives a result when a valid file is cut, spliced and swapped",
    () => {
      const edit = fc.record({
        at: fc.nat(everything.length),
        drop: fc.nat(30),
        put: fc.oneof(piece, fc.string({ maxLength: 8 })),
      });
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
          const text = edits.reduce((t, e) => t.slice(0, e.at) + e.put + t.slice(e.at + e.drop), everything);
          const loaded = load(text);
          if (loaded.ok) return;
          expect(loaded.error.length).toBeGreaterThan(0);
          const lines = text.split("\n");
          for (const p of loaded.error) {
            expect(
              p.line! >= 1 && p.line! <= lines.length && p.column! >= 1 && p.column! <= lines[p.line! - 1]!.length + 1,
            ).toBe(true);
          }
        }),
        runs,
      );
    },
    siegeN(60_000, 10_800_000),
  );

  it(
    "gives a result when it is made of pieces of YAML",
    () => {
      fc.assert(
        fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
          load(pieces.join(""));
          load(`kept: v1\npromises:\n  a: ${pieces.join("")}`);
        }),
        runs,
      );
    },
    siegeN(60_000, 10_800_000),
  );

  it(
    "gives a result when a value is replaced by one of another shape, and tells nothing of the environment",
    () => {
      const lines = everything.split("\n");
      const values = lines.flatMap((line, i) =>
        [...line.matchAll(/(?<=: )[^{}[\],#]+?(?=\s*([,}\]#]|$))/g)].map((m) => ({
          i,
          start: m.index,
          end: m.index + m[0].length,
        })),
      );
      const canary = "CANARY-7f3a";
      const put = fc.oneof(
        fc.constantFrom(
          '"${CANARY}"',
          '"x${CANARY}y"',
          "[]",
          "{}",
          "[[]]",
          "{ a: { b: c } }",
          "null",
          "''",
          "-1",
          "1e999",
          "[a, [b]]",
        ),
        fc.string({ maxLength: 10 }).map((s) => JSON.stringify(s)),
      );
      fc.assert(
        fc.property(fc.array(fc.tuple(fc.nat(values.length - 1), put), { minLength: 1, maxLength: 6 }), (changes) => {
          const changed = [...lines];
          const seen = new Set<number>();
          for (const [index, text] of changes) {
            const { i, start, end } = values[index]!;
            if (seen.has(i)) continue;
            seen.add(i);
            changed[i] = changed[i]!.slice(0, start) + text + changed[i]!.slice(end);
          }
          const loaded = load(changed.join("\n"), { CANARY: canary });
          if (!loaded.ok) expect(JSON.stringify(loaded.error)).not.toContain(canary);
        }),
        runs,
      );
    },
    siegeN(60_000, 10_800_000),
  );
});

describe("thousands of faults", () => {
  it("are all found in seconds", () => {
    const many = (n: number, one: (i: number) => string) => Array.from({ length: n }, (_, i) => one(i)).join("\n");
    const sources = many(
      300,
      (i) => `  s${i}: { files: a.csv, records: [{ type: "some.long.type.of.interaction.${i}", at: t, subject: s }] }`,
    );
    const promises = many(
      300,
      (i) =>
        `  p${i}: { says: x, kind: duration, made: "some.long.type.of.interactoin.${i + 900}", met: "other.${i}", within: 3m, target: 95 }`,
    );
    const began = performance.now();
    const found = problemsOf(
      `kept: v1\ncompany: { name: X, timezone: UTC }\nsources:\n${sources}\npromises:\n${promises}`,
    );
    expect(found).toHaveLength(900);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
