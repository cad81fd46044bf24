import { z } from "zod";
import type { Clock } from "../../core/clock.js";
import type { State } from "../../stores/state.js";

type Given = { readonly state: State; readonly clock: Clock };

export const Session = z.object({
  id: z.string(),
  browser: z.string().nullable().describe("What the browser says of itself."),
  since: z.string().describe("Instant."),
  until: z.string().describe("Instant; a day of use prolongs it."),
});
export type Session = z.infer<typeof Session>;

export const sessionsOf = async ({ state, clock }: Given, userId: string): Promise<readonly Session[]> => {
  const rows = await state.db
    .selectFrom("sessions")
    .select(["id", "user_agent", "created_at", "expires_at"])
    .where("user_id", "=", userId)
    .where("expires_at", ">", clock.now().toISOString())
    .orderBy("created_at", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    browser: row.user_agent || null,
    since: row.created_at,
    until: row.expires_at,
  }));
};

/** Without `id`: all of that user's. How many ended. */
export const endSession = async (
  { state }: Pick<Given, "state">,
  { userId, id }: { readonly userId: string; readonly id?: string },
): Promise<number> => {
  const all = state.db.deleteFrom("sessions").where("user_id", "=", userId);
  const { numDeletedRows } = await (id === undefined ? all : all.where("id", "=", id)).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
};
