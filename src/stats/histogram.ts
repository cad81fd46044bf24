import { type None, none } from "./estimate.js";
import { type Counted, quantile } from "./quantile.js";

/** Counts of values in (from, to]; null is without end. A value equal to the limit lies on the side up to it. */
export type Bin = { readonly from: number | null; readonly to: number | null; readonly count: number };

export type Histogram = { readonly width: number; readonly bins: readonly Bin[]; readonly n: number };

/** `limit` is always an edge. `widths` are the widths that read well, rising; about `bins` bins cover all but the outermost 1 %. */
export type HistogramOptions = { readonly limit: number; readonly widths: readonly number[]; readonly bins: number };

/**
 * Bins for comparing values with a limit: no bin straddles it, so bars on one side are exactly the values within it.
 * What lies beyond the 1 % and 99 % quantiles by more than a bin is counted in one open bin on each side.
 */
export const histogram = (values: readonly Counted[], { limit, widths, bins }: HistogramOptions): Histogram | None => {
  const least = quantile(values, 0.01);
  const most = quantile(values, 0.99);
  if ("status" in least || "status" in most) return none;
  const low = Math.min(least.value, limit);
  const high = Math.max(most.value, limit);
  const width = widths.find((one) => (high - low) / one <= bins) ?? widths.at(-1)!;
  const first = Math.floor((low - limit) / width);
  const last = Math.max(first + 1, Math.ceil((high - limit) / width));
  const edges = Array.from({ length: last - first + 1 }, (_, i) => limit + (first + i) * width);
  const counts = new Array<number>(edges.length + 1).fill(0);
  for (const { value, count } of values) {
    const bin = edges.findIndex((edge) => value <= edge);
    counts[bin < 0 ? edges.length : bin]! += count;
  }
  const all = counts.map((count, i) => ({ from: edges[i - 1] ?? null, to: edges[i] ?? null, count }));
  // The open bins appear only where something lies in them.
  const shown = all.filter(({ from, to, count }) => count > 0 || (from !== null && to !== null));
  return { width, bins: shown, n: counts.reduce((total, count) => total + count, 0) };
};

/** 1, 2, 5, 10, 20, ...: widths for plain numbers. */
export const decimalWidths = Array.from({ length: 40 }, (_, i) => [1, 2, 5][i % 3]! * 10 ** (Math.floor(i / 3) - 3));

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** 1 ms to 28 days, in the steps in which people read time. */
export const timeWidthsMs = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14, 28].map((count) => count * day),
];
