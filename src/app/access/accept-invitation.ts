import type { Access } from "./access.js";
import { accessRefused } from "./access-refused.js";
import { makeUser } from "./make-user.js";
import { makeMember } from "./members.js";
import { Invitation } from "./open-invitation.js";
import { lookAtTicket, takeTicket } from "./tickets.js";

const gone = () => accessRefused("access.token", "the invitation is not good any more");

export const lookAtInvitation = async (access: Access, token: string): Promise<Invitation> => {
  const invitation = await lookAtTicket(access, { purpose: "invitation", token }, Invitation);
  if (invitation === null) throw gone();
  return invitation;
};

/** The account that an invitation is for; its e-mail and role are the invitation's, whatever is asked. */
export const acceptInvitation = async (
  access: Access,
  { token, name, password }: { readonly token: string; readonly name: string; readonly password: string },
): Promise<string> => {
  const invitation = await takeTicket(access, { purpose: "invitation", token }, Invitation);
  if (invitation === null) throw gone();
  const userId = await makeUser(access, { name, email: invitation.email, password });
  await makeMember(access, { userId, role: invitation.role, teams: invitation.teams });
  return userId;
};
