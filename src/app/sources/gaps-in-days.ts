import { DateTime } from "luxon";
import type { Coverage } from "../../interactions/model.js";

export type DayGap = { readonly from: string; readonly to: string | null; readonly part: string | null };

/** What is missing, latest first, as first and last local day; `to` is null while nothing has come since. */
export const gapsInDays = (coverage: Coverage, about: { zone: string; asOf: Date }): readonly DayGap[] => {
  const day = (ms: number) => DateTime.fromMillis(ms, { zone: about.zone }).toISODate()!;
  return coverage.gaps
    .filter((gap) => gap.kind === "missing" && Number.isFinite(gap.from))
    .sort((a, b) => b.from - a.from || a.part.localeCompare(b.part))
    .map((gap) => {
      const ends = coverage.buckets
        .filter((b) => gap.part === "" || b.part === gap.part)
        .reduce((end, b) => Math.max(end, b.to), Number.NEGATIVE_INFINITY);
      const goesOn = gap.to >= ends;
      return { from: day(gap.from), to: goesOn ? null : day(gap.to - 1), part: gap.part === "" ? null : gap.part };
    });
};
