import { z } from "zod";
import { roughMs } from "../../core/duration.js";
import { useCase } from "../../core/use-case.js";
import { SourcesAnswer } from "../../report/answers.js";
import type { Context } from "../context.js";
import { sources } from "../sources/sources.js";
import { lastHeard } from "./last-heard.js";
import { lensOptions } from "./lens.js";
import { QuarantineGroup, quarantineGroups } from "./quarantine-groups.js";

export const SourceOnPage = SourcesAnswer.shape.sources.element.omit({ reasons: true }).extend({
  everyMs: z.number().nullable().describe("How often data should come; null: kept.yaml does not say."),
  heard: z.string().nullable().describe("Instant at which anything was last taken in from it."),
  rests: z.array(z.object({ name: z.string(), says: z.string() })).describe("The promises that rest on it."),
  private: z.boolean(),
});

export const SourcesPageAnswer = z.object({
  asOf: z.string(),
  timezone: z.string(),
  complete: z.number().int().describe("How many sources miss nothing."),
  cannotJudge: z.number().int().describe("Commitments that are unknown because of gaps."),
  unread: z.number().int().describe("Records that could not be read."),
  sources: z.array(SourceOnPage),
  quarantine: z.array(QuarantineGroup).describe("Grouped by what mends them."),
});
export type SourcesPageAnswer = z.infer<typeof SourcesPageAnswer>;

export const sourcesPage = useCase({
  name: "sources-page",
  title: "The page of all sources",
  says: "What has arrived of each source day by day, when it was last heard, what rests on it, and what could not be read.",
  input: z.object({ asOf: lensOptions.asOf, knownAt: lensOptions.knownAt }),
  output: SourcesPageAnswer,
  needs: "read",
  cli: { examples: [{ command: "kept sources-page --json", does: "what the page of sources shows" }] },
  run: async (context: Context, asked): Promise<SourcesPageAnswer> => {
    const all = await sourcesNow(context, asked, []);
    const quarantine = await quarantineGroups(
      context,
      all.sources.map((source) => source.name),
    );
    return {
      asOf: all.asOf,
      timezone: all.timezone,
      complete: all.sources.filter((source) => source.missing === null).length,
      cannotJudge: all.sources.reduce((sum, source) => sum + source.cannotJudge, 0),
      unread: quarantine.reduce((sum, group) => sum + group.n, 0),
      sources: all.sources,
      quarantine: [...quarantine],
    };
  },
});

/** The sources named, or all, with what their pages show of each. */
export const sourcesNow = async (
  context: Context,
  when: { asOf?: string | undefined; knownAt?: string | undefined },
  names: readonly string[],
) => {
  const workspace = await context.workspace();
  const told = await sources.run(context, sources.input.parse({ ...when, source: names }));
  const heard = await lastHeard(await context.stores());
  return {
    ...told,
    sources: told.sources.map(({ reasons: _, ...source }): z.infer<typeof SourceOnPage> => {
      const definition = workspace.sources.find((each) => each.name === source.name)!;
      return {
        ...source,
        everyMs: definition.expect === null ? null : roughMs(definition.expect.every),
        heard: heard.get(source.name) ?? null,
        rests: workspace.promises
          .filter((promise) => source.promises.includes(promise.name))
          .map(({ name, says }) => ({ name, says })),
        private: definition.private,
      };
    }),
  };
};
