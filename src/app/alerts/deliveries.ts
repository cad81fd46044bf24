import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import { ShownDelivery } from "../../workspace/alerts.js";
import { theirs } from "../../workspace/ownership.js";
import { may } from "../../workspace/roles.js";
import type { Context } from "../context.js";
import { shownDelivery } from "./shown.js";

const input = z.object({
  alert: z.string().max(64).optional().describe("Only of this alert").meta({ placeholder: "ID" }),
  state: z.enum(["waiting", "sent", "given up", "not needed"]).optional().describe("Only those"),
});

export const deliveries = useCase({
  name: "deliveries",
  title: "Who was told, and whether it arrived",
  says: "Lists the latest 200 messages: by which channel, to whom, how often tried, and what came back. Owners see those about their own promises.",
  input,
  output: z.object({ deliveries: z.array(ShownDelivery).describe("The latest first.") }),
  needs: "people",
  cli: {
    examples: [
      { command: "kept deliveries", does: "the latest" },
      { command: "kept deliveries --state 'given up'", does: "what never arrived" },
    ],
    formats: ["table", "json"],
  },
  run: async (context: Context, asked) => {
    const { state } = await context.stores();
    const rows = await state.db
      .selectFrom("deliveries")
      .selectAll()
      .$if(asked.alert !== undefined, (query) => query.where("alert", "=", asked.alert!))
      .$if(asked.state !== undefined, (query) => query.where("state", "=", asked.state!))
      .orderBy("made_at", "desc")
      .limit(2_000)
      .execute();
    const seen = rows.filter((row) => may(context.who, "write") || theirs(context.who, row.owner));
    return { deliveries: seen.slice(0, 200).map(shownDelivery) };
  },
});
