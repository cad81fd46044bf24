import { z } from "zod";
import { accessRefused } from "../app/access/access-refused.js";
import { oidcProvider } from "../app/access/sign-in-service.js";
import { ownPath } from "../workspace/own-path.js";
import { bodyOf, headersOf, reply } from "./auth-reply.js";
import type { Route } from "./route.js";

/** Single sign-on at the company's own identity provider (OpenID Connect, code flow with PKCE). */
export const authOidcRoutes: readonly Route[] = [
  {
    method: "post",
    path: "/api/auth/single-sign-on",
    title: "Begin single sign-on",
    says: "Gives the address at the identity provider to go to. `to`: the page of ours to come back to.",
    tag: "sign-in",
    door: "open",
    takes: z.object({ to: z.string().max(2_000).optional() }),
    gives: z.object({ url: z.string() }),
    fails: { 404: "Single sign-on is not set up." },
    handle: async (c, { service }) => {
      const access = await service.access();
      const { to } = await bodyOf(c, access, z.object({ to: z.string().max(2_000).optional() }));
      if (access.oidc === null) throw accessRefused("access.not-found", "single sign-on is not set up");
      const answer = await access.signIn.api.signInSocial({
        body: {
          provider: oidcProvider,
          callbackURL: ownPath(to),
          errorCallbackURL: "/sign-in?refused=single-sign-on",
          disableRedirect: true,
        },
        headers: headersOf(c),
        asResponse: true,
      });
      if (!answer.ok) throw accessRefused("access.provider", "the identity provider does not answer");
      const { url } = (await answer.json()) as { url: string };
      return reply(answer, { url });
    },
  },
  {
    method: "get",
    path: "/api/auth/callback/oidc",
    title: "Back from single sign-on",
    says: "Where the identity provider sends people back to: sets the session's cookie and goes on to the page asked for.",
    tag: "sign-in",
    door: "open",
    gives: { media: "text/html" },
    handle: async (c, { service }) => {
      const access = await service.access();
      // The one door of better-auth's own: it checks state, PKCE, nonce, issuer and signature.
      const { search } = new URL(c.req.url);
      const answer = await access.signIn.handler(
        new Request(`${access.origin}/api/auth/callback/${oidcProvider}${search}`, { headers: headersOf(c) }),
      );
      const to = new URL(answer.headers.get("location") ?? "/sign-in?refused=single-sign-on", access.origin);
      const headers = new Headers({ "Cache-Control": "no-store" });
      headers.set(
        "Location",
        to.origin === access.origin && !to.pathname.startsWith("/api/")
          ? `${to.pathname}${to.search}`
          : "/sign-in?refused=single-sign-on",
      );
      for (const cookie of answer.headers.getSetCookie()) headers.append("Set-Cookie", cookie);
      return new Response(null, { status: 302, headers });
    },
  },
];
