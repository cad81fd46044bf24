import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFinds } from "./axe.js";
import { type Served, served } from "./served.js";
import { cannotRun } from "./where-it-runs.js";

const missing = cannotRun();
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const schemes = [
  ["light", { colorScheme: "light" as const }],
  ["dark on a phone", { colorScheme: "dark" as const, ...phone }],
] as const;

describe.skipIf(missing !== null)(missing ?? "the pages of people, sources and settings", { timeout: 300_000 }, () => {
  let service: Served;
  beforeAll(async () => {
    service = await served();
  }, 300_000);
  afterAll(async () => service?.stop(), 60_000);

  /** A browser of somebody with another role, who came by an invitation. */
  const invited = async (role: string, team: readonly string[] = []) => {
    const admin = await service.signedIn();
    const headers = { Origin: service.url };
    const email = `${role}-${Date.now()}@quick-kitchen.example`;
    const link = await admin.request.post(`${service.url}/api/invite`, { headers, data: { email, role, team } });
    const { path } = (await link.json()) as { path: string };
    await admin.close();
    const context = await service.browser.newContext({ viewport: { width: 1320, height: 1000 } });
    const { page } = await service.open(context, path);
    await page.getByLabel("Your name").fill(role);
    await page.getByLabel("Password").fill("a kitchen that keeps its word");
    await page.getByRole("button", { name: "Make the account" }).click();
    await page.waitForURL((url) => !url.pathname.startsWith("/start"));
    return { context, page };
  };

  const paths = [
    ["/people", /people were let down/],
    ["/sources", /of 7 sources are complete/],
    ["/sources/tills", /Till exports/],
    ["/sources/quarantine", /3 records could not be read/],
    ["/settings/team", /People and roles/],
    ["/settings/keys", /Keys for programs/],
    ["/settings/account", /My account/],
    ["/settings/audit", /Who saw and did what/],
    ["/settings/alerts", /Alerts/],
    ["/settings/calendars", /Calendars/],
    ["/settings/appearance", /Appearance/],
    ["/start", /From a file to a verdict/],
    ["/sign-in", /Sign in/],
  ] as const;
  // A machine that does ten things at once makes the service say that it is busy.
  for (const [scheme, options] of schemes)
    it(`axe finds nothing and nothing scrolls sideways on any of them: ${scheme}`, { retry: 2 }, async () => {
      const context = await service.signedIn(options);
      for (const [path, title] of paths) {
        const { page, wrong } = await service.open(context, path);
        await page.getByRole("heading", { level: 1, name: title }).waitFor();
        expect(await axeFinds(page), path).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth"), path).toBeLessThanOrEqual(0);
        expect(wrong, path).toEqual([]);
        await page.close();
      }
      await context.close();
    });

  it("is three clicks from Reality to what one person lived through, without a key in the address", async () => {
    const context = await service.signedIn();
    const { page } = await service.open(context, "/reality");
    await page
      .getByRole("navigation", { name: "Pages" })
      .getByRole("link", { name: /^People/ })
      .click();
    await page.locator("tbody a").first().click();
    await page.getByRole("heading", { level: 1, name: /^Customer / }).waitFor();
    await page.getByText("Broken", { exact: true }).first().waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/people\/[csr]\d+$/);
    expect(await page.textContent("main")).not.toMatch(/loyalty:\d/);
    expect(await axeFinds(page)).toEqual([]);
    await context.close();
  });

  it("shows a name only after a reason, and writes down who looked", async () => {
    const context = await service.signedIn();
    const { page } = await service.open(context, "/people");
    await page.locator("tbody a").first().click();
    await page.getByRole("button", { name: "Show name" }).click();
    await page.getByLabel(/Why do you need to know/).fill("calling them back");
    await page.getByRole("button", { name: "Show and write down" }).click();
    await page.getByText("it is written down that you looked").waitFor();
    const { page: log } = await service.open(context, "/settings/audit");
    await log.getByRole("cell", { name: "show-name" }).first().waitFor();
    await context.close();
  });

  it("works by keys: rows by j, the story as a table by t, and back by the browser", async () => {
    const context = await service.signedIn();
    const { page } = await service.open(context, "/people");
    await page.locator("tbody a").first().waitFor();
    await page.locator("tbody a").first().focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /^Customer / }).waitFor();
    await page.keyboard.press("t");
    await page.getByRole("columnheader", { name: "due" }).waitFor();
    expect(page.url()).toContain("tab=promises");
    expect(await axeFinds(page)).toEqual([]);
    await page.goBack();
    await page.getByRole("list", { name: /Promise tracks/ }).waitFor();
    await context.close();
  });

  it("shows the same number as the service, for a lens too, and what nobody lived through", async () => {
    const context = await service.signedIn();
    const { page } = await service.open(context, "/people?window=7d&promise=fast");
    const answer = await (await context.request.get(`${service.url}/api/people-page?window=7d&promise=fast`)).json();
    expect(await page.locator("h1").textContent()).toContain(String(answer.people.letDown));
    expect(await page.locator("tbody tr").count()).toBe(answer.list.length);
    const { page: nobody } = await service.open(context, "/people?window=2024-01-01..2024-01-02");
    expect(await nobody.locator("h1").textContent()).toMatch(/^Nobody was let down/);
    await context.close();
  });

  it("gives a viewer how many, never whom, and no settings of others", async () => {
    const { context, page } = await invited("viewer");
    await page.goto(`${service.url}/people`);
    await page.getByText("Your role sees how many, not whom.").waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.goto(`${service.url}/settings/team`);
    await page.getByText("Only an admin sees this.").waitFor();
    await page.goto(`${service.url}/start`);
    await page.getByText("Only a lead or an admin can add a source.").waitFor();
    await context.close();
  });

  it("says what went wrong in place of the part, and tries again", async () => {
    const context = await service.signedIn();
    const page = await context.newPage();
    let broken = true;
    await page.route("**/api/people-page*", (route) =>
      broken
        ? route.fulfill({ status: 400, json: { problems: [{ code: "usage.time", says: "that is not a day" }] } })
        : route.continue(),
    );
    await page.goto(`${service.url}/people`);
    await page.getByText("that is not a day").waitFor();
    broken = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator("tbody a").first().waitFor();
    await page.goto(`${service.url}/people/c1`);
    await page.getByText(/nobody is known by this number/).waitFor();
    await context.close();
  });

  it("makes a key that is shown once, and revokes it", async () => {
    const context = await service.signedIn();
    const { page } = await service.open(context, "/settings/keys");
    await page.getByLabel("What it is for").fill("wall screen");
    await page.getByRole("button", { name: "Make the key" }).click();
    const key = await page.getByRole("status").locator("code").textContent();
    expect(key).toMatch(/^kept_/);
    await page.getByRole("button", { name: "Revoke wall screen" }).click();
    await page.getByText(/revoked /).waitFor();
    expect(await page.locator("li", { hasText: "wall screen" }).textContent()).not.toContain(key);
    await context.close();
  });
});
