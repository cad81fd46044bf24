import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import { roles } from "../../workspace/roles.js";
import type { Context } from "../context.js";
import { allMembers } from "./members.js";
import { openInvitations } from "./open-invitation.js";

const Member = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  teams: z.array(z.string()),
  twoStep: z.boolean().describe("Signing in asks for a code of an app too."),
  since: z.string(),
});

export const members = useCase({
  name: "members",
  title: "Who works with Kept here",
  says: "Everybody with an account, with role and teams; and the invitations that nobody has taken yet.",
  input: z.object({}),
  output: z.object({
    members: z.array(Member),
    invitations: z.array(
      z.object({
        id: z.string(),
        email: z.string(),
        role: z.enum(roles),
        teams: z.array(z.string()),
        by: z.string(),
        until: z.string(),
      }),
    ),
  }),
  needs: "setup",
  cli: {
    examples: [{ command: "kept members", does: "who may see what" }],
    formats: ["json"],
  },
  run: async (context: Context) => {
    const { state } = await context.stores();
    const invited = await openInvitations({ state, clock: context.clock });
    return {
      members: (await allMembers(state)).map((one) => ({ ...one, teams: [...one.teams] })),
      invitations: invited.map(({ id, expires_at, invitation }) => ({ id, ...invitation, until: expires_at })),
    };
  },
});
