import type { DigestRule } from "../../spec/alert-rules.js";
import type { Workspace } from "../../spec/workspace.js";
import type { Principal, Role } from "../../workspace/roles.js";
import type { Context } from "../context.js";
import { digestFor, digestMessage } from "./digest-for.js";
import { digestTime } from "./digest-time.js";
import { deliveryRows, enqueue } from "./outbox.js";

/** A digest that was missed comes late for a day; after that the next one is near enough. */
const lateMs = 24 * 3_600_000;

type Reader = { readonly mail: string; readonly who: Principal };

/** Writes the digests whose time has come: each once for its week, whichever server does it. */
export const enqueueDigests = async (context: Context, { link }: { readonly link: string | null }): Promise<void> => {
  const workspace = await context.workspace();
  const now = context.clock.now();
  for (const [i, rule] of workspace.alerts.digests.entries()) {
    const at = digestTime(rule, now, workspace.company.timezone);
    if (now.getTime() - at.getTime() > lateMs) continue;
    const { state, turns } = await context.stores();
    const id = `${i} ${rule.role} ${at.toISOString()}`;
    await turns.take("alerts", async () => {
      const made = await state.db.selectFrom("digests").select("id").where("id", "=", id).executeTakeFirst();
      if (made !== undefined) return;
      const rows: ReturnType<typeof deliveryRows>[number][] = [];
      for (const reader of await readersOf(context, { workspace, rule })) {
        const digest = await digestFor({ ...context, who: reader.who }, reader.who);
        const message = digestMessage(digest, { company: workspace.company.name, at: now, link });
        const way = { channel: "owner", recipient: reader.mail, at: now };
        rows.push(...deliveryRows([way], message, { about: { alert: null, owner: null, subject: null }, now }));
      }
      await state.db.transaction().execute(async (db) => {
        await db.insertInto("digests").values({ id, sent_at: now.toISOString() }).execute();
        await enqueue(db, rows);
      });
    });
  }
};

type Asked = { readonly workspace: Workspace; readonly rule: DigestRule };

/** Those that the rule names, with what the rule gives them; else everybody who signs in with the role, with their own teams. */
const readersOf = async (context: Context, { rule }: Asked): Promise<readonly Reader[]> => {
  if (rule.to !== null)
    return rule.to.map((mail) => ({ mail, who: readerAs({ role: rule.role, teams: rule.teams, id: mail }) }));
  const { state } = await context.stores();
  const members = await state.db
    .selectFrom("members")
    .innerJoin("users", "users.id", "members.user_id")
    .select(["users.id", "users.email", "members.teams"])
    .where("members.role", "=", rule.role)
    .execute();
  return members.map(({ id, email, teams }) => ({
    mail: email,
    who: readerAs({ role: rule.role, teams: JSON.parse(teams) as string[], id }),
  }));
};

/** Somebody who reads, and may do what the role may. */
export const readerAs = ({ role, teams, id }: { role: Role; teams: readonly string[]; id: string }): Principal => ({
  kind: "person",
  id,
  name: id,
  role,
  teams,
  scopes: null,
});
