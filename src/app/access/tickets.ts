import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Clock } from "../../core/clock.js";
import type { State } from "../../stores/state.js";
import { newToken, tokenHash } from "../../workspace/token.js";

/** What a ticket is good for, and nothing else. */
export type Purpose = "set-up" | "invitation" | "new password" | "passkey" | "sign in by passkey";

type Given = { readonly state: State; readonly clock: Clock };

export const issueTicket = async (
  { state, clock }: Given,
  ticket: { readonly purpose: Purpose; readonly what: unknown; readonly livesMs: number; readonly token?: string },
): Promise<{ readonly id: string; readonly token: string; readonly expiresAt: string }> => {
  const { purpose, what, livesMs, token = newToken() } = ticket;
  const now = clock.now();
  const id = randomUUID();
  const expires_at = new Date(now.getTime() + livesMs).toISOString();
  await state.db.deleteFrom("tickets").where("expires_at", "<=", now.toISOString()).execute();
  await state.db
    .insertInto("tickets")
    .values({
      id,
      hash: tokenHash(token),
      purpose,
      what: JSON.stringify(what),
      created_at: now.toISOString(),
      expires_at,
    })
    .execute();
  return { id, token, expiresAt: expires_at };
};

type Shown = { readonly purpose: Purpose; readonly token: string };

export const openTicket = ({ state, clock }: Given, { purpose, token }: Shown) =>
  state.db
    .selectFrom("tickets")
    .where("hash", "=", tokenHash(token))
    .where("purpose", "=", purpose)
    .where("expires_at", ">", clock.now().toISOString());

/** What a ticket is about, without using it up; null: unknown, used, expired or for something else. */
export const lookAtTicket = async <T extends z.ZodType>(
  given: Given,
  shown: Shown,
  what: T,
): Promise<z.output<T> | null> => {
  const row = await openTicket(given, shown).select("what").executeTakeFirst();
  return row === undefined ? null : what.parse(JSON.parse(row.what));
};

/** Takes the ticket: of two who show it at once, one gets it. */
export const takeTicket = async <T extends z.ZodType>(
  { state, clock }: Given,
  { purpose, token }: Shown,
  what: T,
): Promise<z.output<T> | null> => {
  const row = await state.db
    .deleteFrom("tickets")
    .where("hash", "=", tokenHash(token))
    .where("purpose", "=", purpose)
    .where("expires_at", ">", clock.now().toISOString())
    .returning("what")
    .executeTakeFirst();
  return row === undefined ? null : what.parse(JSON.parse(row.what));
};
