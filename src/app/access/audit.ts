import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import type { Context } from "../context.js";

const Line = z.object({
  at: z.string().describe("Instant."),
  name: z.string().describe("Of the person or key, as it was then."),
  kind: z.enum(["person", "key", "local"]),
  action: z.string(),
  what: z.string().describe("Of what; customers' keys masked."),
  door: z.string(),
});

export const audit = useCase({
  name: "audit",
  title: "Who saw and did what",
  says: "Each time somebody opened people, changed or set up something: who, what, and by which door; newest first.",
  input: z.object({
    before: z.string().optional().describe("Only what happened before this instant").meta({ placeholder: "INSTANT" }),
    who: z.string().optional().describe("Only what one person or key did, by name").meta({ placeholder: "NAME" }),
    limit: z.number().int().min(1).max(1_000).default(100).describe("At most so many").meta({ short: "n" }),
  }),
  output: z.object({ lines: z.array(Line), more: z.boolean() }),
  needs: "setup",
  cli: {
    examples: [
      { command: "kept audit", does: "the last hundred" },
      { command: "kept audit --who Amara", does: "what one person opened and changed" },
    ],
    formats: ["json"],
  },
  run: async (context: Context, { before, who, limit }) => {
    const { state } = await context.stores();
    let asked = state.db.selectFrom("audit").select(["at", "name", "kind", "action", "what", "door"]);
    if (before !== undefined) asked = asked.where("at", "<", before);
    if (who !== undefined) asked = asked.where("name", "=", who);
    const rows = await asked
      .orderBy("id", "desc")
      .limit(limit + 1)
      .execute();
    return { lines: z.array(Line).parse(rows.slice(0, limit)), more: rows.length > limit };
  },
});
