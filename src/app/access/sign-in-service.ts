import { betterAuth } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { genericOAuth, twoFactor } from "better-auth/plugins";
import { z } from "zod";
import { KeptError } from "../../core/kept-error.js";
import type { State } from "../../stores/state.js";
import { accessProblems } from "../../workspace/problems.js";

const hourS = 3_600;

export type SignInOptions = {
  readonly state: State;
  /** Where people reach the pages. */
  readonly origin: string;
  /** Whether they come by TLS. */
  readonly secure: boolean;
  readonly secret: string;
  readonly oidc: Oidc | null;
  /** Whether a person whom the identity provider vouches for may become a user. */
  readonly mayJoin: (email: string) => Promise<boolean>;
  /** A user was made by their first single sign-on. */
  readonly onJoined: (user: { readonly id: string; readonly email: string }) => Promise<void>;
  /** A session began: `by` is better-auth's path. */
  readonly onSession: (userId: string, by: string) => Promise<void>;
};

export type Oidc = { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };

export const oidcProvider = "oidc";

/** better-auth over our own tables. It answers only where a route of ours calls it; its own router is behind none but the callback. */
export const signInService = ({ state, origin, secure, secret, oidc, mayJoin, onJoined, onSession }: SignInOptions) => {
  return betterAuth({
    appName: "Kept",
    baseURL: origin,
    basePath: "/api/auth",
    secret,
    // Instants as texts and flags as numbers in both homes: that is what it does for SQLite.
    database: { db: state.db, type: "sqlite" },
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    advanced: {
      database: { validateSchema: false },
      ipAddress: { disableIpTracking: true },
      useSecureCookies: false,
      // `__Host-`: only this host can have set it. Browsers take that name only with TLS.
      cookiePrefix: secure ? "__Host-kept" : "kept",
      cookies: { session_token: { name: secure ? "__Host-kept.session" : "kept.session" } },
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", secure, path: "/" },
    },
    user: {
      modelName: "users",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
    },
    session: {
      modelName: "sessions",
      fields: {
        userId: "user_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
      expiresIn: 7 * 24 * hourS,
      updateAge: 24 * hourS,
      cookieCache: { enabled: false },
    },
    account: {
      modelName: "accounts",
      fields: {
        userId: "user_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
      encryptOAuthTokens: true,
      // An e-mail that the provider has not verified joins nobody's account.
      accountLinking: { enabled: true, trustedProviders: [] },
    },
    verification: {
      modelName: "verifications",
      fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
      storeIdentifier: "hashed",
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: 200,
    },
    databaseHooks: {
      session: { create: { after: (session, context) => onSession(session.userId, context?.path ?? "") } },
      user: {
        create: {
          before: async (user, context) => {
            if (context?.path.startsWith("/callback/") && !(await mayJoin(user.email))) return false;
          },
          after: async (user, context) => {
            if (context?.path.startsWith("/callback/")) await onJoined(user);
          },
        },
      },
    },
    plugins: [
      twoFactor({
        issuer: "Kept",
        schema: {
          user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
          twoFactor: {
            modelName: "two_factors",
            fields: {
              userId: "user_id",
              backupCodes: "backup_codes",
              failedVerificationCount: "failed_verification_count",
              lockedUntil: "locked_until",
            },
          },
        },
      }),
      genericOAuth({
        config:
          oidc === null
            ? []
            : [
                {
                  providerId: oidcProvider,
                  discoveryUrl: `${oidc.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
                  clientId: oidc.clientId,
                  clientSecret: oidc.clientSecret,
                  scopes: ["openid", "email", "profile"],
                  requireIdTokenVerification: true,
                  pkce: true,
                },
              ],
      }),
      openedElsewhere,
    ],
  });
};

export type SignInService = ReturnType<typeof signInService>;

export const shortestPassword = 12;

/** Sessions of people who have proved who they are to us: by a passkey, an invitation or the set-up token. Not reachable by HTTP. */
const openedElsewhere = {
  id: "kept-sessions" as const,
  endpoints: {
    openSession: createAuthEndpoint(
      "/kept/open-session",
      { method: "POST", body: z.object({ userId: z.string() }), metadata: { SERVER_ONLY: true as const } },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
        if (user === null)
          throw new KeptError("access.sign-in", "this person is no longer known", {
            instead: accessProblems.kinds["access.sign-in"].instead,
          });
        const session = await ctx.context.internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ userId: user.id });
      },
    ),
  },
};
