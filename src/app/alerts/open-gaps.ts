import type { Coverage } from "../../interactions/model.js";

/** A source that fell silent: what it should have delivered up to now is missing. One that never delivered anything has not begun. */
export const isSilent = (coverage: Coverage): boolean => {
  if (coverage.latest === null) return false;
  return coverage.gaps.some((gap) => {
    if (gap.kind !== "missing") return false;
    const ends = coverage.buckets.filter((bucket) => gap.part === "" || bucket.part === gap.part).map((b) => b.to);
    return gap.to >= ends.reduce((a, b) => Math.max(a, b), 0);
  });
};
