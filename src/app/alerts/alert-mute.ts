import { z } from "zod";
import { parseDuration, roughMs } from "../../core/duration.js";
import { ProblemsFound } from "../../core/problems-found.js";
import { useCase } from "../../core/use-case.js";
import { ShownAlert } from "../../workspace/alerts.js";
import type { Context } from "../context.js";
import { appProblems } from "../problems.js";
import { findAlert } from "./find-alert.js";
import { shownAlert } from "./shown.js";

const longestMs = 31 * 86_400_000;

export const alertMute = useCase({
  name: "alert-mute",
  title: "Be quiet about an alert for a while",
  says: "Nobody is told about it until then; it stays on the list. If it still goes on then, and nobody has taken it on, it is said once more.",
  input: z.object({
    id: z.string().min(4).max(64).describe("The alert's id, or how it begins").meta({ placeholder: "ID" }),
    for: z
      .string()
      .max(20)
      .optional()
      .describe("How long: 8h, 3d; 8h otherwise; 0 ends it")
      .meta({ placeholder: "TIME" }),
  }),
  output: ShownAlert,
  needs: "people",
  changes: true,
  cli: {
    positional: ["id"],
    examples: [{ command: "kept alert-mute 3f2a --for 3d", does: "for three days" }],
    formats: ["table", "json"],
  },
  run: async (context: Context, asked) => {
    const alert = await findAlert(context, asked.id);
    const length = asked.for === "0" ? 0 : lengthMs(asked.for ?? "8h");
    const until = length === 0 ? null : new Date(context.clock.now().getTime() + length).toISOString();
    const { state } = await context.stores();
    await state.db.updateTable("alerts").set({ muted_until: until }).where("id", "=", alert.id).execute();
    return shownAlert({ ...alert, muted_until: until }, await context.workspace());
  },
});

const lengthMs = (text: string): number => {
  const parsed = parseDuration(text);
  const ms = parsed.ok ? roughMs(parsed.value) : 0;
  if (ms > 0 && ms <= longestMs) return ms;
  throw new ProblemsFound([
    appProblems.make("usage.time", { says: `--for ${text} is no length of time up to a month`, write: "--for 8h" }),
  ]);
};
