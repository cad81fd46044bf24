import { rmSync } from "node:fs";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { serve } from "../../src/http/serve.js";
import { demoFolder } from "./demo-folder.js";

const account = { name: "Noor", email: "noor@quick-kitchen.example", password: "a kitchen that keeps its word" };
const executablePath = process.env.KEPT_TEST_CHROMIUM ?? "/usr/bin/chromium";

export type Served = {
  readonly url: string;
  readonly browser: Browser;
  /** A browser of its own that has signed in as the first account (an admin). */
  readonly signedIn: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** Opens a page and waits until its answer is there. `wrong` collects what the console says is wrong. */
  readonly open: (context: BrowserContext, path: string) => Promise<{ readonly page: Page; readonly wrong: string[] }>;
  readonly stop: () => Promise<void>;
};

/** Quick Kitchen in a running service with a real Chromium before it. */
export const served = async (folder = demoFolder()): Promise<Served> => {
  const serving = await serve({
    directory: folder,
    port: 0,
    host: "127.0.0.1",
    version: "test",
    // On a machine with more to do than it can, pages are late rather than turned away.
    flags: { mostLagMs: 60_000 },
    log: () => undefined,
  });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const post = (path: string, body: object) =>
    fetch(new URL(path, serving.url), {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: serving.url },
      body: JSON.stringify(body),
    });
  const token = serving.setUp === null ? null : new URL(serving.setUp).searchParams.get("setup");
  if (token !== null) await post("/api/auth/set-up", { token, ...account });
  const signedIn = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ viewport: { width: 1320, height: 1240 }, ...options });
    const send = () =>
      context.request.post(new URL("/api/auth/sign-in", serving.url).href, {
        headers: { Origin: serving.url },
        data: { email: account.email, password: account.password },
      });
    let answer = await send();
    // On a machine with more to do than it can, the server asks for patience.
    for (let i = 0; i < 20 && answer.status() === 503; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      answer = await send();
    }
    if (!answer.ok()) throw new Error(`signing in: ${answer.status()} ${await answer.text()}`);
    return context;
  };
  const open = async (context: BrowserContext, path: string) => {
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    page.on("pageerror", (error) => wrong.push(String(error)));
    await page.goto(new URL(path, serving.url).href);
    await page.waitForSelector("h1");
    await page.evaluate("document.fonts.ready.then(() => null)");
    return { page, wrong };
  };
  const stop = async () => {
    await browser.close();
    await serving.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: serving.url, browser, signedIn, open, stop };
};
