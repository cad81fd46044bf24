import type { Query, Step } from "../../core/query.js";
import { sql } from "../../core/sql.js";
import { arrivalsByHour, latestBySource } from "../../interactions/coverage.sql.js";
import { interactions } from "../../interactions/tables.js";
import { burnLengths } from "../../promises/alerts.js";
import { commitmentsSteps } from "../../promises/commitments.sql.js";
import {
  allCounts,
  burnCounts,
  dayCounts,
  peopleByDay,
  peopleLetDown,
  periodCounts,
  promiseCounts,
  segmentCounts,
  versionCounts,
} from "../../promises/counts.sql.js";
import { survivalCounts } from "../../promises/survival.sql.js";
import type { Judgings, PromiseJudging } from "../check/judgings.js";
import type { Context } from "../context.js";
import { partOf } from "../judge/evidence.js";
import { stretchesJudged, stretchesOf } from "../judge/stretches.js";
import { onePromise } from "../promise/one-promise.js";

/** A number that can be explained: its question and its steps, with the arguments that the screens give it. */
type Explainable = {
  readonly says: string;
  readonly steps: (context: Context, all: Judgings) => Promise<readonly Step[]>;
};

const ofPromise = <A>(
  // biome-ignore lint/suspicious/noExplicitAny: only the steps are used, whatever the rows are
  query: Query<A, any>,
  args: (one: PromiseJudging, all: Judgings, context: Context) => NoInfer<A> | Promise<NoInfer<A>>,
): Explainable => ({
  says: query.says,
  steps: async (context, all) => query.steps(await args(onePromise(all), all, context)),
});

const windowMs = ({ judging }: PromiseJudging) => judging.to.getTime() - judging.from.getTime();

export const explainable: Readonly<Record<string, Explainable>> = {
  commitments: {
    says: "How interactions become the commitments of a promise",
    steps: async (context, all) => {
      const { definition } = onePromise(all);
      if (definition.kind === "measure") return [];
      const { facts } = await context.stores();
      return commitmentsSteps(definition, {
        interactions: sql`${interactions}`,
        stretches: await stretchesOf(facts, definition, sql`${interactions}`),
        part: partOf(all.workspace, definition),
        keys: null,
      });
    },
  },
  [promiseCounts.name]: ofPromise(promiseCounts, (one) => one.judging),
  [versionCounts.name]: ofPromise(versionCounts, (one) => one.judging),
  [dayCounts.name]: ofPromise(dayCounts, (one, all) => ({ ...one.judging, zone: all.workspace.company.timezone })),
  [periodCounts.name]: ofPromise(periodCounts, (one, all) => ({
    ...one.judging,
    zone: all.workspace.company.timezone,
    period: "day" as const,
  })),
  [segmentCounts.name]: ofPromise(segmentCounts, (one) => ({
    ...one.judging,
    fields: one.definition.split.map((_, i) => i).slice(0, 1),
  })),
  [burnCounts.name]: ofPromise(burnCounts, (one) => ({
    ...one.judging,
    lengths: burnLengths({ target: one.definition.target, windowMs: windowMs(one) }),
  })),
  [peopleLetDown.name]: ofPromise(peopleLetDown, (one) => ({ ...one.judging, limit: 20 })),
  [survivalCounts.name]: ofPromise(survivalCounts, async (one, _all, context) => ({
    ...one.judging,
    definition: one.definition,
    stretches: await stretchesJudged((await context.stores()).facts, one),
    grid: 1000,
    fields: [],
    lateFrom: new Date(0),
  })),
  [allCounts.name]: {
    says: allCounts.says,
    steps: async (_, all) => allCounts.steps(all.promises.map((one) => one.judging)),
  },
  [peopleByDay.name]: {
    says: peopleByDay.says,
    steps: async (_, all) =>
      peopleByDay.steps({ each: all.promises.map((one) => one.judging), zone: all.workspace.company.timezone }),
  },
  [arrivalsByHour.name]: {
    says: arrivalsByHour.says,
    steps: async (_, all) => arrivalsByHour.steps({ asOf: all.asOf, withoutLoads: [] }),
  },
  [latestBySource.name]: {
    says: latestBySource.says,
    steps: async (_, all) => latestBySource.steps({ asOf: all.asOf }),
  },
};
