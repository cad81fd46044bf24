import { z } from "zod";
import { accessRefused } from "../app/access/access-refused.js";
import { landingOf } from "../app/access/landing.js";
import { Password } from "../app/access/make-user.js";
import { memberOf } from "../app/access/members.js";
import { endSession, Session, sessionsOf } from "../app/access/open-sessions.js";
import { needsOf, roles } from "../workspace/roles.js";
import { bodyOf, headersOf, reply, tried } from "./auth-reply.js";
import { onlyPersons } from "./auth-routes.js";
import type { Route } from "./route.js";

const need = z.enum(["read", "people", "write", "privacy", "setup"]);

const Me = z.object({
  kind: z.enum(["person", "key", "local"]),
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  role: z.enum(roles),
  teams: z.array(z.string()),
  needs: z.array(need).describe("What the role, and a key's scopes, allow."),
  landing: z.string().describe("The page that this role's work begins at."),
  twoStep: z.boolean().describe("Whether signing in asks for a code of an authenticator app too."),
});

const Sessions = z.object({ sessions: z.array(Session.extend({ here: z.boolean() })) });

/** What whoever is signed in can see and do about themselves. */
export const sessionRoutes: readonly Route[] = [
  {
    method: "get",
    path: "/api/me",
    title: "Who am I?",
    says: "Name, role, what it allows, and where its work begins.",
    tag: "me",
    door: "signed in",
    gives: Me,
    handle: async (c, { service, who }) => {
      if (who === null) throw accessRefused("access.sign-in", "nobody is signed in");
      const { state } = await service.access();
      const member = who.kind === "person" ? await memberOf(state, who.id) : null;
      const unread = await state.db
        .selectFrom("loads")
        .select("id")
        .where("state", "=", "committed")
        .where("quarantined", ">", 0)
        .limit(1)
        .executeTakeFirst();
      const { kind, id, name, role, teams, scopes } = who;
      c.header("Cache-Control", "no-store");
      return c.json({
        kind,
        id,
        name,
        email: member?.email ?? null,
        role,
        teams,
        needs: needsOf[role].filter((one) => scopes === null || scopes.includes(one)),
        landing: landingOf(who, await service.workspace.read(), { late: unread !== undefined }),
        twoStep: member?.twoStep ?? false,
      });
    },
  },
  {
    method: "get",
    path: "/api/me/sessions",
    title: "Where am I signed in?",
    says: "Each session with the browser it began in, newest first.",
    tag: "me",
    door: "signed in",
    gives: Sessions,
    handle: async (c, { service, who }) => {
      const id = onlyPersons(who);
      const access = await service.access();
      const here = await access.signIn.api.getSession({ headers: headersOf(c) });
      const sessions = await sessionsOf(access, id);
      c.header("Cache-Control", "no-store");
      return c.json({ sessions: sessions.map((one) => ({ ...one, here: one.id === here?.session.id })) });
    },
  },
  {
    method: "post",
    path: "/api/me/sessions/end",
    title: "Sign out elsewhere",
    says: "Ends one session, or every one (`all`), this one too.",
    tag: "me",
    door: "signed in",
    takes: z.object({ id: z.string().optional(), all: z.literal(true).optional() }),
    gives: z.object({ ended: z.number().int() }),
    handle: async (c, { service, who }) => {
      const userId = onlyPersons(who);
      const access = await service.access();
      const body = await bodyOf(c, access, z.object({ id: z.string().optional(), all: z.literal(true).optional() }));
      if (body.id === undefined && !body.all) throw accessRefused("access.not-found", "no session was named");
      const ended = await endSession(access, { userId, ...(body.all ? {} : { id: body.id! }) });
      if (ended === 0) throw accessRefused("access.not-found", "there is no such session");
      return c.json({ ended });
    },
  },
  {
    method: "post",
    path: "/api/me/password",
    title: "Change my password",
    says: "Asks for the one in force. All other sessions end.",
    tag: "me",
    door: "signed in",
    takes: z.object({ password: z.string().max(200), next: Password }),
    gives: z.object({ changed: z.literal(true) }),
    fails: { 401: "The password in force is another one." },
    handle: async (c, { service, who }) => {
      const account = onlyPersons(who);
      const access = await service.access();
      const { password, next } = await bodyOf(c, access, z.object({ password: z.string().max(200), next: Password }));
      return tried(c, { service, access, account }, async () => {
        const answer = await access.signIn.api.changePassword({
          body: { currentPassword: password, newPassword: next, revokeOtherSessions: true },
          headers: headersOf(c),
          asResponse: true,
        });
        return answer.ok ? reply(answer, { changed: true }) : null;
      });
    },
  },
  {
    method: "post",
    path: "/api/me/two-step",
    title: "Begin with an authenticator app",
    says: "Asks for the password; gives the address for the app and backup codes, shown once. In force after a first code.",
    tag: "me",
    door: "signed in",
    takes: z.object({ password: z.string().max(200) }),
    gives: z.object({ uri: z.string(), backupCodes: z.array(z.string()) }),
    fails: { 401: "The password is wrong, or it is in force already." },
    handle: async (c, { service, who }) => {
      const account = onlyPersons(who);
      const access = await service.access();
      const { password } = await bodyOf(c, access, z.object({ password: z.string().max(200) }));
      return tried(c, { service, access, account }, async () => {
        const answer = await access.signIn.api.enableTwoFactor({
          body: { password, method: "totp" },
          headers: headersOf(c),
          asResponse: true,
        });
        if (!answer.ok) return null;
        const { totpURI, backupCodes } = (await answer.json()) as { totpURI: string; backupCodes: string[] };
        return reply(answer, { uri: totpURI, backupCodes });
      });
    },
  },
  {
    method: "post",
    path: "/api/me/two-step/confirm",
    title: "The first code of the app",
    says: "From now on signing in asks for a code too.",
    tag: "me",
    door: "signed in",
    takes: z.object({ code: z.string().max(40) }),
    gives: z.object({ twoStep: z.literal(true) }),
    fails: { 401: "The code is wrong or too old." },
    handle: async (c, { service, who }) => {
      const account = onlyPersons(who);
      const access = await service.access();
      const { code } = await bodyOf(c, access, z.object({ code: z.string().max(40) }));
      return tried(c, { service, access, account }, async () => {
        const answer = await access.signIn.api.verifyTOTP({
          body: { code: code.replace(/\s/g, "") },
          headers: headersOf(c),
          asResponse: true,
        });
        return answer.ok ? reply(answer, { twoStep: true }) : null;
      });
    },
  },
  {
    method: "post",
    path: "/api/me/two-step/end",
    title: "Sign in without the app again",
    says: "Asks for the password.",
    tag: "me",
    door: "signed in",
    takes: z.object({ password: z.string().max(200) }),
    gives: z.object({ twoStep: z.literal(false) }),
    fails: { 401: "The password is wrong." },
    handle: async (c, { service, who }) => {
      const account = onlyPersons(who);
      const access = await service.access();
      const { password } = await bodyOf(c, access, z.object({ password: z.string().max(200) }));
      return tried(c, { service, access, account }, async () => {
        const answer = await access.signIn.api.disableTwoFactor({
          body: { password },
          headers: headersOf(c),
          asResponse: true,
        });
        return answer.ok ? reply(answer, { twoStep: false }) : null;
      });
    },
  },
];
