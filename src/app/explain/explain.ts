import { z } from "zod";
import { ProblemsFound } from "../../core/problems-found.js";
import { compile, type Step } from "../../core/query.js";
import { p, render, type Sql, sql } from "../../core/sql.js";
import { useCase } from "../../core/use-case.js";
import { ExplainAnswer } from "../../report/answers.js";
import { nearest } from "../../spec/did-you-mean.js";
import type { Facts } from "../../stores/facts.js";
import { askedOptions } from "../check/check.js";
import { judgings } from "../check/judgings.js";
import type { Context } from "../context.js";
import { appProblems } from "../problems.js";
import { explainable } from "./explainable.js";

export const explain = useCase({
  name: "explain",
  title: "How a number comes about",
  says: "Prints the SQL of a number and runs it step by step: what one row of each step is, how many there are, and the first of them.",
  input: z.object({
    query: z.string().optional().describe("Which query; without one they are listed"),
    promise: z.string().optional().describe("About which promise; the first otherwise").meta({ placeholder: "NAME" }),
    ...askedOptions,
    rows: z.number().int().min(0).max(100).default(3).describe("How many rows of each step to show"),
  }),
  output: ExplainAnswer,
  needs: "people",
  cli: {
    positional: ["query"],
    examples: [
      { command: "kept explain", does: "which numbers there are" },
      { command: "kept explain promise_counts --promise fast", does: "how the keep rate of `fast` is counted" },
      { command: "kept explain commitments --promise fast", does: "how interactions become commitments" },
    ],
    formats: ["table", "json"],
  },
  run: async (context: Context, asked): Promise<ExplainAnswer> => {
    const names = Object.keys(explainable);
    if (asked.query === undefined) return catalogue();
    const one = explainable[asked.query];
    if (!one) {
      const near = nearest(asked.query, names);
      const ofPromise = (await context.workspace()).promises.some((one) => one.name === asked.query);
      throw new ProblemsFound([
        appProblems.make("usage.query", {
          says: `there is no query "${asked.query}"${near ? `; did you mean "${near}"?` : ""}`,
          write: ofPromise ? `kept explain promise_counts --promise ${asked.query}` : `one of: ${names.join(", ")}`,
        }),
      ]);
    }
    const { facts } = await context.stores();
    const workspace = await context.workspace();
    const name = asked.promise ?? workspace.promises[0]?.name;
    const all = await judgings(context, { ...asked, promise: name === undefined ? [] : [name] });
    const steps = await one.steps(context, all);
    const { text, params } = render(compile(steps), { database: facts.home.database });
    return {
      query: asked.query,
      says: one.says,
      sql: text,
      parameters: params,
      steps: await stepByStep(facts, steps, asked.rows),
    };
  },
});

/** One row a query: name and question. */
const catalogue = (): ExplainAnswer => ({
  query: "",
  says: "Each number has a query; kept explain NAME prints it and runs it step by step.",
  sql: "",
  parameters: {},
  steps: [
    {
      name: "queries",
      rows: Object.keys(explainable).length,
      ms: 0,
      columns: ["query", "answers"],
      sample: Object.entries(explainable).map(([name, { says }]) => [name, says]),
    },
  ],
});

/** Each step is run for itself, as if the steps after it were not there. */
const stepByStep = async (facts: Facts, steps: readonly Step[], rows: number): Promise<ExplainAnswer["steps"]> => {
  const out = [];
  for (const each of steps) {
    const until: Sql = compile(steps, each.name);
    const started = performance.now();
    const [count] = await facts.query(sql`SELECT count() AS n FROM (${until})`);
    const ms = performance.now() - started;
    const sample = await facts.query(sql`SELECT * FROM (${until}) LIMIT ${p.int(rows)}`);
    const columns = (await facts.query(sql`DESCRIBE (${until})`)).map((c) => String(c.name));
    out.push({
      name: `${each.name}: ${each.says}`,
      rows: Number(count?.n ?? 0),
      ms,
      columns,
      sample: sample.map((row) => columns.map((c) => shown(row[c]))),
    });
  }
  return out;
};

const shown = (value: unknown): string => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text === undefined ? "" : text.length > 200 ? `${text.slice(0, 200)}…` : text;
};
