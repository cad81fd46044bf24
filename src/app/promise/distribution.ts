import type { z } from "zod";
import { inDays, limitOf, type Measured, measuredOf } from "../../promises/measured.js";
import type { PromiseDefinition } from "../../promises/model.js";
import { survivalCounts } from "../../promises/survival.sql.js";
import type { Distribution } from "../../report/model.js";
import { decimalWidths, timeWidthsMs } from "../../stats/histogram.js";
import { kaplanMeier } from "../../stats/kaplan-meier.js";
import { survivalQuantile } from "../../stats/survival-quantile.js";
import { ask } from "../check/ask.js";
import { tooFewToShow } from "../check/few-people.js";
import type { PromiseJudging } from "../check/judgings.js";
import type { Stores } from "../context.js";
import { stretchesJudged } from "../judge/stretches.js";

type Row = { readonly value: number; readonly happened: number; readonly verdict: string; readonly n: number };

/** How long it took against what is promised now; null for kinds that measure nothing. */
export const distributionOf = async (
  { facts }: Stores,
  one: PromiseJudging,
): Promise<z.infer<typeof Distribution> | null> => {
  const { definition, judging } = one;
  const measured = measuredOf(definition);
  if (measured === null || (await tooFewToShow(facts, one))) return null;
  const limit = limitOf(definition.versions.at(-1)!.terms, measured);
  const grid = gridOf(measured, limit);
  const rows = (
    await ask(facts, survivalCounts, {
      ...judging,
      definition,
      stretches: await stretchesJudged(facts, one),
      grid: grid * measured.per,
      fields: [],
      lateFrom: new Date(0),
    })
  ).map((r) => ({ ...r, value: r.value / measured.per }));
  const curve = kaplanMeier(
    rows.map((r) => ({ time: r.value, events: r.happened ? r.n : 0, censored: r.happened ? 0 : r.n })),
  );
  const quantile = (share: number) => {
    const found = survivalQuantile(curve, share, { level: definition.level });
    return "status" in found ? null : found.estimate;
  };
  const sum = (verdict: string) => rows.filter((r) => r.verdict === verdict).reduce((n, r) => n + r.n, 0);
  const [lower, upper] = definition.kind === "absence" ? [null, null] : [quantile(0.5), quantile(0.95)];
  return {
    unit: measured.unit,
    limit,
    bins: bins(rows, { definition, measured, limit }),
    unknown: 0,
    pending: sum("pending"),
    median: lower,
    p95: upper,
  };
};

/** Fine enough that a bin's edge and a quantile are read off well. */
const gridOf = (measured: Measured, limit: number | null): number => {
  if (measured.unit === "ms") return Math.max(1, niceWidth((limit ?? 3_600_000) / 60, timeWidthsMs));
  if (inDays(measured)) return 1 / 24;
  return measured.unit === "difference" ? Math.max(1e-6, (limit ?? 1) / 20) : 1;
};

const niceWidth = (wanted: number, widths: readonly number[]): number =>
  widths.filter((w) => w <= wanted).at(-1) ?? widths[0]!;

/** About 25 bins around the limit, which is an edge; the last holds all above, the first all below. */
const bins = (
  rows: readonly Row[],
  about: { definition: PromiseDefinition; measured: Measured; limit: number | null },
) => {
  const { measured, limit } = about;
  const values = rows.filter((r) => r.happened);
  if (values.length === 0) return [];
  const least = Math.min(...values.map((r) => r.value));
  const { from, to, width } = rangeOf({ measured, limit, least, values });
  const count = Math.max(1, Math.round((to - from) / width));
  const all = Array.from({ length: count + 1 }, (_, i) => ({
    from: from + i * width,
    to: i === count ? null : from + (i + 1) * width,
    kept: 0,
    broken: 0,
    pending: 0,
  }));
  for (const { value, happened, verdict, n } of rows) {
    // Values stand at the upper end of their grid cell; whole numbers are bins of their own.
    const position =
      measured.unit === "ms" || inDays(measured) || measured.unit === "difference"
        ? Math.ceil((value - from) / width - 1e-9) - 1
        : Math.floor((value - from) / width + 1e-9);
    const bin = all[Math.min(count, Math.max(0, position))]!;
    if (!happened && verdict === "pending") bin.pending += n;
    else if (happened && verdict === "kept") bin.kept += n;
    else if (happened && verdict === "broken") bin.broken += n;
  }
  return all;
};

const rangeOf = (about: {
  measured: Measured;
  limit: number | null;
  least: number;
  values: readonly Row[];
}): { from: number; to: number; width: number } => {
  const { measured, limit, values } = about;
  if (measured.unit === "ms") {
    const width = niceWidth((limit ?? 3_600_000) / 10, timeWidthsMs);
    const edge = limit ?? width * 10;
    return { from: edge - Math.floor(edge / width) * width, to: edge + Math.ceil((1.5 * edge) / width) * width, width };
  }
  if (inDays(measured)) {
    const furthest = Math.max(3, percentile(values, 0.98) - (limit ?? 0));
    const before = Math.max(limit ?? 0, Math.min(14, (limit ?? 0) - percentile(values, 0.02)));
    return { from: (limit ?? 0) - Math.ceil(before), to: (limit ?? 0) + Math.ceil(Math.min(14, furthest)), width: 1 };
  }
  if (measured.unit === "difference") {
    const width = niceWidth((limit || 1) / 5, decimalWidths);
    return { from: 0, to: width * 20, width };
  }
  return { from: Math.floor(about.least), to: Math.ceil(percentile(values, 1)), width: 1 };
};

const percentile = (rows: readonly Row[], share: number): number => {
  const sorted = [...rows].sort((a, b) => a.value - b.value);
  const total = sorted.reduce((n, r) => n + r.n, 0);
  let seen = 0;
  for (const row of sorted) {
    seen += row.n;
    if (seen >= share * total) return row.value;
  }
  return sorted.at(-1)?.value ?? 0;
};
