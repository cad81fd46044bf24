import { z } from "zod";
import { acceptInvitation, lookAtInvitation } from "../app/access/accept-invitation.js";
import { accessRefused } from "../app/access/access-refused.js";
import { makeFirstAccount } from "../app/access/first-account.js";
import { Email, Name, Password } from "../app/access/make-user.js";
import { anyMember } from "../app/access/members.js";
import { setNewPassword } from "../app/access/new-password.js";
import { bodyOf, headersOf, openSession, reply, signedIn, tried } from "./auth-reply.js";
import type { Route } from "./route.js";

const Token = z.string().min(20).max(200);
export const SignedIn = z.object({ signedIn: z.literal(true) });

/** How a person comes in, with what they know. Each route has a strict body; better-auth's own router is not behind them. */
export const authRoutes: readonly Route[] = [
  {
    method: "get",
    path: "/api/auth/ways",
    title: "How can one sign in?",
    says: "Which ways in there are. `setUp`: nobody has an account yet; the first is made with the link that `kept serve` prints.",
    tag: "sign-in",
    door: "open",
    gives: z.object({ setUp: z.boolean(), password: z.boolean(), passkey: z.boolean(), singleSignOn: z.boolean() }),
    handle: async (c, { service }) => {
      const access = await service.access();
      c.header("Cache-Control", "no-store");
      return c.json({
        setUp: !(await anyMember(access.state)),
        password: true,
        passkey: true,
        singleSignOn: access.oidc !== null,
      });
    },
  },
  {
    method: "post",
    path: "/api/auth/set-up",
    title: "Make the first account",
    says: "With the token of the link that `kept serve` printed, which dies with it. Whoever makes it is an admin, and signed in.",
    tag: "sign-in",
    door: "open",
    takes: z.object({ token: Token, name: Name, email: Email, password: Password }),
    gives: SignedIn,
    fails: { 404: "The token was used, has expired, or there is an account already." },
    handle: async (c, { service }) => {
      const access = await service.access();
      const body = await bodyOf(c, access, z.object({ token: Token, name: Name, email: Email, password: Password }));
      const userId = await tried(c, { service, access }, () => makeFirstAccount(access, body));
      return openSession(c, access, userId);
    },
  },
  {
    method: "post",
    path: "/api/auth/sign-in",
    title: "Sign in with e-mail and password",
    says: "Sets the session's cookie; or says that a code of the authenticator app is needed too: then POST /api/auth/code.",
    tag: "sign-in",
    door: "open",
    takes: z.object({ email: z.string().max(254), password: z.string().max(200) }),
    gives: z.union([SignedIn, z.object({ signedIn: z.literal(false), needs: z.literal("code") })]),
    fails: { 401: "E-mail or password is wrong; which, is not said.", 429: "Too many tries." },
    handle: async (c, { service }) => {
      const access = await service.access();
      const body = await bodyOf(c, access, z.object({ email: z.string().max(254), password: z.string().max(200) }));
      return tried(c, { service, access, account: body.email }, async () => {
        const { email, password } = { ...body, email: body.email.trim().toLowerCase() };
        // What is no e-mail takes as long as one that nobody has.
        const asked = z.email().safeParse(email).success ? email : "nobody@kept.invalid";
        const answer = await access.signIn.api.signInEmail({
          body: { email: asked, password },
          headers: headersOf(c),
          asResponse: true,
        });
        if (!answer.ok) return null;
        const { twoFactorRedirect } = (await answer.json()) as { twoFactorRedirect?: boolean };
        return reply(answer, twoFactorRedirect ? { signedIn: false, needs: "code" } : signedIn);
      });
    },
  },
  {
    method: "post",
    path: "/api/auth/code",
    title: "The second step of signing in",
    says: "The code that the authenticator app shows, or one of the backup codes.",
    tag: "sign-in",
    door: "open",
    takes: z.object({ code: z.string().max(40), kind: z.enum(["app", "backup"]).default("app") }),
    gives: SignedIn,
    fails: { 401: "The code is wrong or too old." },
    handle: async (c, { service }) => {
      const access = await service.access();
      const { code, kind } = await bodyOf(
        c,
        access,
        z.object({ code: z.string().max(40), kind: z.enum(["app", "backup"]).default("app") }),
      );
      return tried(c, { service, access }, async () => {
        const asked = { body: { code: code.replace(/\s/g, "") }, headers: headersOf(c), asResponse: true } as const;
        const { api } = access.signIn;
        const answer = kind === "app" ? await api.verifyTOTP(asked) : await api.verifyBackupCode(asked);
        return answer.ok ? reply(answer, signedIn) : null;
      });
    },
  },
  {
    method: "post",
    path: "/api/auth/sign-out",
    title: "Sign out here",
    says: "Ends this session. Whoever is not signed in is told the same.",
    tag: "sign-in",
    door: "open",
    takes: z.object({}),
    gives: z.object({ signedIn: z.literal(false) }),
    handle: async (c, { service }) => {
      const access = await service.access();
      await bodyOf(c, access, z.object({}));
      return reply(await access.signIn.api.signOut({ headers: headersOf(c), asResponse: true }), { signedIn: false });
    },
  },
  {
    method: "post",
    path: "/api/auth/invitation",
    title: "What is one invited to?",
    says: "Looks at an invitation without taking it.",
    tag: "sign-in",
    door: "open",
    takes: z.object({ token: Token }),
    gives: z.object({ email: z.string(), role: z.string(), by: z.string(), company: z.string() }),
    fails: { 404: "Not good any more." },
    handle: async (c, { service }) => {
      const access = await service.access();
      const { token } = await bodyOf(c, access, z.object({ token: Token }));
      const { email, role, by } = await tried(c, { service, access }, () => lookAtInvitation(access, token));
      const { company } = await service.workspace.read();
      return c.json({ email, role, by, company: company.name });
    },
  },
  {
    method: "post",
    path: "/api/auth/invitation/accept",
    title: "Take an invitation",
    says: "Makes the account that the invitation is for, and signs in. The link works once.",
    tag: "sign-in",
    door: "open",
    takes: z.object({ token: Token, name: Name, password: Password }),
    gives: SignedIn,
    fails: { 404: "Not good any more." },
    handle: async (c, { service }) => {
      const access = await service.access();
      const body = await bodyOf(c, access, z.object({ token: Token, name: Name, password: Password }));
      const userId = await tried(c, { service, access }, () => acceptInvitation(access, body));
      return openSession(c, access, userId);
    },
  },
  {
    method: "post",
    path: "/api/auth/new-password",
    title: "Set a new password by a link",
    says: "With the link that an admin made. Signs out everywhere; the link works once.",
    tag: "sign-in",
    door: "open",
    takes: z.object({ token: Token, password: Password }),
    gives: z.object({ changed: z.literal(true) }),
    fails: { 404: "Not good any more." },
    handle: async (c, { service }) => {
      const access = await service.access();
      const body = await bodyOf(c, access, z.object({ token: Token, password: Password }));
      await tried(c, { service, access }, () => setNewPassword(access, body));
      return c.json({ changed: true });
    },
  },
];

/** Doors that only a person can go through: a key has no password and no sessions. */
export const onlyPersons = (who: { readonly kind: string; readonly id: string } | null): string => {
  if (who?.kind === "person") return who.id;
  throw accessRefused("access.denied", "this is for people who are signed in, not for keys");
};
