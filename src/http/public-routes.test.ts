// biome-ignore-all lint/suspicious/noTemplateCurlyInString: hostile texts hold any notation
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newWorkspace } from "../../test/workspace.fixture.js";
import { serve } from "./serve.js";

/** Texts that would run, fetch, close what they stand in, or turn the direction of what follows. */
const hostile = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "<svg/onload=alert(1)>",
  "</title><script>alert(1)</script>",
  "<style>*{background:url(//evil.example)}</style>",
  "javascript:alert(1)",
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  "]]><script>alert(1)</script>",
  "' onmouseover='alert(1)",
  '=HYPERLINK("//evil.example")',
  "{{constructor.constructor('alert(1)')()}}",
];

const promiseOf = (name: string, says: string, more = "") =>
  `  ${name}: { says: ${JSON.stringify(says)}, kind: duration, made: placed, met: ready, within: 20m, target: 90%, window: 28d${more} }`;

const yamlOf = (promises: readonly string[], top = "") => `kept: v1
as_of: 2026-06-29
${top}
company: { name: "Shop <b>&</b> Sons", timezone: Europe/Amsterdam }
sources:
  shop:
    files: orders.csv
    records:
      - { type: placed, at: placed, subject: no, customer: ["card:{who}"], properties: { store: store } }
      - { type: ready, at: ready, subject: no }
promises:
${promises.join("\n")}
`;

const orders = (): string => {
  const local = (at: number) => new Date(at).toISOString().slice(0, 19).replace("T", " ");
  const rows = Array.from({ length: 900 }, (_, i) => {
    const placed = Date.UTC(2026, 2, 2, 8) + Math.floor(i / 8) * 86_400_000 + (i % 8) * 3_600_000;
    return `${i},${local(placed)},${local(placed + (i % 5 === 0 ? 25 : 10) * 60_000)},${i % 2 ? "Utrecht" : "Delft"},${i % 97}`;
  });
  return `no,placed,ready,store,who\n${rows.join("\n")}\n`;
};

describe("the public promise page", { timeout: 90_000 }, () => {
  const fast = promiseOf(
    "fast",
    "Ready within twenty minutes.",
    ", public: true, remedy: { says: The next one is free. }",
  );
  const workspace = newWorkspace(yamlOf([fast, promiseOf("inside", "For ourselves only.")]));
  let serving: Awaited<ReturnType<typeof serve>>;
  const start = async () => {
    serving = await serve({ directory: workspace.folder, port: 0, version: "test", log: () => undefined });
  };
  const again = async (yaml: string) => {
    await serving.stop();
    writeFileSync(join(workspace.folder, "kept.yaml"), yaml);
    await start();
  };
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${serving.url}${path}`, { headers });
  beforeAll(async () => {
    workspace.write("orders.csv", orders());
    await workspace.import();
    await workspace.close();
    await start();
  }, 60_000);
  afterAll(async () => {
    await serving?.stop();
    await workspace.remove();
  });

  it("shows to anybody what is broken, with the share, twelve months and the remedy; and nothing that is not public", async () => {
    const answer = await get("/our-promises");
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain("“Ready within twenty minutes.”");
    expect(page).toMatch(/<span>Broken<\/span>/);
    expect(page).toMatch(/Kept \d\d of 100 times; we promised 90\./);
    expect(page).toContain("If we let you down: The next one is free.");
    expect(page.match(/<li title/g)).toHaveLength(12);
    expect(page).toContain("Nothing fell due");
    expect(page).not.toContain("For ourselves only");
    expect(page).not.toMatch(/card:|Utrecht/);
  });

  it("is small, needs no script, sets no cookie and fetches nothing from elsewhere", async () => {
    const answer = await get("/our-promises");
    const page = await answer.text();
    const style = await get("/our-promises/page.css");
    expect(Buffer.byteLength(page) + Buffer.byteLength(await style.text())).toBeLessThan(20_000);
    expect(page).not.toMatch(/<script|https?:|\son\w+="|\sstyle="/i);
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    expect(answer.headers.get("content-security-policy")).toMatch(/default-src 'self'/);
    expect(answer.headers.get("content-security-policy")).not.toContain("unsafe");
    const tag = answer.headers.get("etag")!;
    expect(answer.headers.get("cache-control")).toMatch(/^public, max-age=\d+/);
    expect((await get("/our-promises", { "If-None-Match": tag })).status).toBe(304);
  });

  it("gives its numbers month by month, and only finished months", async () => {
    const lines = (await (await get("/our-promises/numbers.csv")).text()).trim().split("\r\n");
    expect(lines[0]).toBe("promise,says,month,promised,verdict,kept,of,told,withdrawn");
    expect(lines).toHaveLength(12);
    expect(lines.some((line) => /^fast,.*,2026-05,0\.9,broken,8\d,100,of,$/.test(line))).toBe(true);
    expect(lines.some((line) => line.includes("2026-06"))).toBe(false);
  });

  it("has a badge for other pages", async () => {
    const answer = await get("/our-promises/fast.svg");
    expect(answer.headers.get("content-type")).toMatch(/^image\/svg\+xml/);
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(await answer.text()).toContain("Broken");
    for (const path of ["inside.svg", "nobody.svg", "..%2fkept.yaml", "fast", "fast.svg.svg", "__proto__.svg"])
      expect((await get(`/our-promises/${path}`)).status).toBe(404);
  });

  it("W8: shows hostile texts literally, on the page, in the badge and in the numbers", async () => {
    await again(
      yamlOf(
        hostile.map((text, i) => promiseOf(`h${i}`, text, `, public: true, remedy: { says: ${JSON.stringify(text)} }`)),
      ),
    );
    const page = await (await get("/our-promises")).text();
    const numbers = await (await get("/our-promises/numbers.csv")).text();
    expect(page).not.toMatch(/<script|<img|<style|<math|onerror=alert\(1\)>/i);
    expect(numbers).toContain("'=HYPERLINK");
    const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
    try {
      const tab = await browser.newPage();
      const told: string[] = [];
      tab.on("dialog", (dialog) => {
        told.push(`dialog ${dialog.message()}`);
        void dialog.dismiss();
      });
      tab.on("request", (request) => {
        if (!request.url().startsWith(serving.url) && !request.url().startsWith("data:")) told.push(request.url());
      });
      tab.on("console", (message) => {
        if (/Content.Security.Policy|Refused/i.test(message.text())) told.push(message.text());
      });
      await tab.goto(`${serving.url}/our-promises`);
      const quotes = await tab.locator("main > article h2").allTextContents();
      expect([...quotes].sort()).toEqual(hostile.map((text) => `“${text}”`).sort());
      for (const i of hostile.keys()) {
        const picture = await tab.goto(`${serving.url}/our-promises/h${i}.svg`);
        expect(picture?.status()).toBe(200);
        expect(await tab.locator("script, img, foreignObject, style").count()).toBe(0);
      }
      expect(told).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  it("keeps what is withdrawn listed with its last verdict, also when it is gone from kept.yaml", async () => {
    await again(yamlOf([promiseOf("inside", "For ourselves only.")]));
    const page = await (await get("/our-promises")).text();
    expect(page).toContain(`Withdrawn promises (${hostile.length + 1})`);
    expect(page).toContain("“Ready within twenty minutes.”");
    expect(page).toMatch(/Withdrawn on 29 June 2026\./);
    expect(page).toMatch(/<span>Broken<\/span>/);
    expect((await get("/our-promises/fast.svg")).status).toBe(200);
  });

  it("is not there when the company switches it off", async () => {
    await again(yamlOf([fast], "public: false"));
    for (const path of ["", "/numbers.csv", "/fast.svg"]) expect((await get(`/our-promises${path}`)).status).toBe(404);
  });
});
