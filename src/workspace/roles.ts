import type { Need } from "../core/use-case.js";

/** What a person (or a key) of the company may do. */
export const roles = ["admin", "lead", "analyst", "owner", "member", "viewer"] as const;
export type Role = (typeof roles)[number];

/**
 * Who asks. `teams`: of an owner or a member, whose promises are theirs. `scopes`: of an API key, which of its role's needs it
 * may use; null: all of them. `local`: whoever holds the workspace's folder, at its command line.
 */
export type Principal = {
  readonly kind: "person" | "key" | "local";
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly teams: readonly string[];
  readonly scopes: readonly Need[] | null;
};

/** Which needs of a use case each role fulfils. `people`: opens the people behind a number; owners only behind their own promises. */
export const needsOf: Readonly<Record<Role, readonly Need[]>> = {
  admin: ["read", "people", "write", "privacy", "setup"],
  lead: ["read", "people", "write"],
  analyst: ["read"],
  owner: ["read", "people"],
  member: ["read"],
  viewer: ["read"],
};

export const may = (who: Principal, need: Need): boolean =>
  needsOf[who.role].includes(need) && (who.scopes === null || who.scopes.includes(need));

/** The folder's own user: everything in it is theirs already. */
export const localPrincipal: Principal = {
  kind: "local",
  id: "local",
  name: "the command line",
  role: "admin",
  teams: [],
  scopes: null,
};
