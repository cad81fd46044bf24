import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import { segmentCounts } from "../../promises/counts.sql.js";
import { may } from "../../workspace/roles.js";
import { ask } from "../check/ask.js";
import { judgings } from "../check/judgings.js";
import type { Context } from "../context.js";
import { fewestPeople } from "../people/let-down.js";
import { askedOf, lensOptions } from "./lens.js";

const mostValues = 200;

export const groups = useCase({
  name: "groups",
  title: "Groups that can be looked at",
  says: "The groups that promises are split into, and to how many people something fell due in each.",
  input: z.object({ asOf: lensOptions.asOf, knownAt: lensOptions.knownAt, window: lensOptions.window }),
  output: z.object({
    fields: z.array(
      z.object({
        field: z.string(),
        values: z.array(z.object({ value: z.string(), people: z.number().int() })).describe("Largest first."),
      }),
    ),
  }),
  needs: "read",
  cli: { examples: [{ command: "kept groups --json", does: "what `--where` can be" }], formats: ["json"] },
  run: async (context: Context, lens) => {
    const { facts } = await context.stores();
    const { promises } = await judgings(context, await askedOf(context, lens));
    const least = may(context.who, "people") ? 1 : fewestPeople;
    const found = new Map<string, Map<string, number>>();
    for (const { definition, judging } of promises)
      for (const [index, field] of definition.split.entries()) {
        const rows = await ask(facts, segmentCounts, { ...judging, fields: [index] });
        const values = found.get(field) ?? new Map<string, number>();
        // Over several promises a person would count twice: the largest of them is said.
        for (const row of rows) {
          const value = row.values[0] ?? "";
          if (value !== "") values.set(value, Math.max(values.get(value) ?? 0, row.people));
        }
        found.set(field, values);
      }
    return {
      fields: [...found].map(([field, values]) => ({
        field,
        values: [...values]
          .map(([value, people]) => ({ value, people }))
          .filter(({ people }) => people >= least)
          .sort((a, b) => b.people - a.people)
          .slice(0, mostValues),
      })),
    };
  },
});
