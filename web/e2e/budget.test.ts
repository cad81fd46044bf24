import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { budget, firstLoad } from "../../scripts/web-budget.js";

const built = existsSync("dist/web/manifest.json");

describe.skipIf(!built)(built ? "what a browser loads" : "needs the built pages: npm run build", () => {
  const loaded = built ? firstLoad() : null;
  it.each(Object.keys(budget) as (keyof typeof budget)[])("keeps to the budget of UI.md: %s", (part) => {
    expect(loaded![part], `${part} in KB`).toBeGreaterThan(part === "chart" ? -1 : 1);
    expect(loaded![part], `${part} in KB`).toBeLessThanOrEqual(budget[part]);
  });
});
