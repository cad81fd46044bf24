import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import { roles } from "../../workspace/roles.js";
import type { Context } from "../context.js";
import { accessRefused } from "./access-refused.js";
import { knownTeams } from "./known-teams.js";
import { Email } from "./make-user.js";
import { type Invitation, takeInvitation } from "./open-invitation.js";
import { issueTicket } from "./tickets.js";

const dayMs = 86_400_000;

/** A link that works once. It is not stored, and shown this one time. */
export const Link = z.object({
  path: z.string().describe("The page to open, to be put behind the address at which Kept is reached."),
  until: z.string().describe("Instant."),
});

export const invite = useCase({
  name: "invite",
  title: "Invite somebody",
  says: "Makes a link with which one person makes their account, in the role given. Kept sends no mail: pass the link on yourself.",
  input: z.object({
    email: z.string().max(254).describe("The e-mail they will sign in with").meta({ placeholder: "EMAIL" }),
    role: z.enum(roles).default("viewer").describe("What they may do"),
    team: z
      .array(z.string())
      .default([])
      .describe("A team of kept.yaml, or person:NAME, whose promises are theirs (may be given again)")
      .meta({ placeholder: "NAME" }),
    days: z.number().int().min(1).max(30).default(7).describe("How long the link is good"),
  }),
  output: Link,
  needs: "setup",
  cli: {
    positional: ["email"],
    examples: [
      { command: "kept invite amara@example.com --role owner --team kitchen", does: "who owns the kitchen's promises" },
    ],
    formats: ["json"],
  },
  run: async (context: Context, asked) => {
    const { state } = await context.stores();
    const email = Email.safeParse(asked.email);
    if (!email.success) throw accessRefused("access.not-found", `${asked.email} is no e-mail address`);
    const given = { state, clock: context.clock };
    const teams = await knownTeams(context, asked.team);
    const known = await state.db.selectFrom("users").select("id").where("email", "=", email.data).executeTakeFirst();
    if (known !== undefined) throw accessRefused("access.known", "there is an account with this e-mail already");
    await takeInvitation(given, email.data);
    const what: Invitation = { email: email.data, role: asked.role, teams, by: context.who.name };
    const { token, expiresAt } = await issueTicket(given, { purpose: "invitation", what, livesMs: asked.days * dayMs });
    return { path: `/start?invitation=${token}`, until: expiresAt };
  },
});

export const invitationEnd = useCase({
  name: "invitation-end",
  title: "Take an invitation back",
  says: "The link that went out is not good any more.",
  input: z.object({ id: z.string().describe("As `kept members` lists it").meta({ placeholder: "ID" }) }),
  output: z.object({ ended: z.literal(true) }),
  needs: "setup",
  cli: {
    positional: ["id"],
    examples: [{ command: "kept invitation-end 6b1f...", does: "the link opens nothing any more" }],
    formats: ["json"],
  },
  run: async (context: Context, { id }) => {
    const { state } = await context.stores();
    const gone = await state.db
      .deleteFrom("tickets")
      .where("purpose", "=", "invitation")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    if (Number(gone.numDeletedRows) === 0) throw accessRefused("access.not-found", "there is no such invitation");
    return { ended: true as const };
  },
});
