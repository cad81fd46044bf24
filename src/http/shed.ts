import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context as HonoContext, MiddlewareHandler } from "hono";
import { metrics } from "../app/metrics.js";
import { isLoopback } from "../app/serve/read-settings.js";
import type { ServeSettings } from "../app/serve/settings.js";
import { KeptError } from "../core/kept-error.js";
import { clientAddress } from "./client-address.js";
import type { Limits } from "./limits.js";
import type { Pressure } from "./pressure.js";
import { httpProblems } from "./problems.js";

/** Who asks whether it lives is told even while it can hardly keep up. */
export const always = new Set(["/healthz", "/readyz", "/metrics"]);

/** What asks the stores. A page's own files cost nothing, and a page that came can say that the answer is late. */
const costs = /^\/(api|v1|mcp)(\/|$)/;

/** What comes while the process is behind is turned away before anything is read of it. */
export const shed =
  (given: { settings: ServeSettings; pressure: Pressure }): MiddlewareHandler =>
  async (c, next) => {
    if (costs.test(c.req.path) && given.pressure.lagMs() > given.settings.mostLagMs) {
      metrics.shed.inc({ why: "pressure" });
      throw new KeptError("serve.busy", httpProblems.kinds["serve.busy"].title, {
        instead: httpProblems.kinds["serve.busy"].instead,
      });
    }
    await next();
  };

/** Takes from the share of the caller's network. Who is on this machine, and not behind a proxy, is its own user. */
export const takeShare = async (
  c: HonoContext,
  { settings, limits }: { settings: ServeSettings; limits: Limits },
): Promise<void> => {
  const from = addressOf(c, settings);
  if (from === null || (isLoopback(from) && !c.req.header("X-Forwarded-For"))) return;
  await limits.address(from);
};

/** The caller's address, through trusted proxies alone. */
export const addressOf = (c: HonoContext, settings: ServeSettings): string | null =>
  clientAddress(getConnInfo(c).remote.address, c.req.header("X-Forwarded-For") ?? null, settings.trustProxies);
