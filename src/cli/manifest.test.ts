import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { useCases } from "../app/use-cases.js";
import { manifest } from "./manifest.generated.js";
import { commandSpec, type Described } from "./manifest.js";
import { renderers } from "./renderers.js";

/** The files of ours, and the packages, that are loaded before anything is run. */
const loadedBy = (file: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, what] of readFileSync(file, "utf8").matchAll(/^(?:import|export) (?!type )[^;]*?from "([^"]+)";/gms)) {
    if (what!.startsWith(".")) loadedBy(join(dirname(file), what!.replace(/\.js$/, ".ts")), seen);
    else seen.add(what!);
  }
  return seen;
};

describe("the manifest", () => {
  it("is what the use cases declare (else: npx tsx scripts/manifest.ts)", { timeout: 60_000 }, async () => {
    const declared: Described[] = await Promise.all(Object.values(useCases).map((load) => load()));
    expect(manifest).toEqual(declared.map(commandSpec));
  });
  it("gives every command examples that name it, and every option a description", () => {
    for (const command of manifest) {
      expect(command.examples.length, command.name).toBeGreaterThan(0);
      for (const each of command.examples) expect(each.command).toMatch(new RegExp(`^kept ${command.name}\\b`));
      for (const option of [...command.options, ...command.positional])
        expect(option.says, `${command.name} ${option.field}`).not.toBe("");
    }
  });
  it("offers no format that nobody renders", () => {
    for (const command of manifest)
      for (const format of command.formats.filter((each) => each !== "json" && each !== "table"))
        expect(Object.keys(renderers[command.name] ?? {}), command.name).toContain(format);
  });
  it("is all that --help loads: no zod, no store, no use case", () => {
    const loaded = [...loadedBy(fileURLToPath(new URL("main.ts", import.meta.url)))].map((each) =>
      each.replace(/^.*\/src\//, "src/"),
    );
    expect(loaded.filter((each) => !each.startsWith("src/") && !each.startsWith("node:"))).toEqual(["commander"]);
    expect(loaded.filter((each) => /^src\/(?!cli|core|report)/.test(each))).toEqual([]);
    expect(loaded.length).toBeLessThan(45);
  });
});
