import { describe, expect, it } from "vitest";
import { newWorkspace } from "../../../test/workspace.fixture.js";
import { renderExplain } from "../../cli/render-small.js";
import type { ProblemsFound } from "../../core/problems-found.js";
import { explain } from "./explain.js";

const spec = `kept: v1
company: { name: Test, timezone: UTC }
sources:
  s: { files: a.csv, records: [{ type: a, at: at, subject: no }, { type: b, at: done, subject: no }] }
promises:
  fast: { says: Fast., kind: duration, made: a, met: b, within: 1h, target: 90%, window: 28d }
`;

describe("kept explain", () => {
  const workspace = newWorkspace(spec);
  const asked = async (query?: string) =>
    explain.run(await workspace.context(), explain.input.parse(query === undefined ? {} : { query }));

  it("lists every query with the whole of what it answers", async () => {
    const text = renderExplain(await asked(), { colour: "no", marks: "unicode", width: 140 });
    expect(text).toMatch(/QUERY +ANSWERS\n/);
    expect(text).toMatch(/promise_counts +How many commitments of one promise were kept, .*, and to how many people\n/);
    expect(text).not.toContain("…");
  });

  it("says how to ask about a promise that was taken for a query", async () => {
    const error: unknown = await asked("fast").catch((failed: unknown) => failed);
    expect((error as ProblemsFound).problems).toMatchObject([
      { code: "usage.query", write: "kept explain promise_counts --promise fast" },
    ]);
    await workspace.remove();
  });
});
