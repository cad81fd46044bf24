import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { silentProgress } from "../core/edge.js";
import { ProblemsFound } from "../core/problems-found.js";
import { jsonSchema } from "../spec/json-schema.js";
import { runDemo } from "./demo.js";
import { open } from "./open.js";
import { schema } from "./schema.js";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "kept-demo-"));
});
afterAll(() => rm(directory, { recursive: true, force: true }));
const opened = () => open({ directory, progress: silentProgress, ask: null, signal: new AbortController().signal });

describe("kept demo", () => {
  it("makes, imports, judges and reports Quick Kitchen, and does so again", { timeout: 240_000 }, async () => {
    const { context } = await opened();
    const first = await runDemo(context, { folder: "kitchen", scale: 0.03 });
    expect(first.check.company).toBe("Quick Kitchen");
    expect(first.check.promises.map((p) => p.name)).toContain("fast");
    expect((await stat(join(directory, "kitchen", "kept-report.html"))).size).toBeGreaterThan(10_000);
    const again = await runDemo(context, { folder: "kitchen", scale: 0.03 });
    expect(again.check.people).toEqual(first.check.people);
  });

  it("leaves a workspace that is not its own alone", async () => {
    const { context } = await opened();
    await mkdir(join(directory, "mine"));
    await writeFile(join(directory, "mine", "kept.yaml"), "kept: v1\ncompany: { name: Mine, timezone: UTC }\n");
    await expect(runDemo(context, { folder: "mine" })).rejects.toBeInstanceOf(ProblemsFound);
    expect(await readFile(join(directory, "mine", "kept.yaml"), "utf8")).toContain("Mine");
  });
});

describe("kept schema", () => {
  it("prints the schema that the loader is made from", async () => {
    const { context } = await opened();
    expect(await schema.run(context, {})).toEqual(jsonSchema());
  });
});
