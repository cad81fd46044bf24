import { z } from "zod";
import type { Clock } from "../../core/clock.js";
import type { State } from "../../stores/state.js";
import { type Role, roles } from "../../workspace/roles.js";

type Given = { readonly state: State; readonly clock: Clock };

export const Teams = z.array(z.string().regex(/^(person:)?[a-z][a-z0-9_-]{0,62}$/)).max(50);

/** A user with what they may do here. */
export type Membership = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly teams: readonly string[];
  /** Whether signing in asks for a code of an authenticator app too. */
  readonly twoStep: boolean;
  readonly since: string;
};

export const makeMember = async (
  { state, clock }: Given,
  { userId, role, teams }: { readonly userId: string; readonly role: Role; readonly teams: readonly string[] },
): Promise<void> => {
  await state.db
    .insertInto("members")
    .values({ user_id: userId, role, teams: JSON.stringify(teams), since: clock.now().toISOString() })
    .execute();
};

/** Null: nobody, or a user who may do nothing here any more. */
export const memberOf = async (state: State, userId: string): Promise<Membership | null> =>
  (await read(state, userId))[0] ?? null;

export const allMembers = (state: State): Promise<readonly Membership[]> => read(state, null);

const read = async ({ db }: State, userId: string | null): Promise<readonly Membership[]> => {
  const all = db
    .selectFrom("members")
    .innerJoin("users", "users.id", "members.user_id")
    .select(["users.id", "users.name", "users.email", "users.two_factor_enabled"])
    .select(["members.role", "members.teams", "members.since"])
    .orderBy("users.name");
  const rows = await (userId === null ? all : all.where("members.user_id", "=", userId)).execute();
  return rows.map(({ two_factor_enabled, role, teams, ...rest }) => ({
    ...rest,
    role: z.enum(roles).parse(role),
    teams: Teams.parse(JSON.parse(teams)),
    twoStep: two_factor_enabled === 1,
  }));
};

export const anyMember = async (state: State): Promise<boolean> =>
  (await state.db.selectFrom("members").select("user_id").limit(1).executeTakeFirst()) !== undefined;
