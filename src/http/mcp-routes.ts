import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import type { Context as HonoContext } from "hono";
import { runUseCase } from "../app/run-use-case.js";
import { KeptError } from "../core/kept-error.js";
import { mcpServer } from "../mcp/mcp-server.js";
import { changes } from "../mcp/tools.js";
import { accessProblems } from "../workspace/problems.js";
import type { Principal } from "../workspace/roles.js";
import { readJson } from "./body.js";
import { ownHost } from "./own-host.js";
import type { Route } from "./route.js";
import { parsed } from "./use-case-routes.js";

/**
 * Streamable HTTP without sessions: each request has a server of its own, so that replicas need nothing of each other and no caller
 * sees what another asked. Keys alone: a browser's session is not enough, so that no page can ask in its reader's name.
 */
export const mcpRoutes: readonly Route[] = [
  {
    method: "post",
    path: "/mcp",
    title: "Tools for models",
    says: "Model Context Protocol over streamable HTTP, with an API key as bearer token: every use case that the key may ask for is a tool. What changes anything needs a scope of the key and `confirm: true`.",
    tag: "models",
    door: "read",
    gives: { media: "application/json" },
    fails: { 401: "No API key.", 403: "Sent to another host's name, or by another site's page." },
    handle: async (c, { service, who }) => {
      if (!ownHost(c.req.raw.headers, service.settings))
        throw new KeptError("access.denied", "the request names another host or comes from another site's page", {
          instead: "Set KEPT_PUBLIC_URL to where this server is reached.",
        });
      if (who === null || who.kind !== "key")
        throw new KeptError("access.sign-in", "models sign in with an API key", {
          instead: accessProblems.kinds["access.sign-in"].instead,
        });
      const body = await readJson(c.req.raw);
      const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
      const server = mcpServer({
        who: narrowed(who),
        version: service.version,
        onFault: (error) => service.log.fault("a tool failed", error),
        ask: async (useCase, input, signal) => {
          const asked = { who: narrowed(who), signal: AbortSignal.any([signal, c.req.raw.signal]) };
          const context = { ...service.context(asked), door: "tool of a model" };
          const answer = await runUseCase(context, useCase, parsed(useCase.input as never, input));
          if (changes(useCase)) service.judge.kick();
          return answer;
        },
      });
      await server.connect(transport);
      return transport.handleRequest(c.req.raw, { parsedBody: body });
    },
  },
  ...(["get", "delete"] as const).map(
    (method): Route => ({
      method,
      path: "/mcp",
      title: "No stream and no session",
      says: "Answers 405: each request stands for itself.",
      tag: "models",
      door: "open",
      fails: { 405: "Always." },
      handle: (c: HonoContext) => c.body(null, 405, { Allow: "POST" }),
    }),
  ),
];

/** A key without scopes may all that its role may, but as a model's key it only reads: more must have been given on purpose. */
const narrowed = (who: Principal): Principal => (who.scopes === null ? { ...who, scopes: ["read"] } : who);
