import { DateTime } from "luxon";
import { z } from "zod";
import { ProblemsFound } from "../../core/problems-found.js";
import { p, sql } from "../../core/sql.js";
import { useCase } from "../../core/use-case.js";
import { promiseCounts, segmentCounts } from "../../promises/counts.sql.js";
import { type Direction, designOptions, designTargets, type Lasted, wouldKeep } from "../../promises/design.js";
import type { Judging } from "../../promises/judged.sql.js";
import { sumsOf } from "../../promises/keep-rate.js";
import { inDays, limitOf, type Measured, measuredOf } from "../../promises/measured.js";
import type { PromiseDefinition } from "../../promises/model.js";
import { survivalCounts } from "../../promises/survival.sql.js";
import { commitments } from "../../promises/tables.js";
import { DesignAnswer } from "../../report/answers.js";
import { ask } from "../check/ask.js";
import { askedOptions } from "../check/check.js";
import { type Asked, judgings } from "../check/judgings.js";
import type { Context } from "../context.js";
import { stretchesJudged } from "../judge/stretches.js";
import { appProblems } from "../problems.js";
import { onePromise } from "../promise/one-promise.js";

export const design = useCase({
  name: "design",
  title: "What could be promised?",
  says: "For 80, 90, 95 and 99%, and the promise's own target: the tightest promise that the history would have kept, for everyone and for each group, tried on the last third; and how much today's promise is padded.",
  input: z.object({ promise: z.string().describe("Its name in kept.yaml"), ...askedOptions }),
  output: DesignAnswer,
  needs: "read",
  cli: {
    positional: ["promise"],
    examples: [
      { command: "kept design fast", does: "on the whole history" },
      { command: "kept design fast --from 2026-01-01", does: "on this year's" },
    ],
    formats: ["table", "json", "markdown"],
  },
  run: async (context: Context, asked) => designPromise(context, asked),
});

/** Fewer commitments say nothing about their slowest hundredth. */
const need = 100;
const beginning = "1900-01-01";

type AskedOne = Omit<Asked, "promise"> & { promise: string };

/** The history that a promise is designed on, as a question to `survival_counts`. */
export const designHistory = async (context: Context, asked: AskedOne) => {
  const name = asked.promise;
  const { facts } = await context.stores();
  const all = await judgings(context, {
    ...asked,
    promise: [name],
    ...(asked.from === undefined ? { from: await usualBeginning(context, name) } : {}),
  });
  const { definition, judging } = onePromise(all);
  const measured = measuredOf(definition);
  if (measured === null)
    throw new ProblemsFound([
      appProblems.make("usage.design", {
        says: `the promise "${name}" is of kind ${definition.kind}, which measures nothing that could be promised tighter`,
        write: "ask for a promise of kind duration, deadline, absence, effort or score",
      }),
    ]);
  const question = {
    ...judging,
    definition,
    stretches: await stretchesJudged(facts, { definition, judging }),
    grid: gridOf(measured, definition) * measured.per,
    lateFrom: new Date(0),
  };
  const direction: Direction = definition.kind === "score" || definition.kind === "absence" ? "least" : "most";
  return { all, definition, judging, measured, question, direction, history: await historyOf(context, judging) };
};

const designPromise = async (context: Context, asked: AskedOne): Promise<DesignAnswer> => {
  const { facts } = await context.stores();
  const { all, definition, judging, measured, question, direction, history } = await designHistory(context, asked);
  const zone = all.workspace.company.timezone;
  const lateFrom = new Date(history.from.getTime() + ((history.to.getTime() - history.from.getTime()) * 2) / 3);
  const ofGroup = async (fields: readonly number[]) =>
    (await ask(facts, survivalCounts, { ...question, fields, lateFrom })).map((r) => ({
      values: r.values,
      lasted: { value: r.value / measured.per, happened: r.happened, late: r.late, n: r.n } satisfies Lasted,
    }));
  const rows = (await ofGroup([])).map((r) => r.lasted);
  const [counts] = await ask(facts, promiseCounts, judging);
  const n = rows.reduce((sum, r) => sum + r.n, 0);
  const version = definition.versions.at(-1)!;
  const targets = [...new Set([...designTargets, version.target])].sort((a, b) => a - b);
  const options = { direction, level: definition.level, targets };
  const limit = limitOf(version.terms, measured);
  const sameTarget = designOptions(rows, {
    ...options,
    targets: [version.target],
    clusters: counts ? sumsOf(counts) : null,
  })[0];
  const day = (date: Date) => DateTime.fromJSDate(date, { zone }).toISODate()!;
  return {
    promise: { name: definition.name, says: definition.says, kind: definition.kind },
    unit: measured.unit,
    asOf: day(all.asOf),
    history: { from: day(history.from), to: day(history.to) },
    n,
    pending: rows.filter((r) => !r.happened).reduce((sum, r) => sum + r.n, 0),
    need: n < need ? need : null,
    today: { target: version.target, limit, wouldKeep: limit === null ? null : wouldKeep(rows, limit, direction) },
    padded:
      limit === null || sameTarget?.limit == null ? null : (direction === "most" ? 1 : -1) * (limit - sameTarget.limit),
    options: n < need ? [] : [...designOptions(rows, { ...options, clusters: counts ? sumsOf(counts) : null })],
    segments:
      n < need
        ? []
        : await segmentsOf({
            definition,
            ofGroup,
            options,
            groupSums: async (fields) =>
              (await ask(facts, segmentCounts, { ...judging, fields })).map((r) => ({
                values: r.values,
                people: r.people,
                sums: sumsOf(r),
              })),
          }),
  };
};

const gridOf = (unit: Measured, of: PromiseDefinition): number => {
  const today = limitOf(of.versions.at(-1)!.terms, unit);
  if (unit.unit === "ms") return (today ?? 0) >= 86_400_000 ? 60_000 : 1000;
  if (inDays(unit)) return 1 / 24;
  return unit.unit === "difference" ? 0.01 : 1;
};

type Grouped = { readonly values: readonly string[]; readonly lasted: Lasted };

/** Each single split field's groups with enough history, and enough people where they are opinions. */
const segmentsOf = async (question: {
  definition: PromiseDefinition;
  ofGroup: (fields: readonly number[]) => Promise<readonly Grouped[]>;
  options: { direction: Direction; level: number; targets: readonly number[] };
  groupSums: (
    fields: readonly number[],
  ) => Promise<readonly { values: readonly string[]; people: number; sums: ReturnType<typeof sumsOf> }[]>;
}) => {
  const segments = [];
  for (const [i] of question.definition.split.entries()) {
    const groups = new Map<string, Lasted[]>();
    for (const { values, lasted } of await question.ofGroup([i]))
      groups.set(values[0]!, [...(groups.get(values[0]!) ?? []), lasted]);
    const sums = await question.groupSums([i]);
    for (const [label, rows] of [...groups].sort(([a], [b]) => a.localeCompare(b))) {
      const n = rows.reduce((sum, r) => sum + r.n, 0);
      const group = sums.find((s) => s.values[0] === label);
      if (n < need || (question.definition.private && (group?.people ?? 0) < 5)) continue;
      segments.push({
        label: label === "" ? "(none)" : label,
        n,
        options: [...designOptions(rows, { ...question.options, clusters: group?.sums ?? null })],
      });
    }
  }
  return segments;
};

/**
 * A company works to what it promises: the history begins with the version in force, if that is long enough ago to tell. Until
 * then it is all there is.
 */
const usualBeginning = async (context: Context, name: string): Promise<string> => {
  const workspace = await context.workspace();
  const since = workspace.promises.find((one) => one.name === name)?.versions.at(-1)?.from ?? null;
  if (since === null) return beginning;
  await judgings(context, { promise: [name] });
  const { facts } = await context.stores();
  const [row] = await facts.query(
    sql`SELECT count() AS n FROM ${commitments} WHERE promise = ${p.text(name)} AND made_at >= ${p.instant(since)}`,
  );
  return Number(row?.n ?? 0) < need
    ? beginning
    : DateTime.fromJSDate(since, { zone: workspace.company.timezone }).toISODate()!;
};

const historyOf = async (context: Context, judging: Judging): Promise<{ from: Date; to: Date }> => {
  const { facts } = await context.stores();
  const [row] = await facts.query(
    sql`SELECT toUnixTimestamp64Milli(min(made_at)) AS first, toUnixTimestamp64Milli(max(made_at)) AS last
  FROM ${judging.commitments} WHERE promise = ${p.text(judging.promise)} AND due_at >= ${p.instant(judging.from)} AND made_at <= ${p.instant(judging.asOf)}`,
  );
  return { from: new Date(Number(row?.first ?? 0)), to: new Date(Number(row?.last ?? 0)) };
};
