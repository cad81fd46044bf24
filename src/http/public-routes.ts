import { createHash } from "node:crypto";
import type { Context as HonoContext, MiddlewareHandler } from "hono";
import { publicPage } from "../app/public/public-page.js";
import { ProblemsFound } from "../core/problems-found.js";
import { badge } from "../report/public/badge.js";
import type { PublicPage } from "../report/public/model.js";
import { numbersCsv } from "../report/public/numbers-csv.js";
import { publicHtml } from "../report/public/page.js";
import { publicStyle } from "../report/public/style.js";
import type { Principal } from "../workspace/roles.js";
import { httpProblems } from "./problems.js";
import type { Route } from "./route.js";
import type { Service } from "./service.js";
import { webFiles } from "./web-files.js";

/** Sees what a viewer sees, of sums alone. */
const anybody: Principal = {
  kind: "key",
  id: "public",
  name: "anybody",
  role: "viewer",
  teams: [],
  scopes: ["read"],
};

const freshMs = 60_000;

/** What was last counted: however many people look, it is counted at most once a minute, and again when verdicts may differ. */
type Counted = { page: PublicPage | null; at: number; stale: boolean; counting: Promise<PublicPage | null> | null };
const counted = new WeakMap<Service, Counted>();

const pageOf = (service: Service): Promise<PublicPage | null> => {
  let last = counted.get(service);
  if (last === undefined) {
    const made: Counted = { page: null, at: Number.NEGATIVE_INFINITY, stale: true, counting: null };
    counted.set(service, made);
    const outdated = () => {
      made.stale = true;
    };
    service.events.on("changed", outdated);
    service.workspace.onChange(outdated);
    last = made;
  }
  const now = last;
  const old = Date.now() - now.at;
  // A day ends without an event: what nobody changed is counted again after an hour.
  if (old < freshMs || (!now.stale && old < 60 * freshMs)) return Promise.resolve(now.page);
  now.counting ??= (async () => {
    now.stale = false;
    try {
      now.page = await publicPage(service.context({ who: anybody, signal: service.signal }));
      now.at = Date.now();
      return now.page;
    } catch (error) {
      now.stale = true;
      throw error;
    } finally {
      now.counting = null;
    }
  })();
  return now.counting;
};

/** Badges stand on other sites' pages; everything else may be embedded nowhere. Runs after the headers that every answer has. */
export const badgesAnywhere: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.res.status === 200 && c.res.headers.get("content-type")?.startsWith("image/svg+xml"))
    c.res.headers.set("Cross-Origin-Resource-Policy", "cross-origin");
};

const nothing = (c: HonoContext) =>
  new ProblemsFound([httpProblems.make("http.not-found", { says: `there is nothing at ${c.req.path}` })]);

const sent = (c: HonoContext, body: string, media: string): Response => {
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = {
    "Content-Type": media,
    "Cache-Control": "public, max-age=300, stale-while-revalidate=3600",
    ETag: tag,
  };
  const seen = (c.req.header("if-none-match") ?? "").split(/\s*,\s*/).map((each) => each.replace(/^W\//, ""));
  return seen.includes(tag) ? c.body(null, 304, headers) : c.body(body, 200, headers);
};

const route = (path: string, about: Pick<Route, "title" | "says" | "gives">, handle: Route["handle"]): Route => ({
  method: "get",
  path,
  tag: "public",
  door: "open",
  fails: { 404: "The company shows no public page, or there is no such promise on it." },
  ...about,
  handle,
});

/** What anybody may see, if the company wants it: promises that are public, kept or not. */
export const publicRoutes: readonly Route[] = [
  route(
    "/our-promises",
    {
      title: "The public promise page",
      says: "What the company promises and how it keeps it, for anybody: HTML without script or cookies.",
      gives: { media: "text/html" },
    },
    async (c, { service }) => {
      const page = await pageOf(service);
      if (page === null) throw nothing(c);
      return sent(c, publicHtml(page), "text/html; charset=utf-8");
    },
  ),
  route(
    "/our-promises/numbers.csv",
    {
      title: "All numbers of the public page",
      says: "Every finished month of every public promise, as CSV; nothing of fewer than 5 people.",
      gives: { media: "text/csv" },
    },
    async (c, { service }) => {
      const page = await pageOf(service);
      if (page === null) throw nothing(c);
      c.header("Content-Disposition", 'attachment; filename="our-promises.csv"');
      return sent(c, numbersCsv(page), "text/csv; charset=utf-8");
    },
  ),
  route(
    "/our-promises/page.css",
    { title: "The public page's style", says: "Its only one.", gives: { media: "text/css" } },
    (c) => sent(c, publicStyle, "text/css; charset=utf-8"),
  ),
  route(
    "/our-promises/serif.woff2",
    { title: "The public page's serif", says: "The one font it fetches, from here.", gives: { media: "font/woff2" } },
    (c) => {
      const font = serif();
      if (font === null) throw nothing(c);
      return c.body(new Uint8Array(font), 200, {
        "Content-Type": "font/woff2",
        "Cache-Control": "public, max-age=604800",
      });
    },
  ),
  route(
    "/our-promises/:badge",
    {
      title: "One promise as a badge",
      says: "NAME.svg: the promise with its verdict, as a picture for other pages.",
      gives: { media: "image/svg+xml" },
    },
    async (c, { service }) => {
      const page = await pageOf(service);
      const name = /^([a-z][a-z0-9_-]{0,62})\.svg$/.exec(c.req.param("badge") ?? "")?.[1];
      const one = [...(page?.promises ?? []), ...(page?.withdrawn ?? [])].find((each) => each.name === name);
      if (one === undefined) throw nothing(c);
      return sent(c, badge(one), "image/svg+xml; charset=utf-8");
    },
  ),
];

let font: Buffer | null | undefined;
const serif = (): Buffer | null => {
  font ??=
    [...webFiles()].find(([path]) => /source-serif-4-latin-wght-normal[\w.-]*\.woff2$/.test(path))?.[1].plain ?? null;
  return font;
};
