/**
 * `npm run screenshots [FOLDER] [PATH ...]`: every page and its states in both schemes, wide and on a phone, as pictures to look at
 * (UI.md 9). They are not committed.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { served } from "../web/e2e/served.js";

const [folder = ".screenshots", ...only] = process.argv.slice(2);
const wide = { viewport: { width: 1320, height: 1240 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { ...wide, colorScheme: "light" },
  dark: { ...wide, colorScheme: "dark" },
  "phone-light": { ...phone, colorScheme: "light" },
  "phone-dark": { ...phone, colorScheme: "dark" },
};

const paths = [
  "/reality",
  "/promises",
  "/promises/fast",
  "/promises/fast?tab=whom",
  "/promises/fast?tab=versions",
  "/promises/refund",
  "/promises/fast/design",
  "/people",
  "/people?promise=fast",
  "/sources",
  "/sources/refunds",
  "/sources/quarantine",
  "/settings/team",
  "/settings/appearance",
  "/start",
];

/** What is not an address: done to the page before the picture. */
const states: Readonly<Record<string, { readonly path: string; readonly act: (page: Page) => Promise<unknown> }>> = {
  past: { path: "/reality?asOf=2026-06-30&seg=store:Utrecht", act: (page) => page.waitForTimeout(1_000) },
  know: { path: "/reality?know=fast", act: (page) => page.getByText("How we know").first().waitFor() },
  find: {
    path: "/reality",
    act: async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog").getByRole("textbox").fill("refund");
      await page.getByRole("dialog").getByText("refunds").waitFor();
    },
  },
  print: { path: "/reality", act: (page) => page.emulateMedia({ media: "print" }) },
  contrast: { path: "/reality", act: (page) => page.emulateMedia({ forcedColors: "active" }) },
  "not-found": { path: "/promises/no-such-promise", act: async () => undefined },
};

mkdirSync(folder, { recursive: true });
const service = await served();
for (const [look, options] of Object.entries(looks)) {
  const context = await service.signedIn(options);
  const picture = async (name: string, path: string, act?: (page: Page) => Promise<unknown>) => {
    if (only.length > 0 && !only.some((each) => path.startsWith(each))) return;
    const { page, wrong } = await service.open(context, path).catch((error: unknown) => {
      console.error(`${look} ${path}: ${(error as Error).message.split("\n")[0]}`);
      return { page: null, wrong: [] };
    });
    if (page === null) return;
    await act?.(page).catch((error: unknown) => console.error(`${look} ${name}: ${(error as Error).message}`));
    await page.waitForLoadState("networkidle", { timeout: 5_000 }).catch(() => undefined);
    await page.screenshot({ path: join(folder, `${name}.${look}.png`), fullPage: act === undefined });
    for (const each of wrong) console.error(`${look} ${path}: ${each}`);
    await page.close();
  };
  for (const path of paths) await picture(path.slice(1).replace(/\W+/g, "-"), path);
  for (const [name, { path, act }] of Object.entries(states)) await picture(`state-${name}`, path, act);
  await context.close();
}
await service.stop();
console.error(`Pictures are in ${folder}`);
process.exit(0);
