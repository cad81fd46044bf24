import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { silentProgress } from "../core/edge.js";
import { ProblemsFound } from "../core/problems-found.js";
import { open } from "./open.js";

describe("a folder without kept.yaml", () => {
  it("is left as it is, whatever is asked there", async () => {
    const directory = mkdtempSync(join(tmpdir(), "kept-open-"));
    const signal = new AbortController().signal;
    const { context, close } = await open({ directory, progress: silentProgress, ask: null, signal });
    try {
      const error: unknown = await context.stores().catch((failed: unknown) => failed);
      expect(error).toBeInstanceOf(ProblemsFound);
      expect((error as ProblemsFound).problems[0]).toMatchObject({ code: "spec.file.missing" });
      expect(readdirSync(directory)).toEqual([]);
    } finally {
      await close();
      rmSync(directory, { recursive: true });
    }
  });
});
