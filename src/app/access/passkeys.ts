import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";
import type { Access } from "./access.js";
import { memberOf } from "./members.js";
import { issueTicket, takeTicket } from "./tickets.js";

const livesMs = 5 * 60_000;

/** A page's origin as its browser says it; the passkey belongs to its host name. */
export type Page = { readonly origin: string };

const hostOf = ({ origin }: Page) => new URL(origin).hostname;
const Whose = z.object({ userId: z.string() });

/** Each challenge is a ticket: good once, for one purpose, of one person. */
const challengeFor = async (access: Access, purpose: "passkey" | "sign in by passkey", what: object) => {
  const { token } = await issueTicket(access, { purpose, what, livesMs });
  return new Uint8Array(Buffer.from(token, "base64url"));
};

export const passkeyOptions = async (
  access: Access,
  { userId, page }: { readonly userId: string; readonly page: Page },
): Promise<PublicKeyCredentialCreationOptionsJSON | null> => {
  const member = await memberOf(access.state, userId);
  if (member === null) return null;
  const known = await passkeysOf(access, userId);
  return generateRegistrationOptions({
    rpName: "Kept",
    rpID: hostOf(page),
    userName: member.email,
    userDisplayName: member.name,
    userID: new TextEncoder().encode(userId),
    challenge: await challengeFor(access, "passkey", { userId }),
    attestationType: "none",
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
};

/** False: the answer does not fit what was asked. */
export const addPasskey = async (
  access: Access,
  given: {
    readonly userId: string;
    readonly page: Page;
    readonly name: string;
    readonly response: RegistrationResponseJSON;
  },
): Promise<boolean> => {
  const { userId, page, name, response } = given;
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: async (token) =>
      (await takeTicket(access, { purpose: "passkey", token }, Whose))?.userId === userId,
    expectedOrigin: page.origin,
    expectedRPID: hostOf(page),
    requireUserVerification: true,
  }).catch(() => ({ verified: false as const, registrationInfo: undefined }));
  if (!verified || registrationInfo === undefined) return false;
  const { credential } = registrationInfo;
  await access.state.db
    .insertInto("passkeys")
    .values({
      id: credential.id,
      user_id: userId,
      name,
      public_key: Buffer.from(credential.publicKey).toString("base64url"),
      counter: credential.counter,
      transports: JSON.stringify(credential.transports ?? []),
      created_at: access.clock.now().toISOString(),
      last_used_at: null,
    })
    .execute();
  return true;
};

export const passkeySignInOptions = async (
  access: Access,
  page: Page,
): Promise<PublicKeyCredentialRequestOptionsJSON> =>
  generateAuthenticationOptions({
    rpID: hostOf(page),
    challenge: await challengeFor(access, "sign in by passkey", {}),
    userVerification: "required",
  });

/** Whose passkey it is; null: unknown, or not what was asked. A passkey that asks its user to prove themselves is both steps in one. */
export const userOfPasskey = async (
  access: Access,
  { page, response }: { readonly page: Page; readonly response: AuthenticationResponseJSON },
): Promise<string | null> => {
  const { db } = access.state;
  const known = await db.selectFrom("passkeys").selectAll().where("id", "=", response.id).executeTakeFirst();
  if (known === undefined) return null;
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: async (token) =>
      (await takeTicket(access, { purpose: "sign in by passkey", token }, z.object({}))) !== null,
    expectedOrigin: page.origin,
    expectedRPID: hostOf(page),
    requireUserVerification: true,
    credential: {
      id: known.id,
      publicKey: new Uint8Array(Buffer.from(known.public_key, "base64url")),
      counter: Number(known.counter),
    },
  }).catch(() => ({ verified: false as const, authenticationInfo: undefined }));
  if (!verified || authenticationInfo === undefined) return null;
  await db
    .updateTable("passkeys")
    .set({ counter: authenticationInfo.newCounter, last_used_at: access.clock.now().toISOString() })
    .where("id", "=", known.id)
    .execute();
  return known.user_id;
};

export const Passkey = z.object({
  id: z.string(),
  name: z.string(),
  since: z.string(),
  lastUsed: z.string().nullable(),
});

export const passkeysOf = async ({ state }: Access, userId: string): Promise<z.infer<typeof Passkey>[]> => {
  const rows = await state.db
    .selectFrom("passkeys")
    .select(["id", "name", "created_at", "last_used_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.name, since: row.created_at, lastUsed: row.last_used_at }));
};

export const removePasskey = async ({ state }: Access, userId: string, id: string): Promise<boolean> => {
  const gone = await state.db
    .deleteFrom("passkeys")
    .where("user_id", "=", userId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return Number(gone.numDeletedRows) > 0;
};
