import { z } from "zod";
import { ProblemsFound } from "../../core/problems-found.js";
import { useCase } from "../../core/use-case.js";
import { ShownDelivery } from "../../workspace/alerts.js";
import type { Context } from "../context.js";
import { giveUpAfterMs } from "./outbox.js";
import { alertProblems } from "./problems.js";
import { shownDelivery } from "./shown.js";

const replayMs = 30 * 86_400_000;

export const deliveryReplay = useCase({
  name: "delivery-replay",
  title: "Send a message again",
  says: "What was given up, or sent and lost behind the receiver, goes out once more: the same words under the same id. Up to 30 days back.",
  input: z.object({ id: z.string().max(64).describe("The message's id").meta({ placeholder: "ID" }) }),
  output: ShownDelivery,
  needs: "write",
  cli: {
    positional: ["id"],
    examples: [{ command: "kept delivery-replay msg_0a1b", does: "with the server running, within seconds" }],
    formats: ["table", "json"],
  },
  run: async (context: Context, { id }) => {
    const { state } = await context.stores();
    const now = context.clock.now();
    const at = now.toISOString();
    const again = {
      state: "waiting" as const,
      attempts: 0,
      next_at: at,
      give_up_at: new Date(now.getTime() + giveUpAfterMs).toISOString(),
      says: "to be sent again",
    };
    const row = await state.db
      .updateTable("deliveries")
      .set(again)
      .where("id", "=", id)
      .where("state", "!=", "waiting")
      .where("made_at", ">=", new Date(now.getTime() - replayMs).toISOString())
      .returningAll()
      .executeTakeFirst();
    if (row === undefined)
      throw new ProblemsFound([
        alertProblems.make("alerts.delivery", {
          says: `there is no message ${id} that could be sent again`,
          write: "see: kept deliveries",
        }),
      ]);
    return shownDelivery(row);
  },
});
