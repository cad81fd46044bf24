import { DateTime } from "luxon";
import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import { keptByLimit } from "../../promises/kept-by-limit.js";
import { limitOf } from "../../promises/measured.js";
import { survivalCounts } from "../../promises/survival.sql.js";
import { Interval } from "../../promises/verdict.js";
import { Unit } from "../../report/model.js";
import { ask } from "../check/ask.js";
import { askedOptions } from "../check/check.js";
import type { Context } from "../context.js";
import { designHistory } from "../design/design.js";

export const TryAnswer = z.object({
  promise: z.object({ name: z.string(), says: z.string(), kind: z.string() }),
  unit: Unit,
  better: z.enum(["less", "more"]).describe("Which limit is the tighter promise: less (a time) or more (a score)."),
  asOf: z.string(),
  history: Interval,
  n: z.number().int(),
  pending: z.number().int().describe("Not over yet: counted as lasting at least so long."),
  need: z.number().int().nullable().describe("Set when there is too little history: how many it takes."),
  today: z.object({ target: z.number(), limit: z.number().nullable() }),
  points: z
    .array(
      z.object({
        limit: z.number(),
        estimate: z.number().describe("The share that this limit would have kept."),
        low: z.number(),
        high: z.number(),
      }),
    )
    .describe("By limit, ascending; between two points the lower one holds. Empty with too little history."),
});
export type TryAnswer = z.infer<typeof TryAnswer>;

const need = 100;
const mostPoints = 240;

export const tryPromise = useCase({
  name: "try-promise",
  title: "Try another promise",
  says: "The share of the history that each other limit would have kept, as a curve with its range: what to promise at a target, or how often a limit would be kept.",
  input: z.object({ promise: z.string().describe("Its name in kept.yaml"), ...askedOptions }),
  output: TryAnswer,
  needs: "read",
  cli: {
    positional: ["promise"],
    examples: [{ command: "kept try-promise fast --json", does: "the curve behind kept design" }],
    formats: ["json"],
  },
  run: async (context: Context, asked) => {
    const { all, definition, measured, question, direction, history } = await designHistory(context, asked);
    const { facts } = await context.stores();
    const rows = (await ask(facts, survivalCounts, { ...question, fields: [] })).map((row) => ({
      value: row.value / measured.per,
      happened: row.happened,
      n: row.n,
    }));
    const n = rows.reduce((sum, row) => sum + row.n, 0);
    const day = (date: Date) => DateTime.fromJSDate(date, { zone: all.workspace.company.timezone }).toISODate()!;
    const version = definition.versions.at(-1)!;
    return {
      promise: { name: definition.name, says: definition.says, kind: definition.kind },
      unit: measured.unit,
      better: direction === "most" ? ("less" as const) : ("more" as const),
      asOf: day(all.asOf),
      history: { from: day(history.from), to: day(history.to) },
      n,
      pending: rows.filter((row) => !row.happened).reduce((sum, row) => sum + row.n, 0),
      need: n < need ? need : null,
      today: { target: version.target, limit: limitOf(version.terms, measured) },
      points: n < need ? [] : [...keptByLimit(rows, { direction, level: definition.level, most: mostPoints })],
    };
  },
});
