import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../../core/clock.js";
import { KeptError } from "../../core/kept-error.js";
import type { State } from "../../stores/state.js";
import { accessProblems } from "../../workspace/problems.js";
import { type Role, roles } from "../../workspace/roles.js";
import { weakSecret } from "../../workspace/secret.js";
import { makeMember } from "./members.js";
import { openInvitationTo, takeInvitation } from "./open-invitation.js";
import { recordSignIn } from "./record-sign-in.js";
import { type Oidc, type SignInService, signInService } from "./sign-in-service.js";
import { type TryLimits, tryLimits } from "./try-limits.js";

/** What the doors of a running server need: who may come in, and how they prove it. */
export type Access = {
  readonly state: State;
  readonly clock: Clock;
  /** `https://kept.example`: where people reach the pages, for links and for the check of Origin. */
  readonly origin: string;
  /** Whether somebody said so; else it is where the server listens, and people may come by another name. */
  readonly declared: boolean;
  readonly signIn: SignInService;
  readonly oidc: Oidc | null;
  readonly tries: TryLimits;
};

export type AccessOptions = {
  readonly state: State;
  readonly clock: Clock;
  readonly env: NodeJS.ProcessEnv;
  /** Where people reach it; left out: at `url`, where it listens. */
  readonly publicUrl?: string | undefined;
  readonly url: string;
  /** TLS ends at a proxy before it. */
  readonly behindProxy: boolean;
  /** Where SQLite keeps the state. */
  readonly folder: string;
};

export const openAccess = async (options: AccessOptions): Promise<Access> => {
  const { state, clock, env, publicUrl, url } = options;
  if (state.kind === "sqlite") onlyForOwner(join(options.folder, "state.sqlite"));
  const { origin } = new URL(publicUrl ?? url);
  const oidc = oidcOf(env);
  const joinAs = roleOf(env.KEPT_OIDC_ROLE);
  const signIn = signInService({
    state,
    origin,
    secure: origin.startsWith("https:") || options.behindProxy,
    secret: await secretOf(state, env),
    oidc,
    mayJoin: async (email) => joinAs !== null || (await openInvitationTo({ state, clock }, email)) !== null,
    onJoined: async ({ id, email }) => {
      const invited = await takeInvitation({ state, clock }, email);
      await makeMember({ state, clock }, { userId: id, role: invited?.role ?? joinAs!, teams: invited?.teams ?? [] });
    },
    onSession: (userId, by) => recordSignIn({ state, clock }, userId, by),
  });
  return { state, clock, origin, declared: publicUrl !== undefined, signIn, oidc, tries: tryLimits() };
};

const refused = (says: string, instead: string) => new KeptError("access.set-up", says, { instead });

/** The state holds the secret, sessions and what people did: another user of this machine would be anybody here. */
const onlyForOwner = (path: string): void => {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  if (process.platform === "win32" || mode === undefined || (mode & 0o077) === 0) return;
  throw refused(`${path} can be read by other users of this machine`, `chmod 600 ${path}`);
};

/** Without KEPT_SECRET: a random one, made once and kept in the state, so that all that share the state sign alike. */
const secretOf = async (state: State, env: NodeJS.ProcessEnv): Promise<string> => {
  if (env.KEPT_SECRET) {
    const weak = weakSecret(env.KEPT_SECRET);
    if (weak === null) return env.KEPT_SECRET;
    throw refused(`KEPT_SECRET is too weak: ${weak}`, accessProblems.kinds["access.set-up"].instead);
  }
  await state.db
    .insertInto("meta")
    .values({ key: "secret", value: randomBytes(48).toString("base64url") })
    .onConflict((on) => on.column("key").doNothing())
    .execute();
  const row = await state.db.selectFrom("meta").select("value").where("key", "=", "secret").executeTakeFirstOrThrow();
  return row.value;
};

const oidcOf = (env: NodeJS.ProcessEnv): Oidc | null => {
  const { KEPT_OIDC_ISSUER: issuer, KEPT_OIDC_CLIENT_ID: clientId, KEPT_OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer && !clientId && !clientSecret) return null;
  if (issuer && clientId && clientSecret) return { issuer, clientId, clientSecret };
  throw refused(
    "single sign-on is only half set up",
    "Set KEPT_OIDC_ISSUER, KEPT_OIDC_CLIENT_ID and KEPT_OIDC_CLIENT_SECRET, or none of them.",
  );
};

const roleOf = (written: string | undefined): Role | null => {
  if (!written) return null;
  const role = roles.find((one) => one === written);
  if (role !== undefined) return role;
  throw refused(`KEPT_OIDC_ROLE is no role: ${written}`, `one of: ${roles.join(", ")}`);
};
