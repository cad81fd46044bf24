import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import { ShownAlert } from "../../workspace/alerts.js";
import type { Context } from "../context.js";
import { findAlert } from "./find-alert.js";
import { shownAlert } from "./shown.js";

export const alertAck = useCase({
  name: "alert-ack",
  title: "Take an alert on",
  says: "Says that somebody looks after it: it is not passed on to others any more. Owners may for their own promises.",
  input: z.object({
    id: z.string().min(4).max(64).describe("The alert's id, or how it begins").meta({ placeholder: "ID" }),
  }),
  output: ShownAlert,
  needs: "people",
  changes: true,
  cli: {
    positional: ["id"],
    examples: [{ command: "kept alert-ack 3f2a", does: "takes it on" }],
    formats: ["table", "json"],
  },
  run: async (context: Context, { id }) => {
    const alert = await findAlert(context, id);
    const after = {
      acknowledged_at: alert.acknowledged_at ?? context.clock.now().toISOString(),
      acknowledged_by: alert.acknowledged_by ?? context.who.name,
    };
    const { state } = await context.stores();
    await state.db.updateTable("alerts").set(after).where("id", "=", alert.id).execute();
    return shownAlert({ ...alert, ...after }, await context.workspace());
  },
});
