import { DateTime } from "luxon";
import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import { shareArrived } from "../../interactions/coverage.js";
import { windowAt } from "../../promises/window-at.js";
import { resolveAsOf } from "../as-of.js";
import { coverageOfSources } from "../check/coverage-now.js";
import type { Context } from "../context.js";
import { lensOptions } from "./lens.js";

/** So far back the calendar knows on which days data are missing. */
const calendarDays = 92;

export const lensSays = useCase({
  name: "lens",
  title: "What a page looks at",
  says: "What stands in the line above every page: whose promises, as of which day, over how long, and on which days data are missing.",
  input: z.object({ asOf: lensOptions.asOf, knownAt: lensOptions.knownAt }),
  output: z.object({
    company: z.string(),
    timezone: z.string(),
    asOf: z.string().describe("The local day."),
    today: z.string().describe("The day that is looked at where none is asked for."),
    days: z.number().int().nullable().describe("How long all promises' own windows are; null: they differ."),
    fields: z.array(z.string()).describe("What groups are told apart by."),
    missing: z.array(z.string()).describe("Local days of the last three months on which data are missing."),
  }),
  needs: "read",
  cli: { examples: [{ command: "kept lens --json", does: "as the pages get it" }], formats: ["json"] },
  run: async (context: Context, { asOf: wanted, knownAt }) => {
    const workspace = await context.workspace();
    const zone = workspace.company.timezone;
    const now = await resolveAsOf(context, undefined);
    const asOf = wanted === undefined ? now : await resolveAsOf(context, wanted);
    const day = (date: Date) => DateTime.fromJSDate(date, { zone }).toISODate()!;
    const lengths = new Set(
      workspace.promises.map(({ window }) => {
        const { from, to } = windowAt(window, asOf, zone);
        return Math.round((to.getTime() - from.getTime()) / 86_400_000);
      }),
    );
    const coverage = await coverageOfSources(context, { asOf: now, knownAt: null });
    return {
      company: workspace.company.name,
      timezone: zone,
      asOf: day(asOf),
      today: day(now),
      days: lengths.size === 1 ? [...lengths][0]! : null,
      fields: [...new Set(workspace.promises.flatMap(({ split }) => split))],
      missing: knownAt === undefined ? missingDays([...coverage.values()], now, zone) : [],
    };
  },
});

const missingDays = (
  coverages: readonly { readonly buckets: Parameters<typeof shareArrived>[0] }[],
  now: Date,
  zone: string,
): string[] => {
  const last = DateTime.fromJSDate(now, { zone }).startOf("day");
  return Array.from({ length: calendarDays }, (_, i) => last.minus({ days: calendarDays - 1 - i }))
    .filter((from) => {
      const stretch = { from: from.toMillis(), to: from.plus({ days: 1 }).toMillis() };
      return coverages.some(({ buckets }) => shareArrived(buckets, stretch) < 1);
    })
    .map((from) => from.toISODate()!);
};
