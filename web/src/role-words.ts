import { t } from "./words.js";

const roles = ["admin", "lead", "analyst", "owner", "member", "viewer"] as const;
export type Role = (typeof roles)[number];
export const allRoles: readonly Role[] = roles;

/** A role in the reader's language; what is none as it is written. */
export const roleWords = (role: string): string => {
  const known = roles.find((each) => each === role);
  return known === undefined ? role : t(`role.${known}`);
};
