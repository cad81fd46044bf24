import { kaplanMeier } from "../stats/kaplan-meier.js";
import { survivalBand } from "../stats/survival-at.js";
import type { Direction, Lasted } from "./design.js";

export type KeptByLimit = {
  readonly limit: number;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
};

/**
 * For each limit the share that it would have kept: the Kaplan-Meier curve read as a promise. `most`: kept when it ends by the
 * limit; `least`: when it has not ended before it. About `most` points, denser near 100%, where promises are made.
 */
export const keptByLimit = (
  rows: readonly Pick<Lasted, "value" | "happened" | "n">[],
  options: { direction: Direction; level: number; most: number },
): readonly KeptByLimit[] => {
  const { direction, level, most } = options;
  const curve = kaplanMeier(
    rows.map((row) => ({ time: row.value, events: row.happened ? row.n : 0, censored: row.happened ? 0 : row.n })),
  );
  const all = curve.steps.map((step, i): KeptByLimit => {
    // What ends exactly at the limit was in time; what must last may end exactly there.
    const at = direction === "most" ? i : i - 1;
    const survival = curve.steps[at]?.survival ?? 1;
    const band = survivalBand(curve, at, { level });
    return direction === "most"
      ? { limit: step.time, estimate: 1 - survival, low: 1 - band.high, high: 1 - band.low }
      : { limit: step.time, estimate: survival, low: band.low, high: band.high };
  });
  return thinned(all, most);
};

/** Neighbours that differ by less than an even share of the whole rise go; near 100% that share is a tenth of it. */
const thinned = (points: readonly KeptByLimit[], most: number): readonly KeptByLimit[] => {
  if (points.length <= most) return points;
  const kept: KeptByLimit[] = [];
  for (const [i, point] of points.entries()) {
    const last = kept.at(-1);
    const least = Math.max(0.1, Math.min(1, 4 * (1 - point.estimate))) / most;
    if (last === undefined || i === points.length - 1 || Math.abs(point.estimate - last.estimate) >= least)
      kept.push(point);
  }
  return kept;
};
