import { DateTime } from "luxon";
import { roughMs } from "../core/duration.js";
import type { Expectation } from "../sources/model.js";
import type { Arrival, Bucket, Coverage, CoverageQuestion, Gap } from "./model.js";
import { learnRhythm } from "./rhythm.js";

/**
 * Which stretches of a source are missing, from what it declares (`expect`), else from its own rhythm, else only what lies
 * after its last interaction. docs/methods/coverage.md says how a rhythm is learnt.
 */
export const coverage = (question: CoverageQuestion): Coverage => {
  const { source, expect, latest, asOf } = question;
  if (latest === null)
    return {
      source,
      expectation: expect ? "declared" : "none",
      gaps: [{ source, part: "", from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, kind: "missing" }],
      latest,
      buckets: [],
    };
  const buckets = expect ? declared(question, expect) : learnRhythm(question);
  const expectation = expect ? "declared" : buckets.length > 0 ? "learnt" : "none";
  const grace = expect ? roughMs(expect.within) : 0;
  const missing = gapsIn(
    buckets.filter((b) => b.to + grace <= asOf),
    source,
  );
  // A bucket that arrived and is past its time is complete; after the last such, or the last interaction, nothing is known.
  const complete = buckets
    .filter((b) => b.arrived > 0 && b.to + grace <= asOf)
    .reduce((end, b) => Math.max(end, b.to), 0);
  const known = Math.max(latest + 1, complete);
  const awaited: Gap = { source, part: "", from: known, to: Number.POSITIVE_INFINITY, kind: "awaited" };
  return {
    source,
    expectation,
    gaps: [...missing, awaited],
    latest,
    buckets: buckets.filter((b) => b.to + grace <= asOf),
  };
};

/** A bucket for each `every`, from the first arrival on; each weighs what such a bucket of its part usually holds. */
const declared = (question: CoverageQuestion, expect: Expectation): readonly Bucket[] => {
  const first = Math.min(...question.arrivals.map((a) => a.from));
  const edges = bucketEdges(expect, { first, asOf: question.asOf, zone: question.zone });
  const parts = expect.by === null ? [""] : [...new Set(question.arrivals.map((a) => a.part))];
  return parts.flatMap((part) => {
    const counts = countInto(
      edges,
      question.arrivals.filter((a) => expect.by === null || a.part === part),
    );
    const usual = Math.max(1, median(counts.filter((n) => n > 0)));
    // A part is expected from its own first day on: a store opens.
    const begins = counts.findIndex((n) => n > 0);
    return counts
      .map((n, i) => ({ part, from: edges[i]!, to: edges[i + 1]!, due: usual, arrived: n }))
      .slice(Math.max(0, begins));
  });
};

const bucketEdges = (expect: Expectation, range: { first: number; asOf: number; zone: string }): readonly number[] => {
  const { months, days, ms } = expect.every;
  const first = DateTime.fromMillis(range.first, { zone: range.zone });
  const edges: number[] = [];
  if (months === 0 && days === 0) {
    // Far back, short buckets would be many and tell nothing new.
    const from = Math.max(range.first, range.asOf - 100_000 * ms);
    for (let at = Math.floor(from / ms) * ms; at <= range.asOf + ms; at += ms) edges.push(at);
    return edges;
  }
  for (
    let at = first.startOf("day");
    edges.length === 0 || edges.at(-1)! <= range.asOf;
    at = at.plus({ months, days, milliseconds: ms })
  )
    edges.push(at.toMillis());
  return edges;
};

const countInto = (edges: readonly number[], arrivals: readonly Arrival[]): readonly number[] => {
  const counts = edges.slice(1).map(() => 0);
  for (const { from, n } of arrivals) {
    const i = lastAtMost(edges, from);
    if (i >= 0 && i < counts.length) counts[i]! += n;
  }
  return counts;
};

/** Index of the last edge that is not after the value; -1 if all are. */
export const lastAtMost = (edges: readonly number[], value: number): number => {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** Neighbouring empty buckets of one part are one gap. */
const gapsIn = (buckets: readonly Bucket[], source: string): readonly Gap[] => {
  const gaps: Gap[] = [];
  for (const { part, from, to, arrived } of buckets) {
    if (arrived > 0) continue;
    const last = gaps.at(-1);
    if (last && last.part === part && last.to === from) gaps[gaps.length - 1] = { ...last, to };
    else gaps.push({ source, part, from, to, kind: "missing" });
  }
  return gaps;
};

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? 0 : sorted[Math.floor(sorted.length / 2)]!;
};

/** Share of what should have arrived in the stretch that did; each bucket counts for what it usually holds. 1 when nothing was due. */
export const shareArrived = (buckets: readonly Bucket[], stretch: { from: number; to: number }): number => {
  let due = 0;
  let arrived = 0;
  for (const bucket of buckets) {
    if (bucket.to <= stretch.from || bucket.from >= stretch.to) continue;
    due += bucket.due;
    arrived += bucket.arrived > 0 ? bucket.due : 0;
  }
  return due === 0 ? 1 : arrived / due;
};
