// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${NAME} is the notation of the format
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editYaml, type YamlEdit } from "./edit-yaml.js";
import { unifiedDiff } from "./unified-diff.js";
import { parseSpecText } from "./yaml-text.js";

const file = `# Our promises; ask Noor before you change one.
kept: v1
promises:
  fast: # the one on the menu boards
    says: "Your food is in your hands within three minutes."   # verbatim
    target:   95%    # agreed in January
    versions:
      # newest first
      - { from: 2026-01-01, within: 3m }   # the new grill
      - { from: 2025-01-01, within: 5m }

  one-call: { says: One call is enough., kind: absence, within: 7d, target: 90% }
  long:
    says: >
      We write in plain words,
      always.
    window:
`;
const set = (at: readonly (string | number)[], value: YamlEdit["value"]): YamlEdit => ({ do: "set", at, value });
const edited = (...edits: readonly YamlEdit[]): string => {
  const done = editYaml(file, edits);
  if (!done.ok) throw new Error(done.error);
  return done.value;
};
const diff = (text: string) =>
  unifiedDiff("kept.yaml", file, text)
    .split("\n")
    .filter((line) => /^[-+](?![-+])/.test(line));

describe("editing a file that people wrote", () => {
  it("changes the characters of the value and leaves comments, spaces and order as they are", () => {
    expect(diff(edited(set(["promises", "fast", "target"], "93%")))).toEqual([
      "-    target:   95%    # agreed in January",
      "+    target:   93%    # agreed in January",
    ]);
    expect(diff(edited(set(["promises", "one-call", "target"], "80%")))[1]).toBe(
      "+  one-call: { says: One call is enough., kind: absence, within: 7d, target: 80% }",
    );
    expect(diff(edited(set(["promises", "fast", "versions", 0, "within"], "3m8s")))[1]).toBe(
      "+      - { from: 2026-01-01, within: 3m8s }   # the new grill",
    );
  });

  it("adds keys and items where they belong", () => {
    expect(diff(edited(set(["promises", "fast", "public"], "true")))).toEqual(["+    public: true"]);
    expect(diff(edited(set(["promises", "one-call", "published"], ["the site", "mail, of course"])))[1]).toContain(
      ', published: [the site, "mail, of course"] }',
    );
    expect(
      diff(
        edited({
          do: "add",
          at: ["promises", "fast", "versions"],
          end: "first",
          value: { from: "2026-08-01", within: "2m" },
        }),
      ),
    ).toEqual(["+      - { from: 2026-08-01, within: 2m }"]);
    expect(
      diff(
        edited({
          do: "add",
          at: ["promises", "fast", "versions"],
          end: "last",
          value: { from: "2024-01-01", within: "9m" },
        }),
      ),
    ).toEqual(["+      - { from: 2024-01-01, within: 9m }"]);
    expect(
      diff(edited(set(["promises", "new"], { says: "We call back: always.", kind: "absence", within: "7d" }))),
    ).toEqual(["+  new:", '+    says: "We call back: always."', "+    kind: absence", "+    within: 7d"]);
  });

  it("fills what was empty, and replaces a text of several lines", () => {
    const text = edited(set(["promises", "long", "window"], "28d"), set(["promises", "long", "says"], "Plain words."));
    expect(parseSpecText(text).toJS().promises.long).toEqual({ says: "Plain words.", window: "28d" });
  });

  it("keeps the line ends of another system", () => {
    const done = editYaml(file.replaceAll("\n", "\r\n"), [set(["promises", "fast", "public"], "true")]);
    expect(done.ok && done.value.replaceAll("\r\n", "")).not.toContain("\n");
  });

  it("refuses what would change something else too", () => {
    const shared = "promises:\n  a: &a { target: 95% }\n  b: *a\n";
    expect(editYaml(shared, [set(["promises", "b", "target"], "90%")])).toMatchObject({ ok: false });
    expect(editYaml(shared, [set(["promises", "a", "target"], "90%")])).toMatchObject({ ok: false });
    expect(editYaml("promises: [", [set(["promises", "b"], "90%")])).toMatchObject({ ok: false });
  });

  it("writes any text so that it reads back as itself and is never syntax or a variable", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary" }).map((s) => s.replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufeff\uFFFE\uFFFF]/gu, "")),
      fc.constantFrom(
        "${SECRET}",
        "a: b",
        "- x",
        "# no",
        "null",
        "~",
        "}, public: true, x: {",
        "&a",
        "*a",
        "!!js",
        "'",
        '"',
        "| x",
        "<<",
        "[",
        "a #b",
        " a ",
        "a:",
        "---",
        "...",
        "?",
        "%",
      ),
    );
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom(["promises", "fast", "says"], ["promises", "one-call", "says"]),
        (text, at) => {
          const done = editYaml(file, [set(at, text)]);
          expect(done.ok).toBe(true);
          const read = parseSpecText(done.ok ? done.value : "").toJS().promises[at[1]!].says;
          expect(read).toBe(text.replaceAll("${", () => "$${"));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a difference between two texts", () => {
  it("shows three lines around each change and where it is", () => {
    const lines = Array.from({ length: 40 }, (_, i) => `line ${i + 1}`);
    const changed = lines.map((line, i) => (i === 4 || i === 30 ? `${line} changed` : line));
    const text = unifiedDiff("kept.yaml", `${lines.join("\n")}\n`, `${changed.join("\n")}\n`);
    expect(text.match(/^@@.*@@$/gm)).toEqual(["@@ -2,7 +2,7 @@", "@@ -28,7 +28,7 @@"]);
    expect(unifiedDiff("kept.yaml", "a", "a")).toBe("");
  });
});
