import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import type { Context as HonoContext } from "hono";
import { z } from "zod";
import { accessRefused } from "../app/access/access-refused.js";
import { Name } from "../app/access/make-user.js";
import {
  addPasskey,
  type Page,
  Passkey,
  passkeyOptions,
  passkeySignInOptions,
  passkeysOf,
  removePasskey,
  userOfPasskey,
} from "../app/access/passkeys.js";
import { bodyOf, openSession, tried } from "./auth-reply.js";
import { onlyPersons, SignedIn } from "./auth-routes.js";
import type { Route } from "./route.js";

const text = z.string().max(10_000);
const common = { id: text, rawId: text, type: z.literal("public-key"), authenticatorAttachment: text.nullish() };
const extensions = z.record(z.string(), z.unknown());

/** What `navigator.credentials` gives, as `toJSON` writes it; what it means is for @simplewebauthn/server to check. */
const Registration = z.strictObject({
  ...common,
  clientExtensionResults: extensions,
  response: z.looseObject({ clientDataJSON: text, attestationObject: text, transports: z.array(text).optional() }),
});
const Authentication = z.strictObject({
  ...common,
  clientExtensionResults: extensions,
  response: z.looseObject({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.nullish(),
  }),
});

/** A passkey is bound to the page's host: the browser says which, and it was found to be ours. */
const pageOf = (c: HonoContext): Page => {
  const origin = c.req.header("origin");
  if (origin === undefined) throw accessRefused("access.origin", "passkeys are for pages, and no page says it asks");
  return { origin };
};

/** Signing in without a password, and the passkeys of whoever is signed in. */
export const authPasskeyRoutes: readonly Route[] = [
  {
    method: "post",
    path: "/api/auth/passkey",
    title: "Begin to sign in with a passkey",
    says: "Gives the options for `navigator.credentials.get`, good for five minutes and once.",
    tag: "sign-in",
    door: "open",
    takes: z.object({}),
    gives: z.record(z.string(), z.unknown()),
    handle: async (c, { service }) => {
      const access = await service.access();
      await bodyOf(c, access, z.object({}));
      return c.json(await passkeySignInOptions(access, pageOf(c)));
    },
  },
  {
    method: "post",
    path: "/api/auth/passkey/sign-in",
    title: "Sign in with a passkey",
    says: "Takes what `navigator.credentials.get` gave. The device has asked for a finger, a face or a number: no code is needed.",
    tag: "sign-in",
    door: "open",
    takes: z.object({ response: Authentication }),
    gives: SignedIn,
    fails: { 401: "The passkey is unknown, or does not answer what was asked." },
    handle: async (c, { service }) => {
      const access = await service.access();
      const { response } = await bodyOf(c, access, z.object({ response: Authentication }));
      const page = pageOf(c);
      const userId = await tried(c, { service, access }, () =>
        userOfPasskey(access, { page, response: response as AuthenticationResponseJSON }),
      );
      return openSession(c, access, userId);
    },
  },
  {
    method: "get",
    path: "/api/me/passkeys",
    title: "My passkeys",
    says: "Each with its name, since when, and when it was used last.",
    tag: "me",
    door: "signed in",
    gives: z.object({ passkeys: z.array(Passkey) }),
    handle: async (c, { service, who }) => {
      const userId = onlyPersons(who);
      return c.json({ passkeys: await passkeysOf(await service.access(), userId) });
    },
  },
  {
    method: "post",
    path: "/api/me/passkeys/begin",
    title: "Begin a new passkey",
    says: "Gives the options for `navigator.credentials.create`, good for five minutes and once.",
    tag: "me",
    door: "signed in",
    takes: z.object({}),
    gives: z.record(z.string(), z.unknown()),
    handle: async (c, { service, who }) => {
      const userId = onlyPersons(who);
      const access = await service.access();
      await bodyOf(c, access, z.object({}));
      return c.json((await passkeyOptions(access, { userId, page: pageOf(c) })) ?? {});
    },
  },
  {
    method: "post",
    path: "/api/me/passkeys",
    title: "Add a passkey",
    says: "Takes what `navigator.credentials.create` gave, under a name by which its owner knows it.",
    tag: "me",
    door: "signed in",
    takes: z.object({ name: Name, response: Registration }),
    gives: z.object({ added: z.literal(true) }),
    fails: { 401: "It does not answer what was asked." },
    handle: async (c, { service, who }) => {
      const userId = onlyPersons(who);
      const access = await service.access();
      const { name, response } = await bodyOf(c, access, z.object({ name: Name, response: Registration }));
      const given = { userId, page: pageOf(c), name, response: response as RegistrationResponseJSON };
      if (!(await addPasskey(access, given))) throw accessRefused("access.credentials", "the passkey does not fit");
      return c.json({ added: true });
    },
  },
  {
    method: "post",
    path: "/api/me/passkeys/remove",
    title: "Remove a passkey",
    says: "It signs nobody in any more.",
    tag: "me",
    door: "signed in",
    takes: z.object({ id: z.string().max(2_000) }),
    gives: z.object({ removed: z.literal(true) }),
    fails: { 404: "There is no such passkey of yours." },
    handle: async (c, { service, who }) => {
      const userId = onlyPersons(who);
      const access = await service.access();
      const { id } = await bodyOf(c, access, z.object({ id: z.string().max(2_000) }));
      if (!(await removePasskey(access, userId, id)))
        throw accessRefused("access.not-found", "there is no such passkey");
      return c.json({ removed: true });
    },
  },
];
