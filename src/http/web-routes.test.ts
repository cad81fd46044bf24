import { readFileSync } from "node:fs";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { pages } from "./pages.js";
import { webFiles } from "./web-files.js";
import { webRoutes } from "./web-routes.js";

const built = webFiles().size > 0;

describe.skipIf(!built)(built ? "the pages' files" : "needs the built pages: npm run build", () => {
  const app = new Hono();
  for (const route of webRoutes) app.get(route.path, (c) => route.handle(c, {} as never));
  app.onError((_, c) => c.text("no", 404));
  const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });

  it("answers every address of a page with the same document, asked for again each time", async () => {
    for (const path of pages) {
      const answer = await get(path.replace(/:\w+/g, "x"));
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(answer.headers.get("cache-control")).toBe("no-cache");
      expect(await answer.text()).toContain('<div id="root">');
    }
    expect((await get("/no/such/page")).status).toBe(404);
  });

  it("sends what a document asks for, compressed where that is understood, and kept for good", async () => {
    const document = await (await get("/")).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(document)![1]!;
    const plain = await get(script);
    expect(plain.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(plain.headers.get("content-encoding")).toBeNull();
    const zipped = await get(script, { "accept-encoding": "br, gzip" });
    expect(zipped.headers.get("content-encoding")).toBe("gzip");
    expect(Number((await zipped.arrayBuffer()).byteLength)).toBeLessThan((await plain.arrayBuffer()).byteLength);
  });

  it("W11: reaches nothing outside of what was built, however the address is written", async () => {
    for (const path of [
      "/assets/..%2f..%2fpackage.json",
      "/assets/%2e%2e/index.html",
      "/assets/%252e%252e%252fpackage.json",
      "/assets/..\\..\\package.json",
      "/assets/.env",
      "/assets/index.html%00.js",
      "/assets//etc/passwd",
      "/assets/manifest.json",
      "/manifest.json",
      "/.kept/server.json",
      "/kept.yaml",
    ])
      expect((await get(path)).status, path).toBe(404);
  });

  it("holds no inline script and no inline style: the policy would refuse them", () => {
    const document = readFileSync(new URL("../../dist/web/index.html", import.meta.url), "utf8");
    expect(document).not.toMatch(/<script(?![^>]*src=)[^>]*>|<style|style=|javascript:|\son\w+=/i);
  });
});
