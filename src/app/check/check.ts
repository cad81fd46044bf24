import { DateTime } from "luxon";
import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import { shareArrived } from "../../interactions/coverage.js";
import { allCounts } from "../../promises/counts.sql.js";
import { CheckResult } from "../../promises/verdict.js";
import type { Context } from "../context.js";
import { ask } from "./ask.js";
import { isFew } from "./few-people.js";
import { withoutPeople } from "./hidden-verdict.js";
import { hideFew } from "./hide-few.js";
import { type Judgings, judgings } from "./judgings.js";
import { troubleOf } from "./missing.js";
import { nothing, promiseVerdict } from "./promise-verdict.js";

/** The options that every question about promises takes. */
export const askedOptions = {
  asOf: z
    .string()
    .optional()
    .describe("Judge as of this day (its end), an instant, or `latest`")
    .meta({ placeholder: "DAY" }),
  knownAt: z.string().optional().describe("Judge by what was known on this day").meta({ placeholder: "DAY" }),
  from: z
    .string()
    .optional()
    .describe("First day of a period, instead of each promise's window")
    .meta({ placeholder: "DAY" }),
  to: z.string().optional().describe("Last day of the period").meta({ placeholder: "DAY" }),
  window: z
    .string()
    .optional()
    .describe("Over the last 7d, 28d, ..., or the week, month, quarter or year, instead of each promise's window")
    .meta({ placeholder: "TIME" }),
  where: z
    .record(z.string(), z.string())
    .optional()
    .describe("Only this group: a property that the promise is split by, and its value")
    .meta({ placeholder: "k=v" }),
};

const input = z.object({
  ...askedOptions,
  promise: z
    .array(z.string())
    .optional()
    .describe("Only this promise (may be given again)")
    .meta({ placeholder: "NAME" }),
  segments: z.boolean().optional().describe("Also say for whom it is broken more"),
});

export const check = useCase({
  name: "check",
  title: "Are the promises kept?",
  says: "Says for each promise whether it is kept, how sure that is, and what is missing.",
  input,
  output: CheckResult,
  needs: "read",
  cli: {
    examples: [
      { command: "kept check", does: "every promise, over its own window" },
      { command: "kept check --as-of 2026-06-03 --where store=Utrecht", does: "one group, as of a day" },
      { command: "kept check --json", does: "for a script; the exit code says it too" },
    ],
    formats: ["table", "json", "markdown", "junit"],
  },
  run: async (context: Context, asked) =>
    checkAll(context, await judgings(context, asked), { segments: asked.segments ? "with" : "without" }),
});

export const checkAll = async (
  context: Context,
  all: Judgings,
  options: { segments: "with" | "without" },
): Promise<CheckResult> => {
  const { facts, state } = await context.stores();
  const { workspace, asOf, promises } = all;
  const zone = workspace.company.timezone;
  const counted = await ask(
    facts,
    allCounts,
    promises.map((one) => one.judging),
  );
  const countsOf = (promise: string) => counted.find((row) => row.promise === promise) ?? nothing;
  const verdicts = await Promise.all(
    promises.map((one) => promiseVerdict(facts, all, one, { ...options, counts: countsOf(one.definition.name) })),
  );
  const people = countsOf("");
  const shut = verdicts.filter((_, i) => !promises[i]!.opens);
  const fewLetDown = new Map(hideFew(shut.map((v) => v.people.letDown)).map((n, i) => [shut[i]!.name, n === null]));
  const day = (date: Date) => DateTime.fromJSDate(date, { zone }).toISODate()!;
  const widest = verdicts.map((v) => v.window);
  const quarantined = await state.db
    .selectFrom("loads")
    .select(["source", (e) => e.fn.sum<number>("quarantined").as("n")])
    .where("state", "=", "committed")
    .groupBy("source")
    .execute();
  const range = {
    from: promises.length === 0 ? asOf : new Date(Math.min(...promises.map((p) => p.judging.from.getTime()))),
    to: promises.length === 0 ? asOf : new Date(Math.max(...promises.map((p) => p.judging.to.getTime()))),
    asOf,
  };
  return {
    kept: "v1",
    company: workspace.company.name,
    timezone: zone,
    asOf: day(asOf),
    knownAt: all.knownAt === null ? null : all.knownAt.toISOString(),
    window: {
      from: widest.map((w) => w.from).sort()[0] ?? day(asOf),
      to:
        widest
          .map((w) => w.to)
          .sort()
          .at(-1) ?? day(asOf),
    },
    people: {
      letDown: shut.length > 0 && isFew(people.let_down) ? 0 : people.let_down,
      atLeast: verdicts.some((v) => v.people.atLeast) || (shut.length > 0 && isFew(people.let_down)),
      due: shut.length > 0 && isFew(people.people) ? 0 : people.people,
    },
    promises: verdicts.map((v) => (fewLetDown.get(v.name) ? withoutPeople(v) : v)),
    sources: workspace.sources.map((source) => {
      const coverage = all.coverage.get(source.name)!;
      return {
        name: source.name,
        coverage:
          coverage.latest === null
            ? 0
            : shareArrived(coverage.buckets, { from: range.from.getTime(), to: asOf.getTime() + 1 }),
        says: troubleOf(workspace, coverage, { judging: range, zone })[0]?.says ?? null,
        quarantined: Number(quarantined.find((q) => q.source === source.name)?.n ?? 0),
      };
    }),
  };
};
