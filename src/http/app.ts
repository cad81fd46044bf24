import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { KeptError } from "../core/kept-error.js";
import { ProblemsFound } from "../core/problems-found.js";
import { accessProblems } from "../workspace/problems.js";
import { may, type Principal } from "../workspace/roles.js";
import { failed } from "./failure.js";
import { type Observed, observe } from "./observe.js";
import { httpProblems } from "./problems.js";
import { badgesAnywhere } from "./public-routes.js";
import type { Route } from "./route.js";
import type { Service } from "./service.js";
import { always, shed, takeShare } from "./shed.js";

/** All routes behind their doors. What is not a route is not found; what is none is never run. */
export const httpApp = (routes: readonly Route[], service: Service): Hono<Observed> => {
  const app = new Hono<Observed>();
  app.use(observe(service.log));
  app.use("/our-promises/*", badgesAnywhere);
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", "data:"],
        objectSrc: ["'none'"],
      },
      referrerPolicy: "no-referrer",
      xFrameOptions: "DENY",
    }),
  );
  app.use(shed(service));
  app.use(async (c, next) => {
    await next();
    if (service.stopping()) c.header("Connection", "close");
  });
  app.onError((error, c) => {
    const answer = failed(c, error);
    if (answer.status >= 500) service.log.fault("a request failed", error, { requestId: c.get("requestId") });
    return answer;
  });
  app.notFound((c) =>
    failed(c, new ProblemsFound([httpProblems.make("http.not-found", { says: `there is nothing at ${c.req.path}` })])),
  );
  for (const route of routes)
    app.on(route.method.toUpperCase(), route.path, (c) => {
      c.set("template", route.path);
      c.set("quiet", route.door === "ingest");
      const answer = async () => {
        // Events have limits of their own, by key.
        if (route.door !== "ingest") await takeShare(c, service);
        const who = await admitted(route, c.req.raw, service);
        if (who !== null) await service.limits.caller(who);
        return route.handle(c, { service, who });
      };
      return always.has(route.path) ? route.handle(c, { service, who: null }) : service.breaker.guard(answer);
    });
  return app;
};

const admitted = async ({ door }: Route, request: Request, { doors }: Service): Promise<Principal | null> => {
  if (door === "open" || door === "ingest") return null;
  if (door === "local") {
    if (doors.local(request)) return null;
    throw denied("access.sign-in", "the command line's token is wrong");
  }
  const who = await doors.who(request);
  if (who === null) throw denied("access.sign-in", "nobody is signed in");
  if (door !== "signed in" && !may(who, door)) throw denied("access.denied", `${who.role} may not do this`);
  return who;
};

const denied = (code: keyof typeof accessProblems.kinds, says: string) =>
  new KeptError(code, says, { instead: accessProblems.kinds[code].instead });
