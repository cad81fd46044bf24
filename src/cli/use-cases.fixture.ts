import { z } from "zod";
import { useCase } from "../core/use-case.js";
import * as answers from "../report/answers.js";
import type { CheckResult, ReportData } from "../report/model.js";
import { quickKitchen } from "../report/quick-kitchen.fixture.js";

const day = (says: string) => z.string().optional().describe(says).meta({ placeholder: "DAY" });
const when = {
  asOf: day("Judge as of this day (2026-07-14) or instant; default now."),
  knownAt: day("Count only what was known by then."),
};
const where = z.record(z.string(), z.string()).default({}).describe("Only where this holds; may be repeated.");
const promise = z.string().describe("Name of a promise.").meta({ placeholder: "PROMISE" });
const fixed =
  <T>(answer: T) =>
  async (): Promise<T> =>
    answer;

/** Use cases without stores, with the inputs that issue 2 asks for: what the command line is tested with. */
export const fixtureUseCases = [
  useCase({
    name: "check",
    title: "Say for each promise whether it is kept",
    says: "Who was let down, which promises are broken, and what cannot be judged.",
    input: z.object({
      ...when,
      from: day("First day of the period, instead of each promise's window."),
      to: day("Last day of the period."),
      promise: z
        .array(z.string())
        .default([])
        .describe("Only this promise; may be repeated.")
        .meta({ placeholder: "PROMISE" }),
      where,
      segments: z.boolean().default(false).describe("Also for whom: one line a group."),
      limit: z.number().int().default(10).describe("At most so many groups.").meta({ short: "n" }),
      order: z.enum(["worst", "name"]).default("worst").describe("What comes first."),
    }),
    output: z.custom<CheckResult>(),
    needs: "read",
    cli: {
      examples: [
        { command: "kept check", does: "all promises, each over its own window" },
        { command: "kept check --as-of 2026-07-14 --where store=Utrecht", does: "one store, as of a day" },
      ],
      formats: ["table", "json", "markdown", "junit"],
    },
    run: fixed(quickKitchen),
  }),
  useCase({
    name: "people",
    title: "List those let down",
    says: "Who was let down by a promise, and how badly.",
    input: z.object({ promise, ...when, where }),
    output: answers.PeopleAnswer,
    needs: "people",
    cli: {
      positional: ["promise"],
      examples: [{ command: "kept people fast", does: "worst first" }],
      formats: ["table", "json", "markdown", "csv"],
    },
    run: fixed({} as z.infer<typeof answers.PeopleAnswer>),
  }),
  useCase({
    name: "promise",
    title: "Show one promise",
    says: "Its sentence, its rate over time, for whom it is broken.",
    input: z.object({ promise, ...when }),
    output: answers.PromiseAnswer,
    needs: "read",
    cli: { positional: ["promise"], examples: [{ command: "kept promise fast", does: "how it has been" }] },
    run: fixed({} as z.infer<typeof answers.PromiseAnswer>),
  }),
  useCase({
    name: "import",
    title: "Read what is new",
    says: "Reads the files of all sources, or of those named.",
    input: z.object({ sources: z.array(z.string()).optional().describe("Names of sources; default all.") }),
    output: z.object({ data: z.custom<z.infer<typeof ReportData>>() }),
    needs: "write",
    cli: { positional: ["sources"], examples: [{ command: "kept import", does: "all sources" }] },
    run: fixed({ data: {} as z.infer<typeof ReportData> }),
  }),
] as const;
