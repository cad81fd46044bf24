import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import type { State } from "../../stores/state.js";
import { roles } from "../../workspace/roles.js";
import type { Context } from "../context.js";
import { accessRefused } from "./access-refused.js";
import { Link } from "./invite.js";
import { knownTeams } from "./known-teams.js";
import { allMembers, type Membership } from "./members.js";
import { issueTicket } from "./tickets.js";

const who = z.string().max(254).describe("Their e-mail, or their id").meta({ placeholder: "WHO" });

const found = async (state: State, given: string): Promise<Membership> => {
  const one = (await allMembers(state)).find(({ id, email }) => id === given || email === given.trim().toLowerCase());
  if (one === undefined) throw accessRefused("access.not-found", "nobody here has that e-mail or id");
  return one;
};

const notTheLast = async (state: State, member: Membership): Promise<void> => {
  const admins = (await allMembers(state)).filter(({ role }) => role === "admin");
  if (admins.length === 1 && admins[0]!.id === member.id)
    throw accessRefused("access.last-admin", `${member.name} is the only admin`);
};

export const memberChange = useCase({
  name: "member-change",
  title: "Change what somebody may do",
  says: "Gives a member another role or other teams; in force with their next request.",
  input: z.object({
    who,
    role: z.enum(roles).optional().describe("What they may do from now on"),
    team: z
      .array(z.string())
      .optional()
      .describe("Their teams from now on, instead of those they had (may be given again)")
      .meta({ placeholder: "NAME" }),
  }),
  output: z.object({ id: z.string(), role: z.enum(roles), teams: z.array(z.string()) }),
  needs: "setup",
  cli: {
    positional: ["who"],
    examples: [{ command: "kept member-change amara@example.com --role lead", does: "sees every promise's people" }],
    formats: ["json"],
  },
  run: async (context: Context, asked) => {
    const { state } = await context.stores();
    const member = await found(state, asked.who);
    const role = asked.role ?? member.role;
    const teams = asked.team === undefined ? [...member.teams] : await knownTeams(context, asked.team);
    if (role !== "admin") await notTheLast(state, member);
    await state.db
      .updateTable("members")
      .set({ role, teams: JSON.stringify(teams) })
      .where("user_id", "=", member.id)
      .execute();
    return { id: member.id, role, teams };
  },
});

export const memberRemove = useCase({
  name: "member-remove",
  title: "Take somebody's account away",
  says: "Their sessions end at once, and they cannot sign in again. What they did stays in the record.",
  input: z.object({ who }),
  output: z.object({ removed: z.literal(true) }),
  needs: "setup",
  cli: {
    positional: ["who"],
    examples: [{ command: "kept member-remove amara@example.com", does: "when somebody leaves the company" }],
    formats: ["json"],
  },
  run: async (context: Context, asked) => {
    const { state } = await context.stores();
    const member = await found(state, asked.who);
    await notTheLast(state, member);
    await state.db.deleteFrom("users").where("id", "=", member.id).execute();
    return { removed: true as const };
  },
});

export const memberPassword = useCase({
  name: "member-password",
  title: "Let somebody set a new password",
  says: "Makes a link, good once and for a day, for somebody who forgot theirs. Pass it on yourself.",
  input: z.object({ who }),
  output: Link,
  needs: "setup",
  cli: {
    positional: ["who"],
    examples: [{ command: "kept member-password amara@example.com", does: "a link to pass on" }],
    formats: ["json"],
  },
  run: async (context: Context, asked) => {
    const { state } = await context.stores();
    const { id } = await found(state, asked.who);
    const { token, expiresAt } = await issueTicket(
      { state, clock: context.clock },
      { purpose: "new password", what: { userId: id }, livesMs: 86_400_000 },
    );
    return { path: `/start?password=${token}`, until: expiresAt };
  },
});
