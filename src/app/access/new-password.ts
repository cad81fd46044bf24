import { z } from "zod";
import type { Access } from "./access.js";
import { accessRefused } from "./access-refused.js";
import { takeTicket } from "./tickets.js";

export const NewPasswordTicket = z.object({ userId: z.string() });

/** By the link that an admin made: whoever forgot the old one, or lost it to somebody else, whose sessions end. */
export const setNewPassword = async (
  access: Access,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<string> => {
  const ticket = await takeTicket(access, { purpose: "new password", token }, NewPasswordTicket);
  if (ticket === null) throw accessRefused("access.token", "the link is not good any more");
  const { internalAdapter, password: passwords } = await access.signIn.$context;
  const hash = await passwords.hash(password);
  const accounts = await internalAdapter.findAccounts(ticket.userId);
  if (accounts.some(({ providerId }) => providerId === "credential"))
    await internalAdapter.updatePassword(ticket.userId, hash);
  else
    await internalAdapter.linkAccount({
      userId: ticket.userId,
      providerId: "credential",
      accountId: ticket.userId,
      password: hash,
    });
  await access.state.db.deleteFrom("sessions").where("user_id", "=", ticket.userId).execute();
  return ticket.userId;
};
