import { tokenHash } from "../../workspace/token.js";
import type { Access } from "./access.js";
import { accessRefused } from "./access-refused.js";
import { makeUser, type NewUser } from "./make-user.js";
import { anyMember, makeMember } from "./members.js";
import { issueTicket, openTicket } from "./tickets.js";

const livesMs = 7 * 86_400_000;

/** The address at which the first admin makes an account; null once there is one. */
export const setUpLink = async (access: Access): Promise<string | null> => {
  if (await anyMember(access.state)) return null;
  const { token } = await issueTicket(access, { purpose: "set-up", what: {}, livesMs });
  return `${access.origin}/start?setup=${token}`;
};

/** The first account, an admin's. All set-up tokens die with it. */
export const makeFirstAccount = async (
  access: Access,
  { token, ...user }: NewUser & { readonly token: string },
): Promise<string> => {
  // All tokens go with the first that is used: of two who hold one each, the second finds none.
  const gone = await access.state.db
    .deleteFrom("tickets")
    .where("purpose", "=", "set-up")
    .where((e) => e.exists(openTicket(access, { purpose: "set-up", token }).select("id")))
    .returning("hash")
    .execute();
  if (!gone.some(({ hash }) => hash === tokenHash(token)) || (await anyMember(access.state)))
    throw accessRefused("access.token", "the set-up link is not good any more");
  const userId = await makeUser(access, user);
  await makeMember(access, { userId, role: "admin", teams: [] });
  return userId;
};
