import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import { ShownAlert, ShownChannel } from "../../workspace/alerts.js";
import { maySee } from "../../workspace/ownership.js";
import { may } from "../../workspace/roles.js";
import type { Context } from "../context.js";
import { channelTrouble } from "./channel-trouble.js";
import { shownAlert } from "./shown.js";

const input = z.object({
  all: z.boolean().optional().describe("Those that are over too, the latest 200"),
});

const output = z.object({
  alerts: z.array(ShownAlert).describe("Pages first, then by when they began."),
  channels: z.array(ShownChannel).describe("How people are told; for those who may change that."),
});

export const alerts = useCase({
  name: "alerts",
  title: "What needs somebody now",
  says: "Lists what is being broken just now, who owns it, whether somebody has taken it on, and what stands still because data are missing.",
  input,
  output,
  needs: "read",
  cli: {
    examples: [
      { command: "kept alerts", does: "what is open" },
      { command: "kept alerts --all --json", does: "what is over too, for a script" },
    ],
    formats: ["table", "json"],
  },
  run: async (context: Context, { all }) => {
    const { state } = await context.stores();
    const workspace = await context.workspace();
    const rows = await state.db
      .selectFrom("alerts")
      .selectAll()
      .$if(all !== true, (query) => query.where("resolved_at", "is", null))
      .orderBy("opened_at", "desc")
      .limit(1_000)
      .execute();
    const open = (at: string | null) => (at === null ? 0 : 1);
    return {
      alerts: rows
        .filter((row) => maySee(context.who, row.owner))
        .sort(
          (a, b) =>
            open(a.resolved_at) - open(b.resolved_at) ||
            (a.severity < b.severity ? -1 : a.severity > b.severity ? 1 : 0),
        )
        .slice(0, 200)
        .map((row) => shownAlert(row, workspace)),
      channels: may(context.who, "write") ? await channelTrouble(context) : [],
    };
  },
});
