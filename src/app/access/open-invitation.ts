import { z } from "zod";
import type { Clock } from "../../core/clock.js";
import type { State } from "../../stores/state.js";
import { roles } from "../../workspace/roles.js";
import { Teams } from "./members.js";

type Given = { readonly state: State; readonly clock: Clock };

export const Invitation = z.object({ email: z.string(), role: z.enum(roles), teams: Teams, by: z.string() });
export type Invitation = z.infer<typeof Invitation>;

/** Invitations that nobody has taken yet and that have not expired, newest first. */
export const openInvitations = async ({ state, clock }: Given) => {
  const rows = await state.db
    .selectFrom("tickets")
    .select(["id", "what", "created_at", "expires_at"])
    .where("purpose", "=", "invitation")
    .where("expires_at", ">", clock.now().toISOString())
    .orderBy("created_at", "desc")
    .execute();
  return rows.map((row) => ({ ...row, invitation: Invitation.parse(JSON.parse(row.what)) }));
};

export const openInvitationTo = async (given: Given, email: string): Promise<({ id: string } & Invitation) | null> => {
  const found = (await openInvitations(given)).find((one) => one.invitation.email === email.toLowerCase());
  return found === undefined ? null : { id: found.id, ...found.invitation };
};

/** For somebody whom the identity provider vouches for: the same as opening the link. */
export const takeInvitation = async (given: Given, email: string): Promise<Invitation | null> => {
  const found = await openInvitationTo(given, email);
  if (found !== null) await given.state.db.deleteFrom("tickets").where("id", "=", found.id).execute();
  return found;
};
