import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { distributionFigure } from "./html/distribution.js";
import { htmlReport } from "./html.js";
import { markdownReport } from "./markdown-report.js";
import { ReportData } from "./model.js";
import { allKept } from "./quick-kitchen.fixture.js";
import { hostileReport, quickKitchenReport } from "./report-data.fixture.js";
import { bannedIn } from "./words/banned.js";

const empty = ReportData.parse({
  check: allKept,
  promises: [],
  tally: [],
  sources: [],
  madeAt: "2026-07-14T21:00:00Z",
  version: "0.1.0",
  hash: "0",
});
const many = ReportData.parse({
  ...quickKitchenReport,
  promises: quickKitchenReport.promises.map((each) => ({
    ...each,
    people: Array.from({ length: 20_000 }, () => each.people[0] ?? quickKitchenReport.promises[0]!.people[0]!),
  })),
  tally: Array.from({ length: 365 }, (_, i) => ({
    day: new Date(Date.UTC(2025, 6, 15 + i)).toISOString().slice(0, 10),
    letDown: i * 7,
    missing: false,
  })),
});
const textOf = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>/s, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, " ");

describe("the HTML report", () => {
  const page = htmlReport(quickKitchenReport);
  it("begins with the finding and says for each promise what happened", () => {
    const text = textOf(page);
    for (const says of [
      "At least 196 people were let down in 28 days.",
      "22 we cannot judge (refunds ledger 5 days late)",
      "29 over the limit",
      "Kept, too close to call",
      "57 not due yet",
      "7 smaller groups",
      "5 of 6 sources are complete",
      "promised 3 min",
      "19 of 20 within 3 min 08 s",
    ])
      expect(text).toContain(says);
  });
  it("never says what the table of words forbids", () => {
    for (const each of [quickKitchenReport, empty, many]) expect(bannedIn(textOf(htmlReport(each)))).toEqual([]);
    expect(bannedIn(markdownReport(quickKitchenReport))).toEqual([]);
  });
  it("X4: refers to nothing outside itself and runs no script", () => {
    for (const each of [page, htmlReport(hostileReport)]) {
      expect(each).not.toMatch(/<script|<link|<img|<iframe|@import|url\((?!#)|\bsrc=["h]|\bon[a-z]+="/i);
      expect([...each.matchAll(/href="([^"]*)"/g)].every(([, to]) => to!.startsWith("#promise-"))).toBe(true);
      expect(each).toContain("default-src 'none'");
    }
  });
  it("X4: shows hostile texts as texts, cuts long ones, and stays small with 120,000 people", () => {
    const hostile = htmlReport(hostileReport);
    expect(hostile).toContain("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;\\u001b[31mred\\u202eevil\\u0000");
    expect(hostile).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
    expect(hostile).toContain("(10,046 characters)");
    const large = htmlReport(many);
    expect(large.length).toBeLessThan(2_000_000);
    expect(large).toMatch(/and 1\d,\d{3} more|and 19,\d{3} more/);
    expect(large).toContain("that week. Solid: the last week.");
    expect(page).toContain("Solid: the last seven days.");
  });
  it("is the same, byte by byte, for the same data", () => {
    expect(htmlReport(quickKitchenReport)).toBe(page);
  });
});

describe("days early or late", () => {
  it("turn from kept to broken where the day promised ends, whichever way the limit is given", () => {
    const bins = [-2, -1, 0, 1].map((from, i) => ({
      from,
      to: i === 3 ? null : from + 1,
      kept: from < 0 ? 5 : 0,
      broken: from < 0 ? 0 : 3,
      pending: 0,
    }));
    for (const limit of [0, null]) {
      const { html: figure } = distributionFigure({
        unit: "days",
        limit,
        bins,
        unknown: 0,
        pending: 0,
        median: -1.4,
        p95: 1.2,
      });
      expect(figure).toContain('<line x1="50.00%"');
      expect(figure).toContain(">the day promised</text>");
      expect(figure).toMatch(/Half within 1 day 10 h early, 19 of 20 within 1 day 5 h late/);
    }
  });
});

describe("the Markdown report", () => {
  it("lets no text become markup", () => {
    const text = markdownReport(hostileReport);
    expect(text).not.toMatch(/(?<!\\)<img|[\u0000-\u0009\u000b-\u001f\u202e]/);
    for (const line of text.split("\n").filter((each) => each.startsWith("| ")))
      expect(line.replace(/\\\|/g, "").split("|").length).toBeLessThan(12);
  });
  it("holds the same finding as the page", () => {
    expect(markdownReport(quickKitchenReport)).toContain("# At least 196 people were let down in 28 days.");
  });
});

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);

describe.skipIf(!executablePath)(
  `the HTML report in a browser${executablePath ? "" : " (skipped: no Chromium here)"}`,
  { timeout: 120_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), "kept-report-"));
    const pages = { "quick-kitchen": quickKitchenReport, hostile: hostileReport, empty };
    let browser: Browser;
    beforeAll(async () => {
      for (const [name, data] of Object.entries(pages)) writeFileSync(join(folder, `${name}.html`), htmlReport(data));
      const args = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ];
      browser = await chromium.launch({ executablePath: executablePath!, args });
    }, 60_000);
    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true });
    });

    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    const cases = Object.keys(pages).flatMap((name) =>
      (["light", "dark"] as const).flatMap((scheme) => [1320, 390].map((width) => [name, scheme, width] as const)),
    );

    it("breaks no verdict and no target in two on a phone, however long the words beside them", async () => {
      const page = await browser.newPage({ viewport: { width: 390, height: 900 } });
      await page.goto(pathToFileURL(join(folder, "quick-kitchen.html")).href);
      const heights = await page.evaluate<number[]>(
        `document.querySelectorAll(".row .budget .quiet").forEach((each) => { each.textContent = "at this pace the limit is reached on Wed 30 September"; });
        [...document.querySelectorAll(".row .verdict, .row .promised")].map((each) => each.getBoundingClientRect().height)`,
      );
      expect(heights.length).toBeGreaterThan(8);
      expect(Math.max(...heights)).toBeLessThan(30);
      await page.close();
    });

    it.each(cases)(
      "has no accessibility fault, no request and no sideways scroll: %s, %s, %i px",
      async (name, scheme, width) => {
        // The policy of the page forbids scripts; axe is one, so it is let in from outside.
        const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP: true });
        const url = pathToFileURL(join(folder, `${name}.html`)).href;
        const requests: string[] = [];
        page.on("request", (request) => requests.push(request.url()));
        page.on("dialog", (dialog) => void requests.push(`dialog ${dialog.message()}`));
        await page.goto(url);
        await page.evaluate(axe);
        const violations = await page.evaluate(
          `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then((r) => r.violations.map((v) => v.id + ": " + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160) + " " + n.failureSummary).join(" || ")))`,
        );
        const sideways = await page.evaluate<number>(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        expect({ violations, requests, sideways }).toEqual({ violations: [], requests: [url], sideways: 0 });
        await page.close();
      },
    );
  },
);
