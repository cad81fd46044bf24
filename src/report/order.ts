import type { PromiseVerdict } from "../promises/verdict.js";
import { type MarkName, markName } from "./marks.js";

const rank: Record<MarkName, number> = {
  broken: 0,
  brokenTooClose: 1,
  unknown: 2,
  keptTooClose: 3,
  kept: 4,
  pending: 5,
  void: 6,
};

/** Broken, cannot say, too close to call, kept; inside each by people let down, then by name. */
export const inOrder = (promises: readonly PromiseVerdict[]): PromiseVerdict[] =>
  [...promises].sort(
    (a, b) =>
      rank[markName(a)] - rank[markName(b)] ||
      b.people.letDown - a.people.letDown ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
