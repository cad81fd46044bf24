import { timingSafeEqual } from "node:crypto";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context as HonoContext } from "hono";
import { metrics, registry } from "../app/metrics.js";
import { quarantined } from "../app/serve/quarantined.js";
import { isLoopback } from "../app/serve/read-settings.js";
import { KeptError } from "../core/kept-error.js";
import { accessProblems } from "../workspace/problems.js";
import { localPrincipal } from "../workspace/roles.js";
import type { Route } from "./route.js";
import type { Service } from "./service.js";

/** For Prometheus. The handler itself asks for the token: a scraper is no person and has no role. */
export const metricsRoutes: readonly Route[] = [
  {
    method: "get",
    path: "/metrics",
    title: "What the server counts about itself",
    says: "Prometheus' text format. Open to this machine; from elsewhere with the bearer token of KEPT_METRICS_TOKEN.",
    tag: "running",
    door: "open",
    gives: { media: "text/plain" },
    fails: { 401: "Not from this machine, and without the token." },
    handle: async (c, { service }) => {
      if (!mayScrape(c, service))
        throw new KeptError("access.sign-in", "metrics are for this machine, or for who has KEPT_METRICS_TOKEN", {
          instead: accessProblems.kinds["access.sign-in"].instead,
        });
      await lookAtQuarantine(service).catch(() => metrics.quarantine.set(Number.NaN));
      return c.body(await registry.metrics(), 200, { "Content-Type": registry.contentType });
    },
  },
];

/** A proxy on this machine forwards for others: what it brings is not from this machine. */
const mayScrape = (c: HonoContext, { settings }: Service): boolean => {
  if (settings.metricsToken === undefined)
    return isLoopback(getConnInfo(c).remote.address ?? "") && c.req.header("X-Forwarded-For") === undefined;
  const [given, token] = [c.req.header("Authorization") ?? "", `Bearer ${settings.metricsToken}`].map((text) =>
    Buffer.from(text),
  ) as [Buffer, Buffer];
  return given.length === token.length && timingSafeEqual(given, token);
};

const lookAtQuarantine = async (service: Service): Promise<void> => {
  const context = service.context({ who: localPrincipal, signal: AbortSignal.timeout(2_000) });
  metrics.quarantine.set(await quarantined(context));
};
