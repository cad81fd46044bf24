import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { webClient } from "../../scripts/web-client-text.js";
import { pages } from "../../src/http/pages.js";
import { allRoutes } from "../../src/http/routes.js";

describe("what is written for the pages", () => {
  it("has a client for the routes as they are (else: npm run web-client)", { timeout: 120_000 }, async () => {
    expect(readFileSync("web/src/api.generated.ts", "utf8")).toBe(webClient(await allRoutes()));
  });
  it("has an address on the server for every page of the router, and the other way round", () => {
    const router = readFileSync("web/src/router.tsx", "utf8");
    const routed = [...router.matchAll(/(?:page\(|path: )"(\/[^"]*)"/g)].map(([, path]) => path!.replace(/\$/g, ":"));
    const covered = (path: string) => pages.includes(path) || pages.includes(path.replace(/\/[^/:]+$/, "/:name"));
    expect(routed.filter((path) => !covered(path))).toEqual([]);
    expect(pages.filter((path) => !routed.includes(path) && path !== "/settings")).toEqual([]);
  });
});
