import type { Clock } from "../../core/clock.js";
import type { State } from "../../stores/state.js";
import { memberOf } from "./members.js";

/** better-auth's paths at which somebody comes in; others only renew a session. */
const ways: Readonly<Record<string, string>> = {
  "/sign-in/email": "password",
  "/two-factor/verify-totp": "password and app",
  "/two-factor/verify-backup-code": "password and backup code",
  "/kept/open-session": "passkey, invitation or set-up link",
  "/callback/:id": "single sign-on",
};

export const recordSignIn = async (
  { state, clock }: { readonly state: State; readonly clock: Clock },
  userId: string,
  by: string,
): Promise<void> => {
  const way = ways[by];
  const member = way === undefined ? null : await memberOf(state, userId);
  // With an app, the password alone is half the way: that session ends at once.
  if (way === undefined || member === null || (member.twoStep && by === "/sign-in/email")) return;
  await state.db
    .insertInto("audit")
    .values({
      at: clock.now().toISOString(),
      who: userId,
      name: member.name,
      kind: "person",
      action: "sign-in",
      what: way,
      door: "page",
    })
    .execute();
};
