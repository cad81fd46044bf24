import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** One file of the built pages, as it is sent: `gzip` where it was compressed when it was built. */
export type WebFile = { readonly media: string; readonly plain: Buffer; readonly gzip: Buffer | null };

const media: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Beside the compiled server, or in dist where it runs from its sources. */
const folder = (): string | null =>
  ["../web", "../../dist/web"]
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(join(path, "index.html"))) ?? null;

/**
 * All that was built, by address, read once: an address is looked up, never joined to a path, so nothing else can be reached by
 * it. Empty where the pages have not been built.
 */
export const webFiles = (): ReadonlyMap<string, WebFile> => {
  const root = folder();
  if (root === null) return new Map();
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name) in media && !entry.name.startsWith("."))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  return new Map(
    names.map((name) => {
      const path = join(root, name);
      return [
        `/${name.split(sep).join("/")}`,
        {
          media: media[extname(name)]!,
          plain: readFileSync(path),
          gzip: existsSync(`${path}.gz`) ? readFileSync(`${path}.gz`) : null,
        },
      ];
    }),
  );
};
