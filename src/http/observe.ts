import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { metrics } from "../app/metrics.js";
import { spanned } from "../core/span.js";
import type { Log } from "./log.js";

export type Observed = { Variables: { template: string; quiet: boolean; requestId: string } };

const given = /^[\w-]{8,64}$/;

/** Each request has an id, a span, a count and a line of the log; none of them holds its path, its query or its body. */
export const observe =
  (log: Log): MiddlewareHandler<Observed> =>
  async (c, next) => {
    const before = performance.now();
    const { method } = c.req;
    const asked = c.req.header("X-Request-Id") ?? "";
    const requestId = given.test(asked) ? asked : randomUUID();
    c.set("requestId", requestId);
    c.set("template", "none");
    c.set("quiet", false);
    await spanned(`HTTP ${method}`, { "http.request.method": method }, next);
    c.header("X-Request-Id", requestId);
    const route = c.get("template");
    const ms = performance.now() - before;
    const { status } = c.res;
    metrics.requests.inc({ route, method: known.has(method) ? method : "other", status: String(status) });
    metrics.requestSeconds.observe({ route }, ms / 1_000);
    log.say(c.get("quiet") ? "debug" : "info", "request", { requestId, method, route, status, ms: Math.round(ms) });
  };

const known = new Set(["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS"]);
