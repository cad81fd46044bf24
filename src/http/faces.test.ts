import { describe, expect, it } from "vitest";
import type { AnyUseCase } from "../app/run-use-case.js";
import { settingsFlags } from "../app/serve/settings.js";
import { useCases } from "../app/use-cases.js";
import { manifest } from "../cli/manifest.generated.js";
import { ownCommands } from "../cli/own-commands.js";
import { allTools } from "../mcp/tools.js";
import { openApi } from "./openapi.js";
import { allRoutes } from "./routes.js";

const all = Promise.all(Object.values(useCases).map((load) => load() as Promise<unknown> as Promise<AnyUseCase>));

describe("every use case", () => {
  it("is a command", async () => {
    expect(manifest.map((one) => one.name)).toEqual((await all).map((one) => one.name));
  });

  it("is a tool, a route and an entry of OpenAPI, unless it needs a terminal and says why", async () => {
    const tools = (await allTools()).map(({ described }) => described.name);
    const routes = await allRoutes();
    const { paths } = openApi(routes, "test") as { paths: Record<string, Record<string, { security: unknown[] }>> };
    for (const { name, terminalOnly, needs, title, says } of await all) {
      const route = routes.filter((one) => one.path === `/api/${name}`);
      if (terminalOnly !== undefined) {
        expect(terminalOnly.length, name).toBeGreaterThan(10);
        expect([tools.includes(name), route.length], name).toEqual([false, 0]);
        continue;
      }
      expect(tools, name).toContain(name);
      expect(
        route.map((one) => [one.door, one.title, one.says]),
        name,
      ).toEqual([[needs, title, says]]);
      expect(
        Object.values(paths[`/api/${name}`] ?? {}).map((one) => one.security.length),
        name,
      ).toEqual([2]);
    }
  });

  it("has an input whose every field is described, for people and models alike", async () => {
    for (const { described } of await allTools())
      for (const [field, schema] of Object.entries(described.inputSchema.properties ?? {}))
        expect((schema as { description?: string }).description, `${described.name} ${field}`).toBeTruthy();
  });
});

describe("W11: the routes", () => {
  it("are those of OpenAPI, each once, but for the command line's own and the pages", async () => {
    const routes = await allRoutes();
    const { paths } = openApi(routes, "test") as { paths: Record<string, object> };
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const live = routes
      .filter((one) => one.door !== "local" && one.tag !== "pages")
      .map((one) => `${one.method} ${one.path.replace(/:(\w+)(\{[^}]*\})?/g, "{$1}")}`);
    expect(live.filter((one, i) => live.indexOf(one) !== i)).toEqual([]);
    expect(live.sort()).toEqual(documented.sort());
  });
});

describe("the flags of kept serve", () => {
  it("are settings", () => {
    const serve = ownCommands.find((one) => one.name === "serve")!;
    expect(serve.options.map((one) => one.field).filter((field) => !settingsFlags.includes(field))).toEqual([]);
  });
});
