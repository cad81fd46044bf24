import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { KeptError } from "../core/kept-error.js";
import { ProblemsFound } from "../core/problems-found.js";
import { accessProblems } from "../workspace/problems.js";
import { may, type Principal } from "../workspace/roles.js";
import { failed } from "./failure.js";
import { httpProblems } from "./problems.js";
import type { Route } from "./route.js";
import type { Service } from "./service.js";

/** All routes behind their doors. What is not a route is not found; what is none is never run. */
export const httpApp = (routes: readonly Route[], service: Service): Hono => {
  const app = new Hono();
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
  app.onError((error, c) => failed(c, error));
  app.notFound((c) =>
    failed(c, new ProblemsFound([httpProblems.make("http.not-found", { says: `there is nothing at ${c.req.path}` })])),
  );
  for (const route of routes)
    app.on(route.method.toUpperCase(), route.path, async (c) => {
      const who = await admitted(route, c.req.raw, service);
      return route.handle(c, { service, who });
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
