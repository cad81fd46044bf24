import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import type { Context } from "../context.js";
import { lensOptions } from "./lens.js";
import { QuarantineGroup, quarantineGroups } from "./quarantine-groups.js";
import { SourceOnPage, sourcesNow } from "./sources-page.js";

const mostLoads = 50;

export const SourcePageAnswer = z.object({
  asOf: z.string(),
  timezone: z.string(),
  source: SourceOnPage,
  loads: z
    .array(
      z.object({
        path: z.string(),
        at: z.string().describe("Instant at which it was taken in."),
        rows: z.number().int(),
        unread: z.number().int(),
        duplicates: z.number().int(),
        corrected: z.number().int(),
        first: z.string().nullable().describe("Instant of its earliest interaction."),
        last: z.string().nullable(),
        withdrawn: z.string().nullable().describe("Instant since when it no longer counts."),
      }),
    )
    .describe("The latest 50 first."),
  quarantine: z.array(QuarantineGroup),
});
export type SourcePageAnswer = z.infer<typeof SourcePageAnswer>;

export const sourcePage = useCase({
  name: "source-page",
  title: "The page of one source",
  says: "One source: what has arrived day by day, its gaps, the promises that rest on it, and what was taken in last.",
  input: z.object({
    source: z.string().describe("Its name in kept.yaml"),
    asOf: lensOptions.asOf,
    knownAt: lensOptions.knownAt,
  }),
  output: SourcePageAnswer,
  needs: "read",
  cli: {
    positional: ["source"],
    examples: [{ command: "kept source-page tills --json", does: "what the page of one source shows" }],
  },
  run: async (context: Context, { source, ...when }): Promise<SourcePageAnswer> => {
    const told = await sourcesNow(context, when, [source]);
    const { state } = await context.stores();
    const loads = await state.db
      .selectFrom("loads")
      .selectAll()
      .where("source", "=", source)
      .where("state", "in", ["committed", "withdrawn"])
      .orderBy("id", "desc")
      .limit(mostLoads)
      .execute();
    return {
      asOf: told.asOf,
      timezone: told.timezone,
      source: told.sources[0]!,
      loads: loads.map((load) => ({
        path: load.path,
        at: load.loaded_at,
        rows: Number(load.rows),
        unread: Number(load.quarantined),
        duplicates: Number(load.duplicates),
        corrected: Number(load.corrected),
        first: load.first_at,
        last: load.last_at,
        withdrawn: load.withdrawn_at,
      })),
      quarantine: [...(await quarantineGroups(context, [source]))],
    };
  },
});
