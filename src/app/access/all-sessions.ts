import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import type { Context } from "../context.js";
import { accessRefused } from "./access-refused.js";
import { allMembers } from "./members.js";
import { Session, sessionsOf } from "./open-sessions.js";

export const sessions = useCase({
  name: "sessions",
  title: "Who is signed in where",
  says: "Every open session, with whose it is and the browser it began in. One's own are at Settings, or /api/me/sessions.",
  input: z.object({}),
  output: z.object({ sessions: z.array(Session.extend({ name: z.string(), email: z.string() })) }),
  needs: "setup",
  cli: { examples: [{ command: "kept sessions", does: "who is signed in just now" }], formats: ["json"] },
  run: async (context: Context) => {
    const { state } = await context.stores();
    const all = await Promise.all(
      (await allMembers(state)).map(async ({ id, name, email }) =>
        (await sessionsOf({ state, clock: context.clock }, id)).map((one) => ({ ...one, name, email })),
      ),
    );
    return { sessions: all.flat() };
  },
});

export const sessionRevoke = useCase({
  name: "session-revoke",
  title: "End somebody's session",
  says: "The browser that holds it is signed out with its next request.",
  input: z.object({ id: z.string().describe("As `kept sessions` lists it").meta({ placeholder: "ID" }) }),
  output: z.object({ ended: z.literal(true) }),
  needs: "setup",
  cli: {
    positional: ["id"],
    examples: [{ command: "kept session-revoke 6b1f...", does: "when a laptop was lost" }],
    formats: ["json"],
  },
  run: async (context: Context, { id }) => {
    const { state } = await context.stores();
    const gone = await state.db.deleteFrom("sessions").where("id", "=", id).executeTakeFirstOrThrow();
    if (Number(gone.numDeletedRows) === 0) throw accessRefused("access.not-found", "there is no such session");
    return { ended: true as const };
  },
});
