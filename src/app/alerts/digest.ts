import { z } from "zod";
import { ProblemsFound } from "../../core/problems-found.js";
import { useCase } from "../../core/use-case.js";
import { digestLines, digestTitle } from "../../report/digest.js";
import { may, type Principal, roles } from "../../workspace/roles.js";
import type { Context } from "../context.js";
import { digestFor } from "./digest-for.js";
import { readerAs } from "./enqueue-digests.js";
import { alertProblems } from "./problems.js";

const input = z.object({
  role: z.enum(roles).optional().describe("What somebody of this role gets; for those who lead"),
  team: z
    .array(z.string().max(64))
    .max(50)
    .optional()
    .describe("Whose promises are the reader's own (may be given again)")
    .meta({ placeholder: "TEAM" }),
});

const output = z.object({
  to: z.string().describe("The week's last day."),
  title: z.string().describe("The week in a sentence."),
  lines: z.array(z.string()).describe("A promise a line, the worst first; then open alerts and what is missing."),
});

export const digest = useCase({
  name: "digest",
  title: "The week on one page",
  says: "Prints the weekly digest as it is mailed: only what its reader may see. Owners get their own promises.",
  input,
  output,
  needs: "read",
  cli: {
    examples: [
      { command: "kept digest", does: "your own" },
      { command: "kept digest --role owner --team kitchen", does: "what the kitchen gets" },
    ],
    formats: ["table", "json"],
  },
  run: async (context: Context, asked) => {
    const reader = readerOf(context.who, asked);
    const answer = await digestFor({ ...context, who: reader }, reader);
    return { to: answer.to, title: digestTitle(answer), lines: [...digestLines(answer)] };
  },
});

const readerOf = (who: Principal, { role, team }: z.infer<typeof input>): Principal => {
  if (role === undefined && team === undefined) return who;
  if (!may(who, "write"))
    throw new ProblemsFound([
      alertProblems.make("alerts.reader", {
        says: "a digest of another role is for those who lead",
        write: "kept digest",
      }),
    ]);
  return readerAs({ role: role ?? "owner", teams: team ?? [], id: "a reader" });
};
