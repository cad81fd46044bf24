import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFinds } from "./axe.js";
import { demoFolder } from "./demo-folder.js";
import { type Served, served } from "./served.js";
import { cannotRun } from "./where-it-runs.js";

const missing = cannotRun();
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const patient = { timeout: 120_000 };

describe.skipIf(missing !== null)(missing ?? "the pages about promises", { timeout: 300_000 }, () => {
  let service: Served;
  let folder: string;
  beforeAll(async () => {
    folder = demoFolder();
    service = await served(folder);
  }, 300_000);
  afterAll(async () => service?.stop(), 60_000);

  const drawn = "figure [data-drawn]";
  it.each([
    ["light", { colorScheme: "light" as const }],
    ["dark", { colorScheme: "dark" as const }],
    ["on a phone", { colorScheme: "light" as const, ...phone }],
  ] as const)("axe finds nothing, nothing scrolls sideways, nothing is blocked: %s", async (_, options) => {
    const context = await service.signedIn(options);
    for (const [path, there] of [
      ["/promises", "[data-row]"],
      ["/promises/fast", drawn],
      ["/promises/refund", drawn],
      ["/promises/fast?tab=versions", "article"],
      ["/promises/fast/design", "input[type=range]"],
    ] as const) {
      const { page, wrong } = await service.open(context, path);
      await page.locator(there).first().waitFor(patient);
      expect([path, await axeFinds(page)]).toEqual([path, []]);
      expect([path, await page.evaluate("document.documentElement.scrollWidth - innerWidth <= 0")]).toEqual([
        path,
        true,
      ]);
      expect([path, wrong]).toEqual([path, []]);
      await page.close();
    }
    await context.close();
  });

  it("lists every promise under what it stands for, with its verdict in words", async () => {
    const context = await service.signedIn();
    const { page } = await service.open(context, "/promises");
    await page.locator("[data-row]").first().waitFor(patient);
    expect(await page.locator("h1").textContent()).toMatch(/^Of 6 promises, /);
    expect(await page.locator("h2").allTextContents()).toEqual(["fast", "honest", "warm"]);
    for (const word of ["Broken", "Cannot say", "Kept"])
      expect(await page.getByText(word, { exact: true }).first().isVisible()).toBe(true);
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/promises\/fast$/);
    await context.close();
  });

  it("says first whom a promise let down, draws it, and has every figure as a table behind t", async () => {
    const context = await service.signedIn();
    const { page } = await service.open(context, "/promises/fast");
    await page.locator(drawn).first().waitFor(patient);
    const answer = await (await context.request.get(`${service.url}/api/promise-page?name=fast`)).json();
    for (const says of answer.finding) expect(await page.locator("header").last().textContent()).toContain(says);
    expect(await page.locator("figure table:visible").count()).toBe(0);
    await page.keyboard.press("t");
    expect(await page.locator("figure table:visible").count()).toBe(4);
    const rows = page.locator("figure", { hasText: "Kept, week by week" }).locator("tbody tr");
    expect(await rows.count()).toBe(answer.series.length);
    await context.close();
  });

  it("says that it cannot say, and why, where data are missing", async () => {
    const context = await service.signedIn();
    const { page } = await service.open(context, "/promises/refund");
    await page.getByText(/^We cannot say: /).waitFor(patient);
    expect(await page.getByText("Cannot say", { exact: true }).first().isVisible()).toBe(true);
    expect(await page.getByText(/frozen, because data are missing/).isVisible()).toBe(true);
    await context.close();
  });

  it("tries another promise by dragging and by typing, without asking the service again", async () => {
    const context = await service.signedIn();
    const { page } = await service.open(context, "/promises/fast");
    await page.getByRole("button", { name: "Try another promise" }).click(patient);
    const slider = page.getByRole("slider");
    await slider.waitFor(patient);
    let asked = 0;
    page.on("request", (request) => {
      if (request.url().includes("/api/try-promise")) asked += 1;
    });
    await page.getByRole("textbox", { name: /^Promise/ }).fill("3m30s");
    await page.getByText(/With 3 min 30 s you would have kept 9\d(\.\d)?% /).waitFor();
    const before = await slider.inputValue();
    await slider.press("ArrowRight");
    expect(Number(await slider.inputValue())).toBe(Number(before) + 1);
    expect(asked).toBe(0);
    expect(await axeFinds(page)).toEqual([]);
    await context.close();
  });

  it("shows what a change would do before it writes it, and writes only what was looked at", async () => {
    const file = join(folder, "promises", "one-call.yaml");
    const text = readFileSync(file, "utf8");
    const context = await service.signedIn();
    const { page } = await service.open(context, "/promises/one-call/design");
    await page.getByLabel("Share promised").first().fill("85%", patient);
    await page.getByRole("button", { name: "See what would change" }).click();
    await page.locator("ins", { hasText: "85%" }).waitFor(patient);
    await page.getByText(/Had it been so from /).waitFor();
    expect(await axeFinds(page)).toEqual([]);
    expect(readFileSync(file, "utf8")).toBe(text);
    await page.getByRole("button", { name: /^Write it to / }).click();
    await page.getByText(/^Written to /).waitFor(patient);
    const written = readFileSync(file, "utf8");
    expect(written).toContain("85%");
    expect(written.split("\n").length).toBe(text.split("\n").length);
    await context.close();
  });

  it("changes nothing in the past, and says so", async () => {
    const context = await service.signedIn();
    const { page } = await service.open(context, "/promises/fast?asOf=2026-06-03");
    await page.locator("main").getByText("You are looking at the past: nothing can be changed there.").waitFor(patient);
    await page.goto(`${service.url}/promises/fast/design?asOf=2026-06-03`);
    await page.locator("main").getByText("You are looking at the past: nothing can be changed there.").waitFor(patient);
    expect(await page.getByRole("button", { name: "See what would change" }).count()).toBe(0);
    await context.close();
  });
});
