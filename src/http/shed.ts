import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context as HonoContext, MiddlewareHandler } from "hono";
import { metrics } from "../app/metrics.js";
import { KeptError } from "../core/kept-error.js";
import { clientAddress } from "./client-address.js";
import type { Limits } from "./limits.js";
import type { Pressure } from "./pressure.js";
import { httpProblems } from "./problems.js";
import { isLoopback } from "./read-settings.js";
import type { ServeSettings } from "./settings.js";

/** Who asks whether it lives is told even while it can hardly keep up. */
const always = new Set(["/healthz", "/readyz", "/metrics"]);

/** What comes too fast, or while the process is behind, is turned away before anything is read of it. */
export const shed =
  (given: { settings: ServeSettings; limits: Limits; pressure: Pressure }): MiddlewareHandler =>
  async (c, next) => {
    if (!always.has(c.req.path)) {
      if (given.pressure.lagMs() > given.settings.mostLagMs) {
        metrics.shed.inc({ why: "pressure" });
        throw new KeptError("serve.busy", httpProblems.kinds["serve.busy"].title, {
          instead: httpProblems.kinds["serve.busy"].instead,
        });
      }
      const from = addressOf(c, given.settings);
      // Events have limits of their own, by key; and who is on this machine without a proxy is its own user.
      if (from !== null && !c.req.path.startsWith("/v1/") && !(isLoopback(from) && !c.req.header("X-Forwarded-For")))
        await given.limits.address(from);
    }
    await next();
  };

/** The caller's address, through trusted proxies alone. */
export const addressOf = (c: HonoContext, settings: ServeSettings): string | null =>
  clientAddress(getConnInfo(c).remote.address, c.req.header("X-Forwarded-For") ?? null, settings.trustProxies);
