import type { z } from "zod";
import { benjaminiHochberg } from "../stats/benjamini-hochberg.js";
import { designEffect } from "../stats/design-effect.js";
import { differenceOfProportions } from "../stats/two-proportions.js";
import { type CountedRow, countsOf, type Demand, rateOf, sumsOf } from "./keep-rate.js";
import type { Segment } from "./verdict.js";

/** Counts of one group of one choice of split fields. */
export type Group = { readonly values: readonly string[]; readonly counts: CountedRow };
/** All groups of one choice of fields (one field, or a pair). */
export type Split = { readonly fields: readonly string[]; readonly groups: readonly Group[] };

export type SegmentsQuestion = {
  readonly splits: readonly Split[];
  /** Counts of everyone. */
  readonly total: CountedRow;
  readonly demand: Demand;
  /** Groups with fewer due are one row. */
  readonly smallest: number;
  /** Opinions and attributes: groups with fewer people are not shown; null when the records are the company's own. */
  readonly fewestPeople: number | null;
};

type SegmentRow = z.infer<typeof Segment>;

/**
 * For whom it is broken more: every group against all others of its split, with Newcombe's interval on effective n, and
 * Benjamini-Hochberg over all groups looked at. docs/methods/skew.md.
 */
export const segments = (question: SegmentsQuestion): readonly SegmentRow[] => {
  const rows = question.splits.flatMap((split) => splitRows(split, question));
  const adjusted = benjaminiHochberg(rows.flatMap(({ p }) => (p === null ? [] : [p])));
  let next = 0;
  return rows.map(({ row, p }) => {
    if (p === null) return row;
    const adjustedP = adjusted[next++]!;
    return { ...row, adjustedP, differs: adjustedP < 0.05 };
  });
};

type Tested = { readonly row: SegmentRow; readonly p: number | null };

const due = ({ counts }: Group) => counts.kept + counts.broken;

const splitRows = (split: Split, question: SegmentsQuestion): readonly Tested[] => {
  const large = split.groups.filter((g) => due(g) >= question.smallest);
  const small = split.groups.filter((g) => due(g) < question.smallest);
  const hidden = hiddenGroups(large, small, question.fewestPeople);
  const shown = large
    .filter((g) => !hidden.groups.has(g))
    .map((g) => tested(g, { split, total: question.total, demand: question.demand }))
    .sort((a, b) => (b.row.people ?? 0) - (a.row.people ?? 0) || a.row.label.localeCompare(b.row.label));
  const rest = [...small, ...large.filter((g) => hidden.groups.has(g))];
  return rest.length === 0
    ? shown
    : [...shown, { row: smallerGroups(rest, { split, question, suppressed: hidden.rest }), p: null }];
};

/**
 * What may not be shown under the privacy rule. If the row of smaller groups holds too few people, it could be got by
 * subtraction from the total; so the smallest group that is shown goes with it (complementary suppression).
 */
const hiddenGroups = (
  large: readonly Group[],
  small: readonly Group[],
  fewest: number | null,
): { groups: ReadonlySet<Group>; rest: boolean } => {
  if (fewest === null) return { groups: new Set(), rest: false };
  const people = (groups: readonly Group[]) => groups.reduce((sum, g) => sum + g.counts.people, 0);
  const groups = new Set(large.filter((g) => g.counts.people < fewest));
  const rest = () => [...small, ...groups];
  if (rest().length > 0 && people(rest()) < fewest) {
    const smallest = large.filter((g) => !groups.has(g)).sort((a, b) => a.counts.people - b.counts.people)[0];
    if (smallest) groups.add(smallest);
  }
  return { groups, rest: rest().length > 0 && people(rest()) < fewest };
};

const tested = (group: Group, context: { split: Split; total: CountedRow; demand: Demand }): Tested => {
  const { split, total, demand } = context;
  const others = subtract(total, group.counts);
  const difference = differenceOfProportions(share(group.counts), share(others), demand.level);
  const by = Object.fromEntries(split.fields.map((field, i) => [field, group.values[i]!]));
  const label = group.values.map((v) => (v === "" ? "(none)" : v)).join(", ");
  const known = !("status" in difference) && split.groups.length > 1;
  return {
    row: {
      by,
      label,
      groups: 1,
      suppressed: false,
      counts: countsOf(group.counts),
      people: group.counts.let_down,
      keepRate: rateOf(group.counts, demand, { commitments: 0, reason: null }).keepRate,
      differs: false,
      adjustedP: null,
      difference: known ? { estimate: difference.estimate, low: difference.low, high: difference.high } : null,
    },
    p: known ? difference.p : null,
  };
};

const smallerGroups = (
  groups: readonly Group[],
  context: { split: Split; question: SegmentsQuestion; suppressed: boolean },
): SegmentRow => {
  const counts = add(groups.map((g) => g.counts));
  const { split, question } = context;
  const of = question.splits.length > 1 ? ` by ${split.fields.join(" and ")}` : "";
  const label = `${groups.length} smaller ${groups.length === 1 ? "group" : "groups"}${of}`;
  const common = { by: {}, label, groups: groups.length, differs: false, adjustedP: null, difference: null };
  if (context.suppressed)
    return { ...common, suppressed: true, counts: null, people: null, keepRate: { status: "none" } };
  return {
    ...common,
    suppressed: false,
    counts: countsOf(counts),
    people: counts.let_down,
    keepRate: rateOf(counts, question.demand, { commitments: 0, reason: null }).keepRate,
  };
};

const share = (row: CountedRow) => {
  const n = row.kept + row.broken;
  return { successes: row.kept, n, effectiveN: n > 0 ? designEffect(sumsOf(row)).effectiveN : 0 };
};

const fields = [
  "kept",
  "broken",
  "pending",
  "void",
  "unknown",
  "people",
  "let_down",
  "clusters",
  "nn",
  "nk",
  "kk",
] as const;

const combine = (of: (field: (typeof fields)[number]) => number): CountedRow =>
  Object.fromEntries(fields.map((field) => [field, of(field)])) as CountedRow;

const add = (rows: readonly CountedRow[]): CountedRow =>
  combine((field) => rows.reduce((sum, row) => sum + row[field], 0));

/** A person in this group and in others leaves the others' sum of squares too large by a cross term: their interval errs on the wide side. */
const subtract = (all: CountedRow, part: CountedRow): CountedRow => combine((field) => all[field] - part[field]);
