/** `npm run build && node scripts/picture.mjs`: makes docs/images/report.png, the README's picture, from the demo's report. Needs Chromium. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = mkdtempSync(join(tmpdir(), "kept-picture-"));
try {
  const { status } = spawnSync(process.execPath, ["dist/cli/main.js", "demo", folder], { stdio: "inherit" });
  // 1: a promise is broken, as it should be.
  if (status !== 0 && status !== 1 && status !== 3) throw new Error(`the demo ended with ${status}`);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
  const page = await browser.newPage({ viewport: { width: 1180, height: 1040 }, colorScheme: "light" });
  await page.goto(pathToFileURL(join(folder, "kept-report.html")).href);
  mkdirSync("docs/images", { recursive: true });
  await page.screenshot({ path: "docs/images/report.png" });
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
