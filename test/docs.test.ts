import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkFields } from "../scripts/reference/check-json.js";
import { allCommands } from "../scripts/reference/commands.js";
import { yamlFields } from "../scripts/reference/kept-yaml.js";
import { allMetrics } from "../scripts/reference/metrics.js";
import { referencePages } from "../scripts/reference/pages.js";
import { declaredProblems, usedCodes } from "../scripts/reference/problems.js";
import { allQueries } from "../scripts/reference/queries.js";
import { declaredVariables, serveSettings, usedVariables } from "../scripts/reference/settings.js";
import { allTables } from "../scripts/reference/tables.js";
import { environment } from "../src/app/environment.js";
import { metrics } from "../src/app/metrics.js";
import { stages } from "../src/core/stages.js";

const undescribed = (fields: readonly { readonly path: string; readonly says: string }[]) =>
  fields.filter((field) => field.says.trim() === "").map((field) => field.path);

const nameOf = (metric: object) => (metric as { name: string }).name;

describe("the reference", () => {
  it("is what `npm run docs` would write now", async () => {
    const pages = await referencePages();
    const folder = join("docs", "reference");
    expect(existsSync(folder) ? readdirSync(folder).sort() : []).toEqual(Object.keys(pages).sort());
    for (const [file, text] of Object.entries(pages))
      expect(readFileSync(join(folder, file), "utf8"), `docs/reference/${file} is stale: npm run docs`).toBe(text);
  });

  it("says what each field of kept.yaml means", () => {
    expect(undescribed(yamlFields())).toEqual([]);
  });

  it("says what each number and word of the answer of kept check means", () => {
    expect(undescribed(checkFields())).toEqual([]);
  });

  it("says what each command and each of its options does", async () => {
    const commands = await allCommands();
    expect(commands.length).toBeGreaterThan(0);
    const options = commands.flatMap((command) =>
      [...command.positional, ...command.options].map((one) => ({
        path: `${command.name} ${one.field}`,
        says: one.says,
      })),
    );
    expect(undescribed(options)).toEqual([]);
    expect(commands.filter((one) => one.says === "" || one.examples.length === 0).map((one) => one.name)).toEqual([]);
  });

  it("holds every problem code that the sources use, once", async () => {
    const declared = await declaredProblems();
    const codes = declared.map((one) => one.code);
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
    expect(usedCodes().filter((used) => !codes.includes(used.code))).toEqual([]);
    expect(declared.filter((one) => !one.title || !one.why || !one.instead).map((one) => one.code)).toEqual([]);
  });

  it("says what each query answers and what its steps are", async () => {
    for (const one of await allQueries()) {
      expect(one.says, one.name).not.toBe("");
      expect(
        one.steps(one.example).filter((step) => step.says === ""),
        one.name,
      ).toEqual([]);
    }
  });

  it("says what each setting does, and leaves no variable out that the sources name", () => {
    expect(serveSettings().filter((one) => one.says.trim() === "")).toEqual([]);
    expect(usedVariables().filter((name) => !declaredVariables().includes(name))).toEqual([]);
    expect(Object.keys(environment).filter((name) => !usedVariables().includes(name))).toEqual([]);
  });

  it("says what each metric counts", async () => {
    const all = await allMetrics();
    expect(all.filter((one) => one.help.trim() === "" || !one.name.startsWith("kept_"))).toEqual([]);
    expect(all.map((one) => one.name)).toEqual(expect.arrayContaining(Object.values(metrics).map(nameOf)));
  });

  it("says what each table holds", async () => {
    const tables = await allTables();
    expect(tables.length).toBeGreaterThan(0);
    expect(tables.filter((one) => one.table.says === "").map((one) => one.table.table)).toEqual([]);
  });
});

describe("the rooms", () => {
  it("have a README in every stage", () => {
    const there = stages.filter((stage) => existsSync(join("src", stage)));
    expect(there.filter((stage) => !existsSync(join("src", stage, "README.md")))).toEqual([]);
  });
});
