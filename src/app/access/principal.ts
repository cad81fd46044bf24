import { z } from "zod";
import type { Need } from "../../core/use-case.js";
import { type Principal, roles } from "../../workspace/roles.js";
import { keyPrefix, tokenHash } from "../../workspace/token.js";
import type { Access } from "./access.js";
import { memberOf, Teams } from "./members.js";

export const needs = ["read", "people", "write", "privacy", "setup"] as const satisfies readonly Need[];
export const Scopes = z.array(z.enum(needs)).nonempty();

/** Asked anew for each request: what was revoked a moment ago opens nothing. */
export const principalOf = async (access: Access, headers: Headers): Promise<Principal | null> => {
  const bearer = /^Bearer (\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  // Whoever sends a key means the key: a cookie beside it does not mend a wrong one.
  return bearer === undefined ? personOf(access, headers) : keyHolder(access, bearer);
};

const personOf = async ({ signIn, state }: Access, headers: Headers): Promise<Principal | null> => {
  if (!headers.has("cookie")) return null;
  const session = await signIn.api.getSession({ headers });
  const member = session === null ? null : await memberOf(state, session.user.id);
  if (member === null) return null;
  const { id, name, role, teams } = member;
  return { kind: "person", id, name, role, teams, scopes: null };
};

const usedAtMostEveryMs = 60_000;

const keyHolder = async ({ state, clock }: Access, key: string): Promise<Principal | null> => {
  if (!key.startsWith(keyPrefix)) return null;
  const now = clock.now();
  const row = await state.db
    .selectFrom("api_keys")
    .selectAll()
    .where("hash", "=", tokenHash(key))
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (row === undefined || (row.expires_at !== null && row.expires_at <= now.toISOString())) return null;
  if (row.last_used_at === null || now.getTime() - Date.parse(row.last_used_at) > usedAtMostEveryMs)
    await state.db.updateTable("api_keys").set({ last_used_at: now.toISOString() }).where("id", "=", row.id).execute();
  return {
    kind: "key",
    id: row.id,
    name: row.name,
    role: z.enum(roles).parse(row.role),
    teams: Teams.parse(JSON.parse(row.teams)),
    scopes: row.scopes === null ? null : Scopes.parse(JSON.parse(row.scopes)),
  };
};
