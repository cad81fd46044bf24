import { DateTime } from "luxon";
import type { z } from "zod";
import { shareArrived } from "../../interactions/coverage.js";
import { type Period, periodCounts } from "../../promises/counts.sql.js";
import { rateOf } from "../../promises/keep-rate.js";
import type { PromiseDefinition } from "../../promises/model.js";
import type { SeriesPoint } from "../../report/model.js";
import { ask } from "../check/ask.js";
import { tooFewToShow } from "../check/few-people.js";
import type { Judgings, PromiseJudging } from "../check/judgings.js";
import type { Stores } from "../context.js";
import { evidenceSources, madeSources } from "../judge/evidence.js";

const steps: Record<Period, number> = { day: 28, week: 26, month: 15, quarter: 12 };

/** Short windows are shown week by week, long ones by month. */
export const periodOf = (definition: PromiseDefinition): Period => {
  const { window } = definition;
  if (window.kind === "calendar")
    return window.period === "day" || window.period === "week" ? "week" : window.period === "month" ? "week" : "month";
  return window.length.months * 30 + window.length.days > 90 ? "month" : "week";
};

/** The rate over time, period by period up to asOf; from the first with anything due. */
export const seriesOf = async (
  { facts }: Stores,
  all: Judgings,
  one: PromiseJudging,
  every: Period,
): Promise<z.infer<typeof SeriesPoint>[]> => {
  const { definition, judging } = one;
  if (await tooFewToShow(facts, one)) return [];
  const zone = all.workspace.company.timezone;
  const now = DateTime.fromJSDate(all.asOf, { zone });
  const first = now.startOf(every).minus({ [`${every}s`]: steps[every] - 1 });
  const rows = await ask(facts, periodCounts, {
    ...judging,
    from: first.toJSDate(),
    to: now.endOf(every).plus({ milliseconds: 1 }).toJSDate(),
    zone,
    period: every,
  });
  const byDay = new Map(rows.map((r) => [r.day, r]));
  const sources = [...evidenceSources(all.workspace, definition), ...madeSources(all.workspace, definition)].flatMap(
    (s) => all.coverage.get(s.name) ?? [],
  );
  const points: z.infer<typeof SeriesPoint>[] = [];
  for (let from = first; from <= now; from = from.plus({ [`${every}s`]: 1 })) {
    const to = from.plus({ [`${every}s`]: 1 });
    const row = byDay.get(from.toISODate()!);
    if (!row && points.length === 0) continue;
    const rate = row
      ? rateOf(row, { minimum: 1, level: definition.level, target: 0 }, { commitments: 0, reason: null }).keepRate
      : { status: "none" as const };
    const known = "status" in rate ? null : rate;
    points.push({
      from: from.toISODate()!,
      to: to.toISODate()!,
      kept: row?.kept ?? 0,
      broken: row?.broken ?? 0,
      unknown: row?.unknown ?? 0,
      pending: row?.pending ?? 0,
      estimate: known?.estimate ?? (row && row.kept + row.broken > 0 ? row.kept / (row.kept + row.broken) : null),
      low: known?.low ?? null,
      high: known?.high ?? null,
      low50: known?.low50 ?? null,
      high50: known?.high50 ?? null,
      target: targetAt(definition, from.toJSDate()),
      coverage: Math.min(
        1,
        ...sources.map((c) =>
          shareArrived(c.buckets, { from: from.toMillis(), to: Math.min(to.toMillis(), all.asOf.getTime()) }),
        ),
      ),
      unfinished: to > now,
      restated: null,
    });
  }
  return points;
};

const targetAt = (definition: PromiseDefinition, at: Date): number =>
  (definition.versions.findLast((v) => v.from === null || v.from <= at) ?? definition.versions[0]!).target;
