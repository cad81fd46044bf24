import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFinds } from "./axe.js";
import { type Served, served } from "./served.js";
import { cannotRun } from "./where-it-runs.js";

const missing = cannotRun();

/** 400 repairs over 100 days, nine in ten done within two days. */
const repairs = (): string =>
  [
    "repair_no,received,finished,shop",
    ...Array.from({ length: 400 }, (_, i) => {
      const from = Date.UTC(2026, 2, 1, 8) + i * 6 * 3_600_000;
      const took = (i % 10 === 0 ? 60 : 10 + (i % 30)) * 3_600_000;
      const text = (at: number) => new Date(at).toISOString().slice(0, 19).replace("T", " ");
      return `R${1000 + i},${text(from)},${text(from + took)},${["Delft", "Breda"][i % 2]}`;
    }),
  ].join("\n");

describe.skipIf(missing !== null)(missing ?? "the way in", { timeout: 300_000 }, () => {
  let service: Served;
  const folder = mkdtempSync(join(tmpdir(), "kept-start-"));
  beforeAll(async () => {
    writeFileSync(
      join(folder, "kept.yaml"),
      "# ours\nkept: v1\ncompany: { name: Fixers, timezone: Europe/Amsterdam }\n",
    );
    service = await served(folder);
  }, 300_000);
  afterAll(async () => service?.stop(), 60_000);

  it("goes from a dropped file to a verdict: columns, first rows, the promise in words, the text that is written", {
    retry: 1,
  }, async () => {
    const context = await service.signedIn();
    const { page, wrong } = await service.open(context, "/start");
    page.setDefaultTimeout(120_000);
    const began = Date.now();
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "repairs.csv", mimeType: "text/csv", buffer: Buffer.from(repairs()) });
    await page.getByText("repairs.csv: 400 rows").first().waitFor();
    expect(await page.getByLabel("used as: repair_no").inputValue()).toBe("subject");
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole("button", { name: "Go on" }).click();
    await page.getByText(/of 400 would have been kept|would have been kept/).waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole("button", { name: "Write it and see the verdict" }).click();
    await page.getByText("This is the first verdict").waitFor();
    expect(await axeFinds(page)).toEqual([]);
    expect(Date.now() - began).toBeLessThan(300_000);
    const written = readFileSync(join(folder, "kept.yaml"), "utf8");
    expect(written).toContain("# ours");
    expect(written).toContain("repairs");
    await page.getByRole("link", { name: "Open the promise" }).click();
    await page.waitForURL(/\/promises\//);
    expect(wrong).toEqual([]);
    await context.close();
  });

  it("asks whoever is not signed in to do so, refuses a wrong password in words, and leads back", async () => {
    const context = await service.browser.newContext();
    const { page } = await service.open(context, "/sources");
    await page.waitForURL(/\/sign-in\?next=/);
    await page.getByLabel("E-mail").fill("noor@quick-kitchen.example");
    await page.getByLabel("Password").fill("not the one");
    await page.keyboard.press("Enter");
    await page.getByText("E-mail or password is wrong.").waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByLabel("Password").fill("a kitchen that keeps its word");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/sources$/);
    await context.close();
  });

  it("says that a link is not good any more", async () => {
    const context = await service.browser.newContext();
    const { page } = await service.open(context, `/start?password=${"x".repeat(43)}`);
    await page.getByLabel("Password").fill("another sentence to remember");
    await page.getByRole("button", { name: "Set it" }).click();
    await page.getByRole("alert").waitFor();
    await context.close();
  });
});
