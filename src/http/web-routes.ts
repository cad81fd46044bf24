import type { Context as HonoContext } from "hono";
import { ProblemsFound } from "../core/problems-found.js";
import { pages } from "./pages.js";
import { httpProblems } from "./problems.js";
import type { Route } from "./route.js";
import { type WebFile, webFiles } from "./web-files.js";

let read: ReadonlyMap<string, WebFile> | null = null;
const files = () => (read ??= webFiles());

/** Its name changes with its content. */
const forGood = "public, max-age=31536000, immutable";
const askAgain = "no-cache";

const send = (c: HonoContext, path: string, cache: string): Response => {
  const file = files().get(path);
  if (file === undefined)
    throw new ProblemsFound([
      httpProblems.make("http.not-found", {
        says: path === "/index.html" ? "the pages have not been built: npm run build" : `there is nothing at ${path}`,
      }),
    ]);
  const zipped = file.gzip !== null && /\bgzip\b/.test(c.req.header("accept-encoding") ?? "");
  const body = zipped ? file.gzip! : file.plain;
  return c.body(new Uint8Array(body), 200, {
    "Content-Type": file.media,
    "Cache-Control": cache,
    Vary: "Accept-Encoding",
    ...(zipped ? { "Content-Encoding": "gzip" } : {}),
  });
};

/** The pages: one document for each of their addresses, and the files it asks for. Who asks is settled by what the pages ask. */
export const webRoutes: readonly Route[] = [
  ...pages.map(
    (path): Route => ({
      method: "get",
      path,
      title: "A page",
      says: "The document of the pages; which one it is, it reads from its address.",
      tag: "pages",
      door: "open",
      gives: { media: "text/html" },
      handle: (c) => send(c, "/index.html", askAgain),
    }),
  ),
  {
    method: "get",
    path: "/assets/:file",
    title: "A file of the pages",
    says: "Scripts, styles and faces; their names change with their content.",
    tag: "pages",
    door: "open",
    gives: { media: "application/octet-stream" },
    // As it was sent, not decoded: what is no name of ours is not found.
    handle: (c) => send(c, new URL(c.req.url).pathname, forGood),
  },
  {
    method: "get",
    path: "/icon.svg",
    title: "The icon",
    says: "The icon of the pages.",
    tag: "pages",
    door: "open",
    gives: { media: "image/svg+xml" },
    handle: (c) => send(c, "/icon.svg", askAgain),
  },
];
