import { existsSync } from "node:fs";

/** What the browser's tests need that a stranger may not have; null: it is all there. */
export const cannotRun = (): string | null => {
  if (!existsSync(process.env.KEPT_TEST_CHROMIUM ?? "/usr/bin/chromium"))
    return "needs a Chromium: /usr/bin/chromium, or KEPT_TEST_CHROMIUM=path";
  if (!existsSync("dist/web/index.html")) return "needs the built pages: npm run build";
  return null;
};
