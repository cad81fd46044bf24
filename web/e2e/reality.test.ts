import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFinds } from "./axe.js";
import { type Served, served } from "./served.js";
import { cannotRun } from "./where-it-runs.js";

const missing = cannotRun();
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

describe.skipIf(missing !== null)(missing ?? "Reality in a browser", { timeout: 300_000 }, () => {
  let service: Served;
  beforeAll(async () => {
    service = await served();
  }, 300_000);
  afterAll(async () => service?.stop(), 60_000);

  const schemes = [
    ["light", { colorScheme: "light" as const }],
    ["dark", { colorScheme: "dark" as const }],
    ["light on a phone", { colorScheme: "light" as const, ...phone }],
    ["dark on a phone", { colorScheme: "dark" as const, ...phone }],
  ] as const;
  it.each(schemes)("axe finds nothing, nothing scrolls sideways, nothing is blocked: %s", async (_, options) => {
    const context = await service.signedIn(options);
    const { page, wrong } = await service.open(context, "/reality");
    await page.getByText("What would help most").waitFor();
    expect(await page.locator("h1").textContent()).toMatch(/^At least \d+ people were let down this week\.$/);
    expect(await axeFinds(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    expect(wrong).toEqual([]);
    await context.close();
  });

  it("says what the service answers, and each verdict in words", async () => {
    const context = await service.signedIn();
    const { page } = await service.open(context, "/reality");
    const answer = await (await context.request.get(`${service.url}/api/reality`)).json();
    expect(await page.locator("h1").textContent()).toBe(answer.headline);
    const rows = page.locator("ol li", { has: page.locator("[data-row]") });
    expect(await rows.count()).toBe(answer.promises.length);
    for (const [i, promise] of answer.promises.entries())
      expect(await rows.nth(i).textContent()).toContain(promise.says);
    for (const word of ["Broken", "Cannot say", "Kept, too close to call", "Kept"])
      expect(await page.getByText(word, { exact: true }).first().isVisible()).toBe(true);
    await context.close();
  });

  it("works by keys: rows, a page by g and a letter, tables by t, help by ?", async () => {
    const context = await service.signedIn();
    const { page } = await service.open(context, "/reality");
    await page.locator("[data-row]").first().waitFor();
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the page");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    expect(await page.evaluate("document.activeElement.getAttribute('href')")).toMatch(/^\/promises\//);
    await page.keyboard.press("t");
    expect(await page.locator("figure details").getAttribute("open")).toBe("");
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await page.keyboard.press("g");
    await page.keyboard.press("s");
    await page.waitForURL(/\/sources$/);
    await context.close();
  });

  it("tells how we know over the rail, in the address, and lets it be closed by Escape", async () => {
    const context = await service.signedIn();
    const { page } = await service.open(context, "/reality");
    await page
      .getByRole("button", { name: /how we know/i })
      .first()
      .click();
    await page.getByRole("heading", { name: "How we know" }).waitFor();
    expect(page.url()).toMatch(/know=/);
    expect(await axeFinds(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.waitForURL((url) => !url.search.includes("know"));
    await context.close();
  });

  it("looks at the past: all of it moves, the line turns to ink, and there is a way back", async () => {
    const context = await service.signedIn();
    const { page } = await service.open(context, "/reality?asOf=2026-06-30");
    await page.getByText("You are looking at Tue 30 June 2026").waitFor();
    const answer = await (await context.request.get(`${service.url}/api/reality?asOf=2026-06-30`)).json();
    expect(await page.locator("h1").textContent()).toBe(answer.headline);
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole("link", { name: "Back to today" }).click();
    await page.waitForURL((url) => !url.search.includes("asOf"));
    await context.close();
  });

  it("looks at one group, by its control and by its address", async () => {
    const context = await service.signedIn();
    const { page } = await service.open(context, "/reality");
    await page.getByRole("button", { name: "Everyone" }).click();
    await page.getByLabel("store").selectOption("Utrecht");
    await page.waitForURL(/seg=store:Utrecht/);
    const answer = await (await context.request.get(`${service.url}/api/reality?seg=store:Utrecht`)).json();
    await page.getByRole("heading", { name: answer.headline }).waitFor();
    expect(await page.getByRole("button", { name: "Utrecht" }).isVisible()).toBe(true);
    await context.close();
  });

  it("finds a page and a promise", async () => {
    const context = await service.signedIn();
    const { page } = await service.open(context, "/reality");
    await page.keyboard.press("Control+k");
    await page.getByPlaceholder(/promise/).fill("refund");
    await page.getByRole("dialog").getByText("Your money is back in five days.").click();
    await page.waitForURL(/\/promises\/refund/);
    await context.close();
  });

  it("says where it cannot answer, keeps the rest, and tries again", async () => {
    const context = await service.signedIn();
    const page = await context.newPage();
    await page.route("**/api/reality*", (route) =>
      route.fulfill({
        status: 500,
        json: { problems: [{ code: "internal", says: "Something went wrong inside Kept" }] },
      }),
    );
    await page.goto(`${service.url}/reality`);
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").textContent()).toContain("Something went wrong inside Kept");
    expect(await page.getByRole("navigation").first().isVisible()).toBe(true);
    await page.unroute("**/api/reality*");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator("h1").waitFor();
    await context.close();
  });

  it("shows the shape of the page while it counts, and moves nothing under reduced motion", async () => {
    const context = await service.signedIn({ reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.route("**/api/reality*", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
    await page.goto(`${service.url}/reality`);
    await page.getByRole("status").first().waitFor({ state: "attached" });
    expect(await page.evaluate("document.getAnimations().length")).toBe(0);
    await page.locator("h1").waitFor();
    await context.close();
  });

  it("holds together in Dutch, and a third longer than English", async () => {
    for (const [language, word] of [
      ["nl", "Beloften"],
      ["en-XA", "[Pró"],
    ] as const)
      for (const look of [{}, phone]) {
        const context = await service.signedIn(look);
        await context.addInitScript(`localStorage.setItem("kept.language", "${language}")`);
        const { page } = await service.open(context, "/reality");
        await page.locator("[data-row]").first().waitFor();
        expect(await page.locator("nav").filter({ hasText: word }).count(), language).toBeGreaterThan(0);
        expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth"), language).toBeLessThanOrEqual(
          0,
        );
        await context.close();
      }
  });

  it("sends whoever is not signed in to the door, and back to where they were", async () => {
    const context = await service.browser.newContext();
    const page = await context.newPage();
    await page.goto(`${service.url}/reality?window=7d`);
    await page.waitForURL(/\/sign-in\?.*next=/);
    await context.close();
  });
});
